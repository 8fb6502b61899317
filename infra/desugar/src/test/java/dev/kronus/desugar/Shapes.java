package dev.kronus.desugar;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lambdas of many shapes, in Java 8, and what they say. */
public final class Shapes extends Ancestor {
  private static final String SECRET = "private";
  private final String own;
  private final List<String> said = new ArrayList<>();
  private int times;

  Shapes(String own) {
    this.own = own;
  }

  /** Plays all of them. */
  public static List<String> all() {
    Shapes shapes = new Shapes("mine");
    shapes.captures();
    shapes.references();
    shapes.primitives();
    shapes.boxes();
    shapes.generics();
    shapes.others();
    return shapes.said;
  }

  /** One of the lambdas, to be looked at. */
  public static Supplier<String> one() {
    return () -> SECRET;
  }

  private void captures() {
    int i = 7;
    long l = 1L << 40;
    double d = 0.5;
    byte b = 3;
    char c = 'c';
    boolean yes = true;
    Supplier<String> nothing = () -> "nothing";
    Supplier<String> many = () -> own + i + l + d + b + c + yes;
    Supplier<String> nested = () -> ((Supplier<String>) () -> own + i).get();
    LongSupplier wide = () -> l;
    BooleanSupplier bool = () -> yes;
    say(nothing.get(), many.get(), nested.get(), wide.getAsLong(), bool.getAsBoolean());
    Runnable effect = () -> say("done by " + own);
    effect.run();
  }

  private void references() {
    Function<String, Shapes> constructor = Shapes::new;
    Function<Shapes, String> unbound = Shapes::hidden;
    Supplier<String> bound = this::hidden;
    Supplier<String> above = super::toString;
    Supplier<String> inherited = this::inherited;
    UnaryOperator<String> interfaces = String::trim;
    Function<List<String>, Integer> ofAnInterface = List::size;
    IntFunction<String[]> array = String[]::new;
    Function<int[], Object> copy = int[]::clone;
    Function<String, List<String>> varargs = Arrays::asList;
    Inner inner = new Inner();
    say(constructor.apply("x").own, unbound.apply(this), bound.get(), above.get());
    say(inherited.get(), interfaces.apply(" s "), ofAnInterface.apply(Arrays.asList("a", "b")));
    say(array.apply(3).length, ((int[]) copy.apply(new int[] {4})).length, varargs.apply("v"));
    say(inner.asked.get(), inner.twice(), Told.AT_ONCE.get(), ((Told) () -> "!").loudly().get());
  }

  private void primitives() {
    IntToLongFunction widened = Shapes::half;
    ToLongFunction<Integer> unboxedAndWidened = Integer::intValue;
    ToDoubleFunction<Short> fromShort = Short::shortValue;
    Function<Integer, Integer> boxedTwice = Shapes::half;
    ToIntFunction<Object> asInt = Shapes::<Integer>same;
    IntBinaryOperator sum = Integer::sum;
    DoubleUnaryOperator root = Math::sqrt;
    BiFunction<Long, Byte, Object> mixed = Shapes::mixed;
    Consumer<String> dropped = said::add;
    ObjLongConsumer<StringBuilder> droppedWide = StringBuilder::append;
    Consumer<Integer> droppedLong = Shapes::wide;
    StringBuilder builder = new StringBuilder();
    droppedWide.accept(builder, 9L);
    dropped.accept("added");
    droppedLong.accept(3);
    say(
        widened.applyAsLong(9),
        unboxedAndWidened.applyAsLong(4),
        fromShort.applyAsDouble((short) 2));
    say(boxedTwice.apply(8), asInt.applyAsInt(5), sum.applyAsInt(2, 3), root.applyAsDouble(16));
    say(mixed.apply(2L, (byte) 1), builder);
  }

  private void boxes() {
    ToFloat toFloat = Shapes::half;
    LongToDoubleFunction toDouble = Shapes::wide;
    ToDoubleFunction<Float> fromFloat = Float::floatValue;
    Function<Float, Float> floats = Shapes::twice;
    Function<Character, Character> chars = Shapes::next;
    Function<Boolean, Boolean> booleans = Shapes::not;
    Function<Byte, Short> smaller = Byte::shortValue;
    ToChar asChar = Shapes::<Character>same;
    Predicate<Object> asBoolean = Shapes::<Boolean>same;
    say(toFloat.of(9), toDouble.applyAsDouble(1L << 60), fromFloat.applyAsDouble(1.5f));
    say(floats.apply(1.25f), chars.apply('a'), booleans.apply(true), smaller.apply((byte) -3));
    say(asChar.of('z'), asBoolean.test(true), failure(() -> asChar.of("no character")));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void generics() {
    Comparator<String> order = Comparator.comparingInt(String::length).thenComparing(s -> s);
    Bridged<Integer> bridged = number -> number + 1;
    Function<Object, Object> raw = any -> ((Bridged) bridged).to((Number) any);
    say(Stream.of("ccc", "a", "bb").sorted(order.reversed()).collect(Collectors.joining()));
    say(bridged.to(1), raw.apply(2), failure(() -> raw.apply("not a number")));
    say(failure(() -> pretended(n -> "n" + n).apply("no number")));
    say(failure(() -> pretended(String::valueOf).apply("no number")));
  }

  private void others() {
    Supplier<String> serializable = (Supplier<String> & Serializable) () -> own;
    Runnable marked = (Runnable & Marker) () -> say("marked");
    marked.run();
    Chain end = () -> null;
    Chain chain = () -> end;
    Runnable counted = () -> times++;
    counted.run();
    say(chain.lambda0().equals(end), times);
    say(serializable.get(), marked instanceof Marker, failure(() -> thrown("it")));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Function<Object, Object> pretended(Function<Integer, String> numbers) {
    return (Function) numbers;
  }

  private static String failure(Supplier<?> supplier) {
    try {
      return "no failure: " + supplier.get();
    } catch (RuntimeException failure) {
      return failure.getClass().getSimpleName();
    }
  }

  private static Object thrown(String why) {
    throw new IllegalStateException(why);
  }

  private static int half(int number) {
    return number / 2;
  }

  private static long wide(long number) {
    return number;
  }

  private static float twice(float number) {
    return number * 2;
  }

  private static char next(char letter) {
    return (char) (letter + 1);
  }

  private static boolean not(boolean value) {
    return !value;
  }

  private static double mixed(double number, int other) {
    return number + other;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T same(Object any) {
    return (T) any;
  }

  private String hidden() {
    return SECRET + own;
  }

  @Override
  protected String inherited() {
    return "below " + super.inherited();
  }

  @Override
  public String toString() {
    return "not asked";
  }

  private void say(Object... values) {
    for (Object value : values) {
      said.add(String.valueOf(value));
    }
  }

  /** Of the same nest, with private code of its own. */
  private final class Inner {
    final Supplier<String> asked = this::answer;

    private String answer() {
      return "inner " + own;
    }

    String twice() {
      Supplier<String> outer = Shapes.this::hidden;
      return outer.get() + asked.get();
    }
  }

  private interface Marker {}

  /** With a method that is narrower than its erasure. */
  private interface Bridged<T extends Number> {
    T to(T number);
  }

  private interface Told {
    Supplier<String> AT_ONCE = Told::hush;

    static String hush() {
      return "hush";
    }

    default Supplier<String> loudly() {
      String before = "HEY";
      return () -> before + word();
    }

    String word();
  }

  private interface ToFloat {
    float of(int number);
  }

  private interface ToChar {
    char of(Object any);
  }

  /** Has a method of the name that a maker of lambdas might be given. */
  private interface Chain {
    Chain lambda0();
  }
}
