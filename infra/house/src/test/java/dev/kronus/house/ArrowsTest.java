package dev.kronus.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom. Maven keeps the modules from circling; here it is by package. */
class ArrowsTest {
  private static final List<String> JDK = List.of("java.", "javax.crypto");

  /** Libraries that an area's rules stand on. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of("accounts", List.of("com.nimbusds.", "com.password4j"));

  private static JavaClasses functions;

  @BeforeAll
  static void read() {
    functions = House.compiled();
  }

  @TestFactory
  Stream<DynamicTest> anAreaKnowsTheGroundAndTheAreasBelow() {
    return House.AREAS.stream().map(area -> DynamicTest.dynamicTest(area, () -> plain(area)));
  }

  private static void plain(String area) {
    List<String> known = new ArrayList<>(below(area));
    known.addAll(List.of("dev.kronus." + area, "dev.kronus.kernel", "dev.kronus.platform"));
    classes()
        .that()
        .resideInAPackage("dev.kronus." + area)
        .should()
        .onlyDependOnClassesThat(in(known, LIBRARIES.getOrDefault(area, List.of())))
        .allowEmptyShould(true)
        .check(functions);
  }

  @TestFactory
  Stream<DynamicTest> whatStandsBelowAnAreaKnowsThatAreaTheGroundAndThePublicPackagesBelow() {
    return House.AREAS.stream().map(area -> DynamicTest.dynamicTest(area, () -> inner(area)));
  }

  private static void inner(String area) {
    List<String> ours = new ArrayList<>(below(area));
    ours.addAll(List.of("dev.kronus.kernel", "dev.kronus.platform"));
    ours.addAll(List.of("dev.kronus.platform.edge", "dev.kronus.platform.aws"));
    DescribedPredicate<JavaClass> known =
        describe(
            "in " + ours + " or dev.kronus." + area + " and below",
            type ->
                !type.getPackageName().startsWith("dev.kronus")
                    || isUnder("dev.kronus." + area, type)
                    || ours.contains(type.getPackageName()));
    classes()
        .that()
        .resideInAPackage("dev.kronus." + area + ".*")
        .should()
        .onlyDependOnClassesThat(known)
        .allowEmptyShould(true)
        .check(functions);
  }

  @Test
  void theKernelKnowsTheJdkPhoneNumbersAndCron() {
    classes()
        .that()
        .resideInAPackage("dev.kronus.kernel..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "dev.kronus.kernel..", "com.google.i18n.phonenumbers..", "com.cronutils..")
        .check(functions);
  }

  @Test
  void thePlatformsSeamsKnowTheJdkAndTheKernel() {
    classes()
        .that()
        .resideInAPackage("dev.kronus.platform")
        .should()
        .onlyDependOnClassesThat(in(List.of("dev.kronus.kernel", "dev.kronus.platform"), List.of()))
        .check(functions);
  }

  @TestFactory
  Stream<DynamicTest> aLibraryHasItsPlace() {
    return Stream.of(
        place("software.amazon.awssdk..", "dev.kronus..aws", "software.amazon.awssdk.regions"),
        place("com.fasterxml.jackson..", "dev.kronus.platform.edge", "dev.kronus.platform.aws"),
        place("com.twilio..", "dev.kronus.duties.."),
        place("com.nimbusds..", "dev.kronus.accounts.."),
        place("com.password4j..", "dev.kronus.accounts.."),
        place("com.google.i18n..", "dev.kronus.kernel.."),
        place("com.cronutils..", "dev.kronus.kernel.."));
  }

  private static DynamicTest place(String library, String... places) {
    return DynamicTest.dynamicTest(
        library,
        () ->
            noClasses()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(functions));
  }

  @Test
  void amongTheRoutesOnlyTheWiringKnowsTheAdapters() {
    noClasses()
        .that()
        .resideInAPackage("dev.kronus.*.routes")
        .and()
        .haveSimpleNameNotEndingWith("Wiring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.kronus.platform.aws")
        .allowEmptyShould(true)
        .check(functions);
  }

  /** What texts at night must not wait for what mails. */
  @Test
  void onlyTheFunctionThatMailsLoadsTheClientOfSes() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.kronus.duties.aws")
        .and()
        .doNotHaveSimpleName("MailWiring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.kronus.duties.aws")
        .check(functions);
    noClasses()
        .that()
        .doNotHaveSimpleName("DeliverMail")
        .and()
        .doNotHaveSimpleName("MailWiring")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("MailWiring")
        .check(functions);
  }

  @Test
  void nothingDeployedKnowsTheLocalCloudOrTheDoubles() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.kronus.local..", "dev.kronus.doubles..", "org.junit..")
        .check(functions);
  }

  @Test
  void noPackageIsDeeperThanOneLevelBelowItsArea() {
    noClasses()
        .should()
        .resideInAPackage("dev.kronus.*.*.*..")
        .allowEmptyShould(true)
        .check(functions);
  }

  /** The areas that {@code area} may know: liveness -> contacts -> accounts -> duties. */
  private static List<String> below(String area) {
    return House.AREAS.subList(0, House.AREAS.indexOf(area)).stream()
        .map(lower -> "dev.kronus." + lower)
        .toList();
  }

  private static DescribedPredicate<JavaClass> in(List<String> packages, List<String> libraries) {
    return describe(
        "in the JDK, " + libraries + " or " + packages,
        type ->
            type.isPrimitive()
                || type.isArray()
                || Stream.concat(JDK.stream(), libraries.stream())
                    .anyMatch(type.getPackageName()::startsWith)
                || packages.contains(type.getPackageName()));
  }

  private static boolean isUnder(String parent, JavaClass type) {
    return type.getPackageName().equals(parent) || type.getPackageName().startsWith(parent + ".");
  }
}
