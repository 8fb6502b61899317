package dev.kronus.format;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The formatter as a gate ({@code check ROOT}) and as a fixer ({@code fix ROOT}). */
public final class Format {
  private static final Formatter FORMATTER = new Formatter(JavaFormatterOptions.defaultOptions());

  private Format() {}

  /** Exits 1 when a file under ROOT's {@code functions} and {@code infra} would change. */
  public static void main(String[] args) throws IOException, FormatterException {
    boolean fix = args[0].equals("fix");
    Path root = Path.of(args[1]);
    List<Path> wrong = new ArrayList<>();
    for (Path file : sources(root)) {
      String before = Files.readString(file);
      String after = formatted(before);
      if (!before.equals(after)) {
        wrong.add(root.relativize(file));
        if (fix) {
          Files.writeString(file, after);
        }
      }
    }
    if (!wrong.isEmpty()) {
      System.err.println(fix ? "Formatted:" : "Not formatted; run `mvn -Pformat`:");
      wrong.forEach(file -> System.err.println("  " + file));
      System.exit(fix ? 0 : 1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String room : List.of("functions", "infra")) {
      try (var files = Files.walk(root.resolve(room))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !root.relativize(file).toString().contains("target/"))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static String formatted(String source) throws FormatterException {
    String imports = RemoveUnusedImports.removeUnusedImports(source);
    String ordered =
        ImportOrderer.reorderImports(imports, JavaFormatterOptions.defaultOptions().style());
    return FORMATTER.formatSource(ordered);
  }
}
