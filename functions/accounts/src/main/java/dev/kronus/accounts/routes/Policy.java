package dev.kronus.accounts.routes;

import dev.kronus.accounts.Identity;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gateway's answer about a caller: an IAM policy and, for somebody known, who they are. It is
 * about the whole stage, because the gateway keeps it for every route of the stage.
 */
final class Policy {
  /** {@code arn:...:<api>/<stage>/<method>/<path>}, up to the stage. */
  private static final Pattern STAGE =
      Pattern.compile("(arn:[^:/*]+:execute-api:[^:/*]+:[0-9]+:[^:/*]+/[^:/*]+)/.*");

  private Policy() {}

  /** Lets them in, wherever the routes themselves let them. */
  static Map<String, Object> allow(Identity caller, String methodArn) {
    Matcher stage = STAGE.matcher(methodArn);
    if (!stage.matches()) {
      return deny();
    }
    return Map.of(
        "principalId",
        caller.user().uid().toString(),
        "policyDocument",
        document("Allow", stage.group(1) + "/*"),
        "context",
        context(caller));
  }

  /** What routes learn about the caller; the gateway passes on texts only. */
  private static Map<String, Object> context(Identity caller) {
    return Map.of(
        "uid",
        caller.user().uid().toString(),
        "role",
        Integer.toString(caller.role()),
        "groups",
        String.join(" ", new TreeSet<>(caller.groups())),
        "session",
        caller.session().map(session -> Long.toString(session.id())).orElse(""),
        "via",
        caller.kind().word());
  }

  /** Which the gateway shows as 401. */
  static Map<String, Object> deny() {
    return Map.of("principalId", "nobody", "policyDocument", document("Deny", "*"));
  }

  private static Map<String, Object> document(String effect, String resource) {
    return Map.of(
        "Version",
        "2012-10-17",
        "Statement",
        List.of(Map.of("Action", "execute-api:Invoke", "Effect", effect, "Resource", resource)));
  }
}
