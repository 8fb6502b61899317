package dev.kronus.desugar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@link Shapes} in jars, compiled for older Javas too. */
final class Sample {
  static final String WORDS = "words.txt";

  /** It does not exist where a zone skips it. */
  static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 29, 2, 30);

  private static final Path SOURCES = Path.of("src/test/java/dev/kronus/desugar");
  private final Path folder;

  Sample(Path folder) {
    this.folder = folder;
  }

  Path jar(int release) throws IOException {
    Path home = compiled(release);
    Path jar = folder.resolve("plain.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> classes = Files.walk(home)) {
      add(out, WORDS, "as it was".getBytes(StandardCharsets.UTF_8));
      for (Path type : classes.filter(Files::isRegularFile).sorted().toList()) {
        add(out, home.relativize(type).toString(), Files.readAllBytes(type));
      }
    }
    return jar;
  }

  private Path compiled(int release) throws IOException {
    Path home = Files.createDirectories(folder.resolve("classes" + release));
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-Xlint:-options"));
    arguments.addAll(List.of("--release", Integer.toString(release), "-d", home.toString()));
    for (String name : List.of("Shapes.java", "Ancestor.java")) {
      arguments.add(SOURCES.resolve(name).toString());
    }
    String[] all = arguments.toArray(String[]::new);
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, all) != 0) {
      throw new IllegalStateException("not compiled for " + release);
    }
    return home;
  }

  private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  static List<?> said(Path jar) throws Exception {
    try (URLClassLoader loader = loader(jar)) {
      return (List<?>) shapes(loader).getMethod("all").invoke(null);
    }
  }

  static Class<?> one(Path jar) throws Exception {
    try (URLClassLoader loader = loader(jar)) {
      return ((Supplier<?>) shapes(loader).getMethod("one").invoke(null)).getClass();
    }
  }

  private static Class<?> shapes(ClassLoader loader) throws ClassNotFoundException {
    return loader.loadClass(Shapes.class.getName());
  }

  /** Knows nothing but the jar and the JDK. */
  private static URLClassLoader loader(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  static Map<String, byte[]> classes(Path path) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          classes.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return classes;
  }

  /** The makers of lambdas that are still called. */
  static List<String> left(Path path) throws IOException {
    List<String> left = new ArrayList<>();
    for (byte[] bytes : classes(path).values()) {
      new ClassReader(bytes).accept(new Left(left), 0);
    }
    return left;
  }

  /** The class with a field of it made final. */
  static byte[] withFinal(String field, byte[] bytes) {
    ClassWriter out = new ClassWriter(0);
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, out) {
              @Override
              public FieldVisitor visitField(
                  int access, String name, String type, String generic, Object value) {
                int more = name.equals(field) ? Opcodes.ACC_FINAL : 0;
                return super.visitField(access | more, name, type, generic, value);
              }
            },
            0);
    return out.toByteArray();
  }

  private static final class Left extends ClassVisitor {
    private final List<String> left;

    Left(List<String> left) {
      super(Opcodes.ASM9);
      this.left = left;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String generic, String[] thrown) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String factory, Handle bootstrap, Object... arguments) {
          if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            left.add(bootstrap.getName());
          }
        }
      };
    }
  }
}
