package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
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
          + "(lambda|sns|dynamodb)/((Default)?[A-Za-z]+Client|model/(?!InvokeReq|PublishReq)[A-Za-z]+Request)";

  /** A constant of it was copied where it is used; nobody loads it. */
  private static final String CONSTANTS = "/internal/ServiceVersionInfo";

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

  private static boolean isOfAService(JarEntry entry) {
    return entry.getName().startsWith(SERVICES) && entry.getName().endsWith(".class");
  }

  private static Set<String> named(JarFile jar, JarEntry entry) throws IOException {
    Set<String> names = new TreeSet<>();
    try (InputStream in = jar.getInputStream(entry)) {
      ClassFile.of()
          .parse(in.readAllBytes())
          .constantPool()
          .forEach(
              constant -> {
                if (constant instanceof ClassEntry named) {
                  names.add(named.asInternalName());
                }
              });
    }
    return names;
  }

  private static Path jar(String area) {
    return Launch.present(House.ROOT.resolve("functions/" + area + "/target/" + area + ".jar"));
  }
}
