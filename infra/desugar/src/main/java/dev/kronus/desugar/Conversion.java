package dev.kronus.desugar;

import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns the value on top of the stack from one type into another, in the ways that {@code
 * LambdaMetafactory} allows: casting, boxing, unboxing and widening.
 */
final class Conversion {
  private static final Type OBJECT = Type.getType(Object.class);
  private static final Map<Type, Type> BOXES =
      Map.of(
          Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
          Type.CHAR_TYPE, Type.getType(Character.class),
          Type.BYTE_TYPE, Type.getType(Byte.class),
          Type.SHORT_TYPE, Type.getType(Short.class),
          Type.INT_TYPE, Type.getType(Integer.class),
          Type.LONG_TYPE, Type.getType(Long.class),
          Type.FLOAT_TYPE, Type.getType(Float.class),
          Type.DOUBLE_TYPE, Type.getType(Double.class));

  private final MethodVisitor code;

  Conversion(MethodVisitor code) {
    this.code = code;
  }

  void convert(Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    if (Site.isReference(from)) {
      fromReference(from, to);
    } else if (Site.isReference(to)) {
      box(from);
    } else {
      widen(from, to);
    }
  }

  /**
   * A cast, unless anything would pass it. It stands also where it cannot fail: otherwise the
   * verifier would load both types to see that.
   */
  private void cast(Type to) {
    if (!to.equals(OBJECT)) {
      code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }

  private void fromReference(Type from, Type to) {
    if (Site.isReference(to)) {
      cast(to);
      return;
    }
    Type primitive = unboxed(from).orElse(to);
    Type box = unboxed(from).isPresent() ? from : holder(to);
    cast(box);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        box.getInternalName(),
        primitive.getClassName() + "Value",
        Type.getMethodDescriptor(primitive),
        false);
    widen(primitive, to);
  }

  private void box(Type primitive) {
    Type box = BOXES.get(primitive);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        box.getInternalName(),
        "valueOf",
        Type.getMethodDescriptor(box, primitive),
        false);
  }

  private static Optional<Type> unboxed(Type box) {
    return BOXES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(box))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What can say its value as this primitive, when no more is known of it. */
  private static Type holder(Type primitive) {
    return primitive.equals(Type.BOOLEAN_TYPE) || primitive.equals(Type.CHAR_TYPE)
        ? BOXES.get(primitive)
        : Type.getType(Number.class);
  }

  /** JLS 5.1.2; the smaller integers are ints on the stack already. */
  private void widen(Type from, Type to) {
    String both = narrow(from) + narrow(to);
    if (both.charAt(0) == both.charAt(1)) {
      return;
    }
    switch (both) {
      case "IJ" -> code.visitInsn(Opcodes.I2L);
      case "IF" -> code.visitInsn(Opcodes.I2F);
      case "ID" -> code.visitInsn(Opcodes.I2D);
      case "JF" -> code.visitInsn(Opcodes.L2F);
      case "JD" -> code.visitInsn(Opcodes.L2D);
      case "FD" -> code.visitInsn(Opcodes.F2D);
      default -> throw new IllegalArgumentException(from + " does not widen to " + to);
    }
  }

  private static String narrow(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT -> "I";
      default -> primitive.getDescriptor();
    };
  }
}
