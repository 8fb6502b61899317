package dev.kronus.bench.cold;

import dev.kronus.desugar.Desugar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;

/**
 * The honest floor's jar as ours are built: with our list of services in the SDK's place, and its
 * lambdas as classes. The SDK's descriptions of services are all still in it, and none is loaded.
 * What is above it is Kronus' own code.
 */
final class BuiltAlike {
  private static final String SERVICES =
      "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider.class";

  private BuiltAlike() {}

  /**
   * @param floor the jar as it is
   * @param ours any jar of an area
   * @param folder where the new one is written
   */
  static Path jar(Path floor, Path ours, Path folder) throws IOException {
    Path plain = Files.createDirectories(folder).resolve("floor.jar");
    Files.copy(floor, plain, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem jar = FileSystems.newFileSystem(plain);
        ZipFile area = new ZipFile(ours.toFile());
        InputStream services = area.getInputStream(area.getEntry(SERVICES))) {
      Files.copy(services, jar.getPath(SERVICES), StandardCopyOption.REPLACE_EXISTING);
    }
    Path made = folder.resolve("floor-built-alike.jar");
    Desugar.rewrite(plain, made);
    return made;
  }
}
