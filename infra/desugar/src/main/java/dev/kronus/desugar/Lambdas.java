package dev.kronus.desugar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The lambdas of some classes. A call site keeps its type, its line and its place, since a static
 * method with the same parameters takes the place of the {@code invokedynamic}; the code of a
 * lambda stays where it is. Sites that no class of their nest could serve alike stay as they are.
 */
final class Lambdas {
  private final Map<String, byte[]> classes;
  private final Map<String, String> nestHosts = new HashMap<>();
  private final Map<String, Set<String>> privates = new HashMap<>();
  private final Map<String, List<String>> newMembers = new LinkedHashMap<>();

  /**
   * @param classes class files by their paths in the jar
   */
  Lambdas(Map<String, byte[]> classes) {
    this.classes = classes;
  }

  /** The class files that change, and those that are new. */
  Map<String, byte[]> asClasses() {
    classes.values().forEach(this::read);
    Map<String, byte[]> made = new LinkedHashMap<>();
    classes.values().forEach(bytes -> made.putAll(rewritten(new ClassReader(bytes))));
    newMembers.forEach(
        (host, members) -> {
          String path = path(host);
          made.put(path, joined(made.getOrDefault(path, classes.get(path)), members));
        });
    return made;
  }

  private void read(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Set<String> hidden = privates.computeIfAbsent(reader.getClassName(), any -> new HashSet<>());
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public void visitNestHost(String host) {
            nestHosts.put(reader.getClassName(), host);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String generic, String[] thrown) {
            if ((access & Opcodes.ACC_PRIVATE) != 0) {
              hidden.add(name + type);
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE);
  }

  private Map<String, byte[]> rewritten(ClassReader reader) {
    String host = reader.getClassName();
    String nest = nestHosts.getOrDefault(host, host);
    if (!classes.containsKey(path(nest))) {
      // It could not be told of a new member.
      return Map.of();
    }
    // Without the reader's constants, which would keep what nothing names any more.
    ClassWriter out = new ClassWriter(0);
    Sites sites = new Sites(host, privates.get(host), out);
    reader.accept(sites, 0);
    Map<String, byte[]> made = new LinkedHashMap<>();
    for (Companion companion : sites.companions()) {
      made.put(path(companion.name()), companion.bytes(nest));
      newMembers.computeIfAbsent(nest, any -> new ArrayList<>()).add(companion.name());
    }
    if (!made.isEmpty()) {
      sites.requireJava11();
      made.put(path(host), out.toByteArray());
    }
    return made;
  }

  /** The host with new members of its nest, for which a class file has to be of Java 11. */
  private static byte[] joined(byte[] host, List<String> members) {
    ClassReader reader = new ClassReader(host);
    ClassWriter out = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, out) {
          @Override
          public void visit(
              int version, int access, String name, String generic, String above, String[] of) {
            super.visit(atLeast11(version), access, name, generic, above, of);
          }

          @Override
          public void visitEnd() {
            members.forEach(this::visitNestMember);
            super.visitEnd();
          }
        },
        0);
    return out.toByteArray();
  }

  /** The upper half is a minor version, or says that it is a preview. */
  private static int atLeast11(int version) {
    return (version & 0xffff) < Opcodes.V11 ? Opcodes.V11 : version;
  }

  private static String path(String name) {
    return name + ".class";
  }
}
