package dev.kronus.desugar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lambdas that became classes do what they did. */
class DesugarTest {
  private static final long TIME = 1_700_000_000_000L;
  @TempDir Path folder;

  @Test
  void everyShapeSaysTheSame() throws Exception {
    try (URLClassLoader loader = loader(desugared())) {
      Object said = loader.loadClass(Shapes.class.getName()).getMethod("all").invoke(null);
      assertEquals(Shapes.all(), said);
      assertEquals(39, ((List<?>) said).size(), said.toString());
    }
  }

  @Test
  void aLambdaIsAClassOfTheJar() throws Exception {
    try (URLClassLoader loader = loader(desugared())) {
      Class<?> shapes = loader.loadClass(Shapes.class.getName());
      Class<?> one = shapes.getMethod("one").invoke(null).getClass();
      assertFalse(one.isHidden());
      assertTrue(one.isSynthetic());
      assertEquals(shapes, one.getNestHost());
      assertTrue(Shapes.one().getClass().isHidden(), "the test itself is not desugared");
    }
  }

  /** What is serialized by name, what has two interfaces, and what is called by two names. */
  @Test
  void whatNoClassCouldServeAlikeStays() throws Exception {
    assertEquals(List.of("altMetafactory", "altMetafactory", "altMetafactory"), left(desugared()));
  }

  @Test
  void aSecondTimeChangesNothing() throws Exception {
    Path once = desugared();
    Path twice = folder.resolve("twice.jar");
    assertEquals(0, Desugar.rewrite(once, twice));
    assertArrayEquals(Files.readAllBytes(once), Files.readAllBytes(twice));
  }

  @Test
  void otherFilesTheOrderAndTheTimesStay() throws Exception {
    Path plain = plain();
    Desugar.main(new String[] {plain.toString()});
    try (JarFile jar = new JarFile(plain.toFile())) {
      assertEquals("words.txt", jar.entries().nextElement().getName());
      assertTrue(jar.stream().allMatch(entry -> entry.getTime() == TIME));
      try (InputStream in = jar.getInputStream(jar.getEntry("words.txt"))) {
        assertEquals("as it was", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(plain), left.toList());
    }
  }

  private Path desugared() throws IOException {
    Path made = folder.resolve("made.jar");
    assertTrue(Desugar.rewrite(plain(), made) > 0);
    return made;
  }

  private Path plain() throws IOException {
    Path home =
        Path.of(URI.create(Shapes.class.getResource("Shapes.class").toString())).getParent();
    Path jar = folder.resolve("plain.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> classes = Files.list(home)) {
      add(out, "words.txt", "as it was".getBytes(StandardCharsets.UTF_8));
      for (Path type : classes.filter(DesugarTest::isSample).sorted().toList()) {
        add(out, "dev/kronus/desugar/" + type.getFileName(), Files.readAllBytes(type));
      }
    }
    return jar;
  }

  private static boolean isSample(Path file) {
    return file.getFileName().toString().matches("(Shapes|Ancestor).*[.]class");
  }

  private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(TIME);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  /** Knows nothing but the jar and the JDK. */
  private static URLClassLoader loader(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static List<String> left(Path path) throws IOException {
    List<String> left = new ArrayList<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          new ClassReader(in.readAllBytes()).accept(new Left(left), 0);
        }
      }
    }
    return left;
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
