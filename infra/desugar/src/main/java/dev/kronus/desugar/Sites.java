package dev.kronus.desugar;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts calls of companions in the place of a class's lambdas. */
final class Sites extends ClassVisitor {
  private final String host;
  private final Set<String> privates;
  private final Set<String> finals = new HashSet<>();
  private final Set<String> late = new TreeSet<>();
  private final Map<String, Companion> companions = new LinkedHashMap<>();

  Sites(String host, Set<String> privates, ClassVisitor out) {
    super(Opcodes.ASM9, out);
    this.host = host;
    this.privates = privates;
  }

  Collection<Companion> companions() {
    return companions.values();
  }

  /** A class file of Java 9 or later may set its final fields nowhere but in its constructors. */
  void requireJava11() {
    if (!late.isEmpty()) {
      throw new IllegalStateException(host + " sets final fields late: " + late);
    }
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String type, String generic, Object value) {
    if ((access & Opcodes.ACC_FINAL) != 0) {
      finals.add(name);
    }
    return super.visitField(access, name, type, generic, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String type, String generic, String[] thrown) {
    return new Code(name, super.visitMethod(access, name, type, generic, thrown));
  }

  private Companion companion(Site site) {
    return companions.computeIfAbsent(
        site.shape(), any -> new Companion(host + "$$Lambda" + companions.size()));
  }

  /** The code of one method. */
  private final class Code extends MethodVisitor {
    private final String method;

    Code(String method, MethodVisitor out) {
      super(Opcodes.ASM9, out);
      this.method = method;
    }

    @Override
    public void visitFieldInsn(int code, String owner, String field, String type) {
      boolean sets = code == Opcodes.PUTFIELD || code == Opcodes.PUTSTATIC;
      if (sets && owner.equals(host) && finals.contains(field) && !method.startsWith("<")) {
        late.add(field);
      }
      super.visitFieldInsn(code, owner, field, type);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String factory, Handle bootstrap, Object... arguments) {
      if (Site.isPlain(bootstrap)) {
        Site site = Site.of(name, factory, arguments);
        if (site.isCallableBeside(host, privates)) {
          Companion companion = companion(site);
          String made = companion.add(site);
          super.visitMethodInsn(Opcodes.INVOKESTATIC, companion.name(), made, factory, false);
          return;
        }
      }
      super.visitInvokeDynamicInsn(name, factory, bootstrap, arguments);
    }
  }
}
