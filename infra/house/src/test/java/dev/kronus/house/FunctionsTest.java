package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final Pattern READS = Pattern.compile("Config\\s*\\.get\\(\\s*\"([A-Z0-9_]+)\"");

  /** Set by Lambda, or on a developer's machine only. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "AWS_REGION",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_ENDPOINT_URL_DYNAMODB",
          "AWS_LAMBDA_INITIALIZATION_TYPE");

  private final Template template = Template.read();

  @Test
  void everyHandlerIsARouteOfItsArea() {
    List<String> wrong = new ArrayList<>();
    for (String id : template.functions()) {
      String expected = "dev.kronus." + template.area(id) + ".routes." + id + "::handleRequest";
      if (!template.handler(id).equals(expected) || !House.AREAS.contains(template.area(id))) {
        wrong.add(template.handler(id));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyHandlerExistsAndLambdaCanMakeOne() {
    List<String> missing = new ArrayList<>();
    for (String id : template.functions()) {
      String name = template.handler(id).split("::")[0];
      try {
        Class<?> handler = Class.forName(name, false, getClass().getClassLoader());
        assertEquals(0, handler.getConstructor().getParameterCount());
        assertTrue(RequestStreamHandler.class.isAssignableFrom(handler), name);
      } catch (ReflectiveOperationException absent) {
        missing.add(name + ": " + absent.getClass().getSimpleName());
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyRouteClassIsInTheTemplate() {
    Set<String> unserved = new TreeSet<>();
    for (var file : House.files("functions", ".java")) {
      String text = House.text(file);
      String name = file.getFileName().toString().replace(".java", "");
      boolean handles = Pattern.compile("extends (Route|Task)<").matcher(text).find();
      if (file.toString().contains("/src/main/")
          && file.getParent().endsWith("routes")
          && handles
          && !template.functions().contains(name)) {
        unserved.add(name);
      }
    }
    assertEquals(Set.of(), unserved);
  }

  @Test
  void theJarIsTheAreas() {
    for (String id : template.functions()) {
      String area = template.area(id);
      Map<String, Object> properties = template.properties(id);
      assertEquals("functions/" + area + "/target/" + area + ".jar", properties.get("CodeUri"), id);
      assertEquals(Map.of("Fn::Sub", "${AWS::StackName}-" + id), properties.get("FunctionName"));
      Map<String, Object> resource = Yaml.map(template.resources(), id);
      assertEquals(true, Yaml.map(resource, "Metadata").get("SkipBuild"), id);
      String log = Character.toUpperCase(area.charAt(0)) + area.substring(1) + "Log";
      assertEquals(Map.of("Ref", log), Yaml.map(properties, "LoggingConfig").get("LogGroup"), id);
    }
  }

  @Test
  void theEnvironmentNamesExactlyWhatIsSnapStarted() {
    List<String> named = List.of(template.environment().get("SNAPSTARTED").toString().split(","));
    assertEquals(template.snapStarted(), new TreeSet<>(named));
    assertEquals(named.size(), new LinkedHashSet<>(named).size());
    for (String id : template.functions()) {
      boolean snapped = template.snapStarted().contains(id);
      assertEquals(snapped ? "live" : "none", template.alias(id).orElse("none"), id);
    }
  }

  @Test
  void theTemplateSetsEveryVariableThatCodeReads() {
    Set<String> unset = new TreeSet<>();
    for (var file : House.files("functions", ".java")) {
      if (file.toString().contains("/src/main/")) {
        READS.matcher(House.text(file)).results().forEach(m -> unset.add(m.group(1)));
      }
    }
    unset.removeAll(template.environment().keySet());
    unset.removeAll(NOT_OURS);
    assertEquals(Set.of(), unset);
  }

  @Test
  void theVersionIsThePoms() {
    String pom = House.text(House.ROOT.resolve("pom.xml"));
    String version = template.environment().get("VERSION").toString();
    assertTrue(
        pom.contains("<artifactId>kronus</artifactId>\n  <version>" + version + "</version>"),
        version);
  }
}
