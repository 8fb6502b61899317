package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Lambda gets: small, and with nothing missing that could be reached. */
class ShadedJarsTest {
  private static final String SERVICES = "software/amazon/awssdk/services/";

  /**
   * The clients name every operation there is, and the requests of those that nobody calls are kept
   * for the verifier alone.
   */
  private static final String MAY_MISS =
      SERVICES
          + "(lambda|sns|dynamodb)/"
          + "((Default)?[A-Za-z]+Client|model/(?!InvokeReq|PublishReq)[A-Za-z]+Request)([$][$]Lambda[0-9]+)?";

  /** A constant of it was copied where it is used; nobody loads it. */
  private static final String CONSTANTS = "/internal/ServiceVersionInfo";

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  @ParameterizedTest
  @ValueSource(strings = {"accounts", "contacts", "liveness", "duties"})
  void isSmall(String area) throws IOException {
    long most = (area.equals("duties") ? 20 : 15) * 1_000_000L;
    long size = Files.size(jar(area));
    System.out.printf("%s.jar: %.1f MB%n", area, size / 1e6);
    assertTrue(size <= most, area + ".jar: " + size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts", "contacts", "liveness", "duties"})
  void missesNoOperationThatIsCalled(String area) throws IOException {
    Set<String> missing = new TreeSet<>();
    try (JarFile jar = new JarFile(jar(area).toFile())) {
      Set<String> there = jar.stream().map(JarEntry::getName).collect(Collectors.toSet());
      for (JarEntry entry : jar.stream().filter(ShadedJarsTest::isOfAService).toList()) {
        for (String name : named(jar, entry)) {
          if (name.startsWith(SERVICES)
              && !name.endsWith(CONSTANTS)
              && !there.contains(name + ".class")) {
            missing.add(entry.getName() + " misses " + name);
          }
        }
      }
    }
    missing.removeIf(line -> line.matches(MAY_MISS + "[.]class misses .*"));
    assertEquals(Set.of(), missing);
  }

  /** Each that is not would be made a class at every cold start (ADR 018). */
  @ParameterizedTest
  @ValueSource(strings = {"accounts", "contacts", "liveness", "duties"})
  void itsLambdasAreClasses(String area) throws IOException {
    Set<String> others = new TreeSet<>();
    try (JarFile jar = new JarFile(jar(area).toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        constants(jar, entry)
            .forEach(
                constant -> {
                  if (constant instanceof MethodHandleEntry handle
                      && handle.reference().owner().asInternalName().equals(METAFACTORY)
                      && handle.reference().name().equalsString("metafactory")) {
                    others.add(entry.getName());
                  }
                });
      }
    }
    assertEquals(Set.of(), others);
  }

  /** Of the SDK's descriptions of all services those alone that are called. */
  @ParameterizedTest
  @ValueSource(strings = {"accounts", "contacts", "liveness", "duties"})
  void describesTheServicesThatAreCalled(String area) throws IOException {
    try (JarFile jar = new JarFile(jar(area).toFile())) {
      assertEquals(
          6,
          jar.stream()
              .filter(
                  entry -> entry.getName().contains("/servicemetadata/") && !entry.isDirectory())
              .count());
    }
  }

  private static boolean isOfAService(JarEntry entry) {
    return entry.getName().startsWith(SERVICES) && entry.getName().endsWith(".class");
  }

  private static Set<String> named(JarFile jar, JarEntry entry) throws IOException {
    Set<String> names = new TreeSet<>();
    constants(jar, entry)
        .forEach(
            constant -> {
              if (constant instanceof ClassEntry named) {
                names.add(named.asInternalName());
              }
            });
    return names;
  }

  private static ConstantPool constants(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return ClassFile.of().parse(in.readAllBytes()).constantPool();
    }
  }

  private static Path jar(String area) {
    return Launch.present(House.ROOT.resolve("functions/" + area + "/target/" + area + ".jar"));
  }
}
