package software.amazon.awssdk.regions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SDK's own class says of a service, ours says too. */
class GeneratedServiceMetadataProviderTest {
  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "email", "lambda", "scheduler", "secretsmanager", "sns"})
  void describesTheServicesThatAreCalledAsTheSdkDoes(String prefix) throws Exception {
    assertEquals(theirs(prefix), ServiceMetadata.of(prefix).getClass().getName());
    assertEquals(
        Region.EU_CENTRAL_1, ServiceMetadata.of(prefix).signingRegion(Region.EU_CENTRAL_1));
  }

  @Test
  void knowsNothingOfOthers() {
    assertNull(new GeneratedServiceMetadataProvider().serviceMetadata("s3"));
    assertEquals(
        "nobody.eu-central-1.amazonaws.com",
        ServiceMetadata.of("nobody").endpointFor(Region.EU_CENTRAL_1).toString());
  }

  /** By the class in the SDK's own jar. */
  private static String theirs(String prefix) throws Exception {
    URL jar = Region.class.getProtectionDomain().getCodeSource().getLocation();
    assertNotEquals(
        jar,
        GeneratedServiceMetadataProvider.class.getProtectionDomain().getCodeSource().getLocation());
    try (Theirs loader = new Theirs(jar)) {
      Class<?> provider = loader.loadClass(GeneratedServiceMetadataProvider.class.getName());
      Method of = provider.getMethod("serviceMetadata", String.class);
      return of.invoke(provider.getConstructor().newInstance(), prefix).getClass().getName();
    }
  }

  /** Loads the SDK's regions from their jar, and all else as usual. */
  private static final class Theirs extends URLClassLoader {
    Theirs(URL jar) {
      super(new URL[] {jar}, Theirs.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(GeneratedServiceMetadataProvider.class.getPackageName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
