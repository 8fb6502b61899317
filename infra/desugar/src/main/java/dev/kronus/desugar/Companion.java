package dev.kronus.desugar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class that lambdas of one shape in one host become. It belongs to the host's nest, so it may
 * call what is private there; which of its lambdas an instance is, a number says.
 */
final class Companion {
  private static final String WHICH = "which";
  private static final String OBJECT = "java/lang/Object";

  private final String name;
  private final List<Site> sites = new ArrayList<>();

  Companion(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Adds a lambda and names the static method that makes it, of the site's own type. */
  String add(Site site) {
    sites.add(site);
    return factory(sites.size() - 1);
  }

  byte[] bytes(String nest) {
    Site first = sites.getFirst();
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    out.visit(
        Opcodes.V11,
        Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_SUPER,
        name,
        null,
        OBJECT,
        new String[] {first.factory().getReturnType().getInternalName()});
    out.visitNestHost(nest);
    fields().forEach(field -> field.declare(out));
    constructor(out);
    IntStream.range(0, sites.size()).forEach(which -> factory(out, which));
    method(out, first);
    out.visitEnd();
    return out.toByteArray();
  }

  /** What an instance knows: what was captured, in its order, and which lambda it is. */
  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    List<Type> captured = sites.getFirst().captured();
    for (int i = 0; i < captured.size(); i++) {
      int at = i;
      boolean alike =
          sites.stream().allMatch(site -> site.captured().get(at).equals(captured.get(at)));
      fields.add(new Field(name, "c" + i, alike ? captured.get(i) : Site.kind(captured.get(i))));
    }
    if (sites.size() > 1) {
      fields.add(new Field(name, WHICH, Type.INT_TYPE));
    }
    return fields;
  }

  private Type constructor() {
    return Type.getMethodType(
        Type.VOID_TYPE, fields().stream().map(Field::type).toArray(Type[]::new));
  }

  private void constructor(ClassWriter out) {
    MethodVisitor code = method(out, Opcodes.ACC_PRIVATE, "<init>", constructor());
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    int at = 1;
    for (Field field : fields()) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(field.type().getOpcode(Opcodes.ILOAD), at);
      field.put(code);
      at += field.type().getSize();
    }
    code.visitInsn(Opcodes.RETURN);
    end(code);
  }

  private void factory(ClassWriter out, int which) {
    Site site = sites.get(which);
    MethodVisitor code = method(out, Opcodes.ACC_STATIC, factory(which), site.factory());
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    int at = 0;
    for (Type type : site.captured()) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), at);
      at += type.getSize();
    }
    if (sites.size() > 1) {
      code.visitLdcInsn(which);
    }
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL, name, "<init>", constructor().getDescriptor(), false);
    code.visitInsn(Opcodes.ARETURN);
    end(code);
  }

  /** The interface's one method. */
  private void method(ClassWriter out, Site first) {
    MethodVisitor code = method(out, Opcodes.ACC_PUBLIC, first.name(), first.erased());
    Label[] labels = sites.stream().map(site -> new Label()).toArray(Label[]::new);
    if (sites.size() > 1) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      fields().getLast().get(code);
      code.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
    }
    for (int which = 0; which < labels.length; which++) {
      if (sites.size() > 1) {
        code.visitLabel(labels[which]);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      }
      new Call(sites.get(which), fields(), code).write();
    }
    end(code);
  }

  private static MethodVisitor method(ClassWriter out, int access, String name, Type type) {
    MethodVisitor code = out.visitMethod(access, name, type.getDescriptor(), null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** A name that no source can give to the interface's own method. */
  private static String factory(int which) {
    return "lambda-" + which;
  }

  /** A final field of the companion. */
  record Field(String owner, String name, Type type) {
    void declare(ClassWriter out) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
      out.visitField(access, name, type.getDescriptor(), null, null).visitEnd();
    }

    void put(MethodVisitor code) {
      code.visitFieldInsn(Opcodes.PUTFIELD, owner, name, type.getDescriptor());
    }

    void get(MethodVisitor code) {
      code.visitFieldInsn(Opcodes.GETFIELD, owner, name, type.getDescriptor());
    }
  }
}
