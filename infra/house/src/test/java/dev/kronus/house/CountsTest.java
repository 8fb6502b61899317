package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stack holds 500 resources, and about 110 functions will come. */
class CountsTest {
  private static final double MOST_A_FUNCTION = 3.6;
  private static final int FUNCTIONS_TO_COME = 110;
  private static final int MOST_A_STACK = 500;

  private final Template template = Template.read();
  private final Map<String, Map<String, Object>> expanded = Expansion.of(template);

  @Test
  void aFunctionCostsFewResources() {
    assertTrue(aFunction() <= MOST_A_FUNCTION, "resources a function: " + aFunction());
  }

  @Test
  void theAreasToComeFitIntoTheStack() {
    double around = expanded.size() - aFunction() * template.functions().size();
    double toCome = around + aFunction() * FUNCTIONS_TO_COME;
    System.out.printf(
        "resources: %d now, %.2f a function (%d), %.0f to come%n",
        expanded.size(), aFunction(), template.functions().size(), toCome);
    assertTrue(toCome < MOST_A_STACK, "resources to come: " + toCome);
  }

  private double aFunction() {
    long count =
        expanded.entrySet().stream()
            .filter(entry -> belongsToAFunction(entry.getKey(), entry.getValue()))
            .count();
    return (double) count / template.functions().size();
  }

  private boolean belongsToAFunction(String id, Map<String, Object> resource) {
    String type = resource.get("Type").toString();
    return List.of("AWS::Scheduler::Schedule").contains(type)
        || type.startsWith("AWS::Lambda::")
        || (type.equals("AWS::IAM::Role")
            && id.endsWith("Role")
            && template.functions().contains(id.substring(0, id.length() - "Role".length())));
  }
}
