package dev.kronus.desugar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Lambdas that became classes do what they did. */
class DesugarTest {
  private static final int SAID = 52;
  private static final String SHAPES = "dev/kronus/desugar/Shapes";
  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void here() {
    sample = new Sample(folder);
  }

  /** Most libraries are compiled for Java 8: no nests, and private code is called otherwise. */
  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 25})
  void everyShapeSaysTheSame(int release) throws Exception {
    Path plain = sample.jar(release);
    List<?> before = Sample.said(plain);
    assertEquals(SAID, before.size(), before.toString());
    assertEquals(before, Sample.said(desugared(plain)));
  }

  @Test
  void aLambdaIsAClassOfTheJar() throws Exception {
    Path plain = sample.jar(8);
    assertTrue(Sample.one(plain).isHidden());
    Class<?> one = Sample.one(desugared(plain));
    assertFalse(one.isHidden());
    assertTrue(one.isSynthetic());
    assertEquals("dev.kronus.desugar.Shapes", one.getNestHost().getName());
  }

  /** What is serialized by name, what has two interfaces, and what is called by two names. */
  @Test
  void whatNoClassCouldServeAlikeStays() throws Exception {
    assertEquals(
        List.of("altMetafactory", "altMetafactory", "altMetafactory"),
        Sample.left(desugared(sample.jar(25))));
  }

  @Test
  void aClassWhoseNestIsElsewhereStays() throws Exception {
    Map<String, byte[]> classes = Sample.classes(sample.jar(25));
    classes.keySet().retainAll(Set.of(SHAPES + "$Inner.class"));
    assertEquals(1, classes.size());
    assertEquals(Map.of(), new Lambdas(classes).asClasses());
  }

  /** What no javac writes. */
  @Test
  void callsThatOnlyTheClassItselfMayMakeStay() {
    Set<String> privates = Set.of("own()V");
    assertTrue(site(Opcodes.H_INVOKESPECIAL, "Host", "own").isCallableBeside("Host", privates));
    assertFalse(site(Opcodes.H_INVOKESPECIAL, "Host", "open").isCallableBeside("Host", privates));
    assertFalse(site(Opcodes.H_INVOKESPECIAL, "Above", "own").isCallableBeside("Host", privates));
    assertTrue(site(Opcodes.H_INVOKEVIRTUAL, "Above", "open").isCallableBeside("Host", privates));
    assertFalse(site(Opcodes.H_INVOKEVIRTUAL, "[I", "clone").isCallableBeside("Host", privates));
  }

  private static Site site(int kind, String owner, String name) {
    Type run = Type.getMethodType("()V");
    Handle impl = new Handle(kind, owner, name, "()V", false);
    return Site.of("run", "(LHost;)Ljava/lang/Runnable;", run, impl, run);
  }

  @Test
  void whoSetsFinalFieldsLateStopsTheBuild() throws Exception {
    Map<String, byte[]> classes = Sample.classes(sample.jar(8));
    classes.computeIfPresent(SHAPES + ".class", (name, bytes) -> Sample.withFinal("times", bytes));
    assertTrue(
        assertThrows(IllegalStateException.class, new Lambdas(classes)::asClasses)
            .getMessage()
            .endsWith("Shapes sets final fields late: [times]"));
  }

  @Test
  void aSecondTimeChangesNothing() throws Exception {
    Path once = desugared(sample.jar(25));
    Path twice = folder.resolve("twice.jar");
    assertEquals(0, Desugar.rewrite(once, twice));
    assertArrayEquals(Files.readAllBytes(once), Files.readAllBytes(twice));
  }

  @Test
  void otherFilesTheOrderAndTheTimesStay() throws Exception {
    Path plain = sample.jar(25);
    Desugar.main(new String[] {plain.toString()});
    try (JarFile jar = new JarFile(plain.toFile())) {
      assertEquals(Sample.WORDS, jar.entries().nextElement().getName());
      assertTrue(jar.stream().allMatch(entry -> entry.getTimeLocal().equals(Sample.TIME)));
      try (InputStream in = jar.getInputStream(jar.getEntry(Sample.WORDS))) {
        assertEquals("as it was", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    try (Stream<Path> left = Files.list(folder).filter(Files::isRegularFile)) {
      assertEquals(List.of(plain), left.toList());
    }
  }

  private Path desugared(Path plain) throws IOException {
    Path made = folder.resolve("made.jar");
    assertTrue(Desugar.rewrite(plain, made) > 0);
    return made;
  }
}
