package dev.kronus.bench.cold;

import dev.kronus.bench.Ground;
import dev.kronus.bench.Samples;
import dev.kronus.bench.Setting;
import dev.kronus.local.template.FunctionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** One function in the forms and with the flags it could have. */
final class Variants {
  private final Setting setting;
  private final FunctionSpec function;
  private final Contestant deployed;

  Variants(Setting setting, Ground ground, Samples samples, String id) {
    this.setting = setting;
    this.function = ground.spec(id);
    this.deployed =
        new Contestant(
            Tune.DEPLOYED,
            function.handler(),
            Samples.jar(setting.root(), function).toString(),
            function.environment(),
            samples.of(function),
            function.memory(),
            false);
  }

  Contestant deployed() {
    return deployed;
  }

  /** The first is what is deployed. */
  List<Contestant> all(Path archive) throws IOException {
    List<Contestant> all = new ArrayList<>(List.of(deployed));
    all.add(flagged("the JVM's own choice of flags", ""));
    all.add(flagged("serial collector alone", "-XX:+UseSerialGC"));
    all.add(flagged("C1 alone", "-XX:TieredStopAtLevel=1"));
    all.add(flagged("and no performance counters", flags() + " -XX:-UsePerfData"));
    all.add(flagged("and 32 MB of young heap", flags() + " -Xmn32m"));
    all.add(
        flagged(
            "and no bytecode verified",
            flags() + " -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"));
    all.add(
        flagged("and an archive of its classes", flags() + " -XX:SharedArchiveFile=" + archive));
    all.add(elsewhere("jar stored, not compressed", stored()));
    all.add(elsewhere("jar unpacked into a folder", unpacked()));
    return all;
  }

  private String flags() {
    return function.environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
  }

  private Contestant flagged(String name, String flags) {
    Map<String, String> environment = new LinkedHashMap<>(deployed.environment());
    environment.put("JAVA_TOOL_OPTIONS", flags);
    return new Contestant(
        name,
        deployed.handler(),
        deployed.path(),
        environment,
        deployed.event(),
        deployed.memory(),
        false);
  }

  private Contestant elsewhere(String name, Path path) {
    return new Contestant(
        name,
        deployed.handler(),
        path.toString(),
        deployed.environment(),
        deployed.event(),
        deployed.memory(),
        false);
  }

  private Path stored() throws IOException {
    Path jar = Files.createDirectories(setting.scratch("tune")).resolve("stored.jar");
    try (ZipFile from = new ZipFile(deployed.path());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
        byte[] bytes = bytes(from, entry);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry plain = new ZipEntry(entry.getName());
        plain.setMethod(ZipEntry.STORED);
        plain.setSize(bytes.length);
        plain.setCrc(sum.getValue());
        to.putNextEntry(plain);
        to.write(bytes);
      }
    }
    return jar;
  }

  private Path unpacked() throws IOException {
    Path folder = setting.scratch("tune").resolve("unpacked");
    try (ZipFile from = new ZipFile(deployed.path())) {
      for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (!entry.isDirectory()) {
          try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes(from, entry));
          }
        }
      }
    }
    return folder;
  }

  private static byte[] bytes(ZipFile from, ZipEntry entry) throws IOException {
    try (InputStream in = from.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
