package dev.kronus.desugar;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts calls of companions in the place of a class's lambdas. */
final class Sites extends ClassVisitor {
  private final String host;
  private final Map<String, Companion> companions = new LinkedHashMap<>();

  Sites(String host, ClassVisitor out) {
    super(Opcodes.ASM9, out);
    this.host = host;
  }

  Collection<Companion> companions() {
    return companions.values();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String type, String generic, String[] thrown) {
    return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, generic, thrown)) {
      @Override
      public void visitInvokeDynamicInsn(
          String called, String factory, Handle bootstrap, Object... arguments) {
        if (Site.isPlain(bootstrap)) {
          Site site = Site.of(called, factory, arguments);
          if (site.isCallableBeside(host)) {
            Companion companion = companion(site);
            String made = companion.add(site);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, companion.name(), made, factory, false);
            return;
          }
        }
        super.visitInvokeDynamicInsn(called, factory, bootstrap, arguments);
      }
    };
  }

  private Companion companion(Site site) {
    return companions.computeIfAbsent(
        site.shape(), any -> new Companion(host + "$$Lambda" + companions.size()));
  }
}
