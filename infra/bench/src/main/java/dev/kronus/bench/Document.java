package dev.kronus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code docs/performance.md}: a head, and the sections in their order, each from a file of its own
 * in {@code docs/performance}. So a part that is run alone leaves the others as they were.
 */
final class Document {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private final Path root;
  private final Path folder;

  Document(Path root) {
    this.root = root;
    this.folder = root.resolve("docs/performance");
  }

  /** Puts a part's section in place of what stood there. */
  void keep(Part part, Section section) throws IOException {
    Files.createDirectories(folder);
    forget(part.name());
    Files.writeString(
        folder.resolve(part.name() + ".md"),
        "## %s%n%n%s%n%n%s"
            .formatted(part.title(), measured(part.name()), section.markdown(part.name()))
            .replaceAll("\\n+$", "\n"));
    for (var chart : section.charts().entrySet()) {
      Files.writeString(
          folder.resolve(part.name() + "-" + chart.getKey() + ".svg"), chart.getValue());
    }
  }

  /** Writes the whole anew from what there is of {@code parts}. */
  void write(List<Part> parts) throws IOException {
    StringBuilder text = new StringBuilder(head());
    for (Part part : parts) {
      Path file = folder.resolve(part.name() + ".md");
      if (Files.exists(file)) {
        text.append('\n').append(Files.readString(file));
      }
    }
    Files.writeString(root.resolve("docs/performance.md"), text);
  }

  private static String head() {
    return """
    # What it costs

    Written by `mvn -Pbench`, which measures all of it again, in less than 15 minutes on two idle cores with the usual 11 runs (`-Dbench.runs`);
    `-Dbench=cold`, `warm`, `cost`, `growth` or `nine`, or several with commas, renews single sections, and `tune` the one about what was tried,
    which is renewed only then. Do not edit it: the next run writes over it. Times are of one machine, so read the ratios: what is compared ran in turn in the same
    run. A figure is a median; in brackets stand the least and the most.

    - Machine: %s
    - Java: %s
    - Libraries: %s
    """
        .formatted(Machine.told(), Machine.java(), Machine.libraries());
  }

  private static String measured(String part) {
    return "Measured %s UTC by `mvn -Pbench -Dbench=%s`."
        .formatted(MINUTE.format(ZonedDateTime.now(ZoneOffset.UTC)), part);
  }

  private void forget(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.equals(part + ".md") || name.startsWith(part + "-")) {
          Files.delete(file);
        }
      }
    }
  }
}
