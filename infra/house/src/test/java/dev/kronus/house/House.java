package dev.kronus.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where things stand in this repository. */
final class House {
  static final Path ROOT = Path.of(System.getProperty("kronus.root"));
  static final List<String> AREAS = List.of("duties", "accounts", "contacts", "liveness");

  private House() {}

  static List<Path> files(String room, String ending) {
    return files(ROOT.resolve(room), path -> path.toString().endsWith(ending));
  }

  static List<Path> files(Path from, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.walk(from)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !isBuilt(ROOT.relativize(path)))
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The classes that are deployed. */
  static JavaClasses compiled() {
    return new ClassFileImporter()
        .importPaths(
            Stream.concat(Stream.of("kernel", "platform"), AREAS.stream())
                .map(module -> ROOT.resolve("functions/" + module + "/target/classes"))
                .filter(Files::isDirectory)
                .toList());
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** GetProbeSettings -> get-probe-settings. */
  static String kebab(String id) {
    return id.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static boolean isBuilt(Path path) {
    for (Path part : path) {
      if (List.of("target", ".git", ".aws-sam", ".idea").contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
