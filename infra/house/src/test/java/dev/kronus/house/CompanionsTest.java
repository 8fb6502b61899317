package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classes that lambdas became (ADR 018), in the jars that Lambda gets: the JVM verifies each,
 * and each call and cast in it may be made from where it stands. A function that is started once
 * does not reach those of a retry or an outage.
 */
class CompanionsTest {
  private static final String COMPANION = ".*[$][$]Lambda[0-9]+[.]class";

  /** Requests and answers of operations that nobody calls, and what only the native client has. */
  private static final String LEFT_OUT =
      "software[./]amazon[./]awssdk[./](services[./](lambda|sns|dynamodb)[./]|crt[./]).*";

  @ParameterizedTest
  @ValueSource(strings = {"accounts", "contacts", "liveness", "duties"})
  void linkAsTheyStand(String area) throws Exception {
    Path path =
        Launch.present(House.ROOT.resolve("functions/" + area + "/target/" + area + ".jar"));
    Set<String> faults = new TreeSet<>();
    int seen = 0;
    try (JarFile jar = new JarFile(path.toFile());
        URLClassLoader loader =
            new URLClassLoader(
                new URL[] {path.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().matches(COMPANION)).toList()) {
        seen++;
        for (String missed : missed(jar, entry, loader)) {
          faults.add(entry.getName() + ": " + missed);
        }
      }
    }
    assertTrue(seen > 3000, area + " has " + seen);
    assertEquals(Set.of(), faults);
  }

  private static List<String> missed(JarFile jar, JarEntry entry, ClassLoader loader)
      throws IOException {
    List<String> missed = new ArrayList<>();
    try {
      String name = entry.getName().replaceAll("[.]class$", "").replace('/', '.');
      Class<?> companion = Class.forName(name, true, loader);
      assertTrue(isOfTheNest(companion), name);
      Lookup lookup = MethodHandles.privateLookupIn(companion, MethodHandles.lookup());
      for (CodeElement element : code(jar, entry)) {
        note(missed, () -> resolve(element, lookup));
      }
    } catch (LinkageError | ReflectiveOperationException wrong) {
      note(missed, () -> rethrow(wrong));
    }
    return missed;
  }

  private static boolean isOfTheNest(Class<?> companion) throws ReflectiveOperationException {
    String host = companion.getName().replaceAll("[$][$]Lambda[0-9]+$", "");
    return Class.forName(host, false, companion.getClassLoader()).isNestmateOf(companion);
  }

  private static List<CodeElement> code(JarFile jar, JarEntry entry) throws IOException {
    List<CodeElement> code = new ArrayList<>();
    try (InputStream in = jar.getInputStream(entry)) {
      for (MethodModel method : ClassFile.of().parse(in.readAllBytes()).methods()) {
        method.code().ifPresent(body -> body.forEach(code::add));
      }
    }
    return code;
  }

  private static void resolve(CodeElement element, Lookup lookup)
      throws ReflectiveOperationException {
    if (element instanceof TypeCheckInstruction cast) {
      cast.type().asSymbol().resolveConstantDesc(lookup);
    } else if (element instanceof InvokeInstruction call) {
      Class<?> owner = (Class<?>) call.owner().asSymbol().resolveConstantDesc(lookup);
      MethodTypeDesc desc = MethodTypeDesc.ofDescriptor(call.type().stringValue());
      MethodType type = desc.resolveConstantDesc(lookup);
      String name = call.name().stringValue();
      switch (call.opcode()) {
        case INVOKESTATIC -> lookup.findStatic(owner, name, type);
        case INVOKESPECIAL -> lookup.findConstructor(owner, type);
        default -> lookup.findVirtual(owner, name, type);
      }
    }
  }

  private static void rethrow(Throwable wrong) throws ReflectiveOperationException {
    throw new ReflectiveOperationException(wrong);
  }

  private static void note(List<String> missed, Step step) {
    try {
      step.run();
    } catch (LinkageError | ReflectiveOperationException wrong) {
      Throwable cause = wrong;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      boolean absent =
          cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError;
      if (!absent || !String.valueOf(cause.getMessage()).matches(LEFT_OUT)) {
        missed.add(cause.toString());
      }
    }
  }

  private interface Step {
    void run() throws ReflectiveOperationException;
  }
}
