package dev.kronus.desugar;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A place where a lambda is made: an {@code invokedynamic} of {@code
 * LambdaMetafactory.metafactory}, whose parameters these are.
 *
 * @param factory what is captured, and the functional interface
 * @param name of the interface's method
 * @param erased its type as the interface declares it
 * @param impl the code
 * @param actual its type where the lambda stands
 */
record Site(Type factory, String name, Type erased, Handle impl, Type actual) {
  private static final String BOOTSTRAP = "java/lang/invoke/LambdaMetafactory";

  /** Serializable lambdas and those of several interfaces are not made by it. */
  static boolean isPlain(Handle bootstrap) {
    return bootstrap.getOwner().equals(BOOTSTRAP) && bootstrap.getName().equals("metafactory");
  }

  static Site of(String name, String factory, Object... arguments) {
    return new Site(
        Type.getMethodType(factory),
        name,
        (Type) arguments[0],
        (Handle) arguments[1],
        (Type) arguments[2]);
  }

  /**
   * Whether a class beside {@code host} may call the code as {@code host} itself does. By {@code
   * invokespecial} it could reach no method that a class below may override.
   *
   * @param privates the host's private methods, by name and type
   */
  boolean isCallableBeside(String host, Set<String> privates) {
    boolean own =
        impl.getOwner().equals(host) && privates.contains(impl.getName() + impl.getDesc());
    boolean special = impl.getTag() == Opcodes.H_INVOKESPECIAL && !own;
    return !special && !impl.getOwner().startsWith("[");
  }

  List<Type> captured() {
    return List.of(factory.getArgumentTypes());
  }

  boolean isConstructor() {
    return impl.getTag() == Opcodes.H_NEWINVOKESPECIAL;
  }

  boolean isStatic() {
    return impl.getTag() == Opcodes.H_INVOKESTATIC;
  }

  /** Sites alike in this share a class: the interface and its method, and what is captured. */
  String shape() {
    StringBuilder shape = new StringBuilder(factory.getReturnType().getInternalName());
    shape.append(' ').append(name).append(erased).append(' ');
    captured().forEach(type -> shape.append(kind(type).getDescriptor()));
    return shape.toString();
  }

  /** All references are of one kind. */
  static Type kind(Type type) {
    return isReference(type) ? Type.getObjectType("java/lang/Object") : type;
  }

  static boolean isReference(Type type) {
    return type.getSort() >= Type.ARRAY;
  }
}
