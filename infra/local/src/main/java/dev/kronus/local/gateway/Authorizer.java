package dev.kronus.local.gateway;

import dev.kronus.local.Json;
import dev.kronus.local.functions.Failed;
import dev.kronus.local.functions.Functions;
import dev.kronus.local.template.ApiSpec;
import dev.kronus.local.template.FunctionSpec;
import dev.kronus.local.template.Grants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the authorizer function about a caller, and remembers its answer for a while. */
final class Authorizer {
  private final ApiSpec.Authorizer spec;
  private final Functions functions;
  private final InstantSource clock;
  private final Map<String, Policy> cache = new ConcurrentHashMap<>();

  Authorizer(ApiSpec.Authorizer spec, Functions functions, InstantSource clock) {
    this.spec = spec;
    this.functions = functions;
    this.clock = clock;
  }

  /** What the function answered, good until {@code until}. */
  private record Policy(List<?> statements, Map<String, Object> context, Instant until) {}

  /** Why a caller gets no further. */
  static final class Denied extends Exception {
    private static final long serialVersionUID = 1;
    private final Kind kind;

    Denied(Kind kind) {
      super(kind.name(), null, false, false);
      this.kind = kind;
    }

    Kind kind() {
      return kind;
    }
  }

  /** The header that says who is calling, lower-cased; without it nobody is asked. */
  String header() {
    return spec.header();
  }

  /** The context for the route's function. */
  Map<String, Object> admit(String identity, ProxyEvent event, String methodArn) throws Denied {
    Policy known = cache.get(identity);
    if (known == null || !clock.instant().isBefore(known.until())) {
      known = ask(event, methodArn);
      if (cache.size() > 10_000) {
        cache.clear();
      }
      cache.put(identity, known);
    }
    if (!allows(known.statements(), methodArn)) {
      throw new Denied(Kind.ACCESS_DENIED);
    }
    return known.context();
  }

  private Policy ask(ProxyEvent event, String methodArn) throws Denied {
    FunctionSpec function =
        functions
            .find(spec.function())
            .orElseThrow(() -> new Denied(Kind.AUTHORIZER_CONFIGURATION_ERROR));
    try {
      byte[] answer = functions.call(function, Json.bytes(event.question(methodArn)));
      return policy(Json.read(answer)).orElseThrow(() -> malformed(null));
    } catch (Failed failed) {
      boolean unknown = "Unauthorized".equals(failed.getMessage());
      throw new Denied(unknown ? Kind.UNAUTHORIZED : Kind.AUTHORIZER_FAILURE);
    } catch (IllegalArgumentException noJson) {
      throw malformed(noJson);
    }
  }

  private Optional<Policy> policy(Map<String, Object> answer) {
    if (!(answer.get("principalId") instanceof String principal)
        || !(answer.get("policyDocument") instanceof Map<?, ?> document)
        || !(document.get("Statement") instanceof List<?> statements)) {
      return Optional.empty();
    }
    Map<String, Object> context = new LinkedHashMap<>();
    if (answer.get("context") instanceof Map<?, ?> said) {
      for (Map.Entry<?, ?> value : said.entrySet()) {
        if (value.getValue() instanceof Map || value.getValue() instanceof List) {
          return Optional.empty();
        }
        context.put(String.valueOf(value.getKey()), String.valueOf(value.getValue()));
      }
    }
    context.put("principalId", principal);
    context.put("integrationLatency", 1);
    return Optional.of(new Policy(statements, context, clock.instant().plus(spec.reauthorize())));
  }

  private static boolean allows(List<?> statements, String methodArn) {
    boolean allowed = false;
    for (Object written : statements) {
      Map<String, Object> statement = Json.named(written);
      Object resource = statement.get("Resource");
      List<?> resources =
          resource instanceof List<?> list ? list : List.of(String.valueOf(resource));
      if (resources.stream().anyMatch(r -> Grants.like(String.valueOf(r), methodArn))) {
        if ("Deny".equals(statement.get("Effect"))) {
          return false;
        }
        allowed = "Allow".equals(statement.get("Effect"));
      }
    }
    return allowed;
  }

  private static Denied malformed(Throwable cause) {
    Denied denied = new Denied(Kind.AUTHORIZER_CONFIGURATION_ERROR);
    if (cause != null) {
      denied.initCause(cause);
    }
    return denied;
  }
}
