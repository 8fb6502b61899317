package dev.kronus.desugar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes classes of the lambdas in function jars. The JVM makes a class for each lambda when it is
 * first met, at every cold start anew, and takes a sixth of a read's start for it; one that is in
 * the jar is only loaded.
 */
public final class Desugar {
  private Desugar() {}

  /** Rewrites the jars at the paths given. */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      Path path = Path.of(jar);
      Path made = path.resolveSibling(path.getFileName() + ".desugared");
      int classes = rewrite(path, made);
      Files.move(made, path, StandardCopyOption.REPLACE_EXISTING);
      System.out.println(path.getFileName() + ": its lambdas are " + classes + " classes now");
    }
  }

  /**
   * Writes the jar {@code from} to {@code to}, its lambdas as classes. What else is in it, the
   * order and the times stay; what is below {@code META-INF}, classes too, is not looked at.
   *
   * @return how many classes it has more
   */
  public static int rewrite(Path from, Path to) throws IOException {
    Map<ZipEntry, byte[]> entries = read(from);
    Map<String, byte[]> made = new Lambdas(classes(entries)).asClasses();
    try (OutputStream file = Files.newOutputStream(to);
        ZipOutputStream jar = new ZipOutputStream(file)) {
      LocalDateTime time = LocalDateTime.MIN;
      for (Map.Entry<ZipEntry, byte[]> old : entries.entrySet()) {
        String name = old.getKey().getName();
        time = old.getKey().getTimeLocal();
        byte[] bytes = made.remove(name);
        write(jar, name, time, bytes == null ? old.getValue() : bytes);
      }
      for (Map.Entry<String, byte[]> added : made.entrySet()) {
        write(jar, added.getKey(), time, added.getValue());
      }
    }
    return made.size();
  }

  private static Map<String, byte[]> classes(Map<ZipEntry, byte[]> entries) {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    entries.forEach(
        (entry, bytes) -> {
          if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
            classes.put(entry.getName(), bytes);
          }
        });
    return classes;
  }

  private static Map<ZipEntry, byte[]> read(Path path) throws IOException {
    Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile jar = new ZipFile(path.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        try (InputStream in = jar.getInputStream(entry)) {
          entries.put(entry, in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static void write(ZipOutputStream jar, String name, LocalDateTime time, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    jar.putNextEntry(entry);
    jar.write(bytes);
    jar.closeEntry();
  }
}
