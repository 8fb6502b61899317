package dev.kronus.local.template;

import java.time.Duration;
import java.util.Map;

/**
 * One function of the template.
 *
 * @param id its logical id
 * @param name its name in Lambda
 * @param handler its class
 * @param alias whether SAM publishes it under the alias {@code live}
 */
public record FunctionSpec(
    String id,
    String name,
    String arn,
    String handler,
    Map<String, String> environment,
    Duration timeout,
    int memory,
    boolean alias) {}
