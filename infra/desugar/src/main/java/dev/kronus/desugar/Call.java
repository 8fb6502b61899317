package dev.kronus.desugar;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The call of a lambda's code from the interface's method, as {@code LambdaMetafactory} has it. */
final class Call {
  private final Site site;
  private final List<Companion.Field> fields;
  private final MethodVisitor code;
  private final Conversion conversion;

  Call(Site site, List<Companion.Field> fields, MethodVisitor code) {
    this.site = site;
    this.fields = fields;
    this.code = code;
    this.conversion = new Conversion(code);
  }

  void write() {
    if (site.isConstructor()) {
      code.visitTypeInsn(Opcodes.NEW, site.impl().getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    List<Type> wanted = wanted();
    int captured = site.captured().size();
    for (int i = 0; i < captured; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      fields.get(i).get(code);
      conversion.convert(fields.get(i).type(), wanted.get(i));
    }
    given(wanted.subList(captured, wanted.size()));
    Handle impl = site.impl();
    code.visitMethodInsn(
        opcode(), impl.getOwner(), impl.getName(), impl.getDesc(), impl.isInterface());
    giveBack();
  }

  /** The receiver, if there is one, and the parameters. */
  private List<Type> wanted() {
    List<Type> wanted = new ArrayList<>();
    if (!site.isStatic() && !site.isConstructor()) {
      wanted.add(Type.getObjectType(site.impl().getOwner()));
    }
    wanted.addAll(List.of(Type.getArgumentTypes(site.impl().getDesc())));
    return wanted;
  }

  private void given(List<Type> wanted) {
    Type[] erased = site.erased().getArgumentTypes();
    Type[] actual = site.actual().getArgumentTypes();
    int at = 1;
    for (int i = 0; i < erased.length; i++) {
      code.visitVarInsn(erased[i].getOpcode(Opcodes.ILOAD), at);
      at += erased[i].getSize();
      // What the interface's users promise is checked, also where the code would take more.
      conversion.convert(erased[i], actual[i]);
      conversion.convert(actual[i], wanted.get(i));
    }
  }

  private int opcode() {
    return switch (site.impl().getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> site.impl().isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private void giveBack() {
    Type got =
        site.isConstructor()
            ? Type.getObjectType(site.impl().getOwner())
            : Type.getReturnType(site.impl().getDesc());
    Type asked = site.erased().getReturnType();
    if (asked.equals(Type.VOID_TYPE)) {
      drop(got);
    } else {
      conversion.convert(got, asked);
    }
    code.visitInsn(asked.getOpcode(Opcodes.IRETURN));
  }

  private void drop(Type unwanted) {
    if (unwanted.getSize() > 0) {
      code.visitInsn(unwanted.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
    }
  }
}
