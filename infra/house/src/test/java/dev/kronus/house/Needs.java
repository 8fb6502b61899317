package dev.kronus.house;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a function's code can reach: which methods of the platform's seams, which changes to the
 * table, which of its indexes. Calls are followed by method, through lambdas and into every
 * implementation of an interface, up to the seams; what lies behind those is the adapters' business
 * and said in {@link Rights}.
 */
final class Needs {
  private static final Set<String> SEAMS =
      Set.of("Table", "Schedules", "Secrets", "RotatingSecret", "Invoker", "Topic", "Mailer");

  private final Set<JavaCodeUnit> seen = new HashSet<>();
  private final Deque<JavaCodeUnit> waiting = new ArrayDeque<>();

  /** Such as {@code Table.get}, {@code Write.update}, {@code Index.DUE}. */
  private final Set<String> reached = new TreeSet<>();

  /** Who calls a seam, such as {@code OperatorSettings Secrets.read}. */
  private final Set<String> callers = new TreeSet<>();

  private Needs(JavaClass function) {
    waiting.addAll(function.getCodeUnits());
    while (!waiting.isEmpty()) {
      JavaCodeUnit unit = waiting.remove();
      if (seen.add(unit)) {
        accesses(unit).forEach(access -> follow(unit, access));
      }
    }
  }

  /** By the name of the function's class. */
  static Needs of(JavaClasses classes, String function) {
    return new Needs(classes.get(function));
  }

  boolean reach(String what) {
    return reached.contains(what);
  }

  /** The classes that call any method of this seam. */
  Set<String> callers(String seam) {
    return callers.stream()
        .filter(call -> call.contains(" " + seam + "."))
        .map(call -> call.substring(0, call.indexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
    return Stream.of(
            unit.getCallsFromSelf(),
            unit.getFieldAccesses(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Set::stream);
  }

  private void follow(JavaCodeUnit from, JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    if (!owner.getPackageName().startsWith("dev.kronus")
        || owner.getPackageName().equals("dev.kronus.platform.aws")) {
      return;
    }
    String name = owner.getSimpleName() + "." + access.getTarget().getName();
    boolean constantOfQuery = name.startsWith("Index.") && isAsked(from);
    if (name.startsWith("Write.") || constantOfQuery) {
      reached.add(name);
    }
    if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target) {
      target.resolveMember().ifPresent(unit -> enter(from, owner, unit));
    }
  }

  private void enter(JavaCodeUnit from, JavaClass owner, JavaCodeUnit unit) {
    boolean isAbstract = unit.getModifiers().contains(JavaModifier.ABSTRACT);
    if (SEAMS.contains(owner.getSimpleName()) && !from.getOwner().equals(owner)) {
      callers.add(
          outermost(from.getOwner()).getSimpleName()
              + " "
              + owner.getSimpleName()
              + "."
              + unit.getName());
    }
    if (SEAMS.contains(owner.getSimpleName()) && isAbstract) {
      reached.add(owner.getSimpleName() + "." + unit.getName());
      return;
    }
    waiting.add(unit);
    if (isAbstract) {
      owner.getAllSubclasses().forEach(subclass -> enterNamesake(subclass, unit));
    }
  }

  private void enterNamesake(JavaClass subclass, JavaCodeUnit unit) {
    subclass.getCodeUnits().stream()
        .filter(own -> own.getName().equals(unit.getName()))
        .forEach(waiting::add);
  }

  /** The index a query walks, not the ones that Query itself tells apart. */
  private static boolean isAsked(JavaCodeUnit from) {
    return !outermost(from.getOwner()).getSimpleName().equals("Query")
        || from.getName().equals("of");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Needs::outermost).orElse(type);
  }
}
