package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.NewApiKey;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryApiKeysTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final QueryApiKeys query = new QueryApiKeys(stack.keySearch);

  /** 1: tony's admin key; 2: tony's basic one; 3: bruce's, a day long, used; 4: bruce's. */
  @BeforeEach
  void fourAreThere() {
    make(tony, "deploy", Optional.empty(), 7);
    make(tony, "report", Optional.of(2), 7);
    String used = make(bruce, "backup", Optional.empty(), 1);
    make(bruce, "watch", Optional.empty(), 30);
    assertTrue(stack.bearers.identify(used).isPresent());
  }

  @Test
  void anEmptyOneFindsAllTheNewestFirst() {
    Answer answer = GatewayCall.post("/api-key/query").as(1, 0).to(query);
    assertEquals(200, answer.status());
    assertEquals(List.of(4, 3, 2, 1), ids(answer));
    assertEquals(4, answer.paging().get("total"));
    assertNull(answer.paging().get("next"));
    assertNull(answer.rows().getFirst().get("key"));
    assertTrue(!answer.text().contains("hash"));
    assertEquals(List.of(4, 3, 2, 1), found(Map.of()));
  }

  @Test
  void comparesByEveryOperator() {
    assertEquals(List.of(4, 3), found(Map.of("user_id", 2)));
    assertEquals(List.of(4, 3), found(Map.of("user_id", Map.of("$eq", 2))));
    assertEquals(List.of(2, 1), found(Map.of("user_id", Map.of("$ne", 2))));
    assertEquals(List.of(4), found(Map.of("id", Map.of("$gt", 3))));
    assertEquals(List.of(4, 3), found(Map.of("id", Map.of("$gte", 3))));
    assertEquals(List.of(1), found(Map.of("id", Map.of("$lt", 2))));
    assertEquals(List.of(2, 1), found(Map.of("id", Map.of("$lte", 2))));
    assertEquals(List.of(3, 2), found(Map.of("id", Map.of("$gt", 1, "$lt", 4))));
    assertEquals(List.of(3, 1), found(Map.of("name", Map.of("$in", List.of("deploy", "backup")))));
    assertEquals(List.of(4, 2), found(Map.of("name", Map.of("$nin", List.of("deploy", "backup")))));
    assertEquals(List.of(3), found(Map.of("last_used_at", Map.of("$exists", true))));
    assertEquals(List.of(4, 2, 1), found(Map.of("last_used_at", Map.of("$exists", false))));
    assertEquals(List.of(4, 2), found(Map.of("name", Map.of("$gt", "deploy"))));
    assertEquals(List.of(4, 3, 1), found(Map.of("has_groups", true)));
    assertEquals(List.of(), found(Map.of("disabled", true)));
  }

  @Test
  void comparesTimesAsTimes() {
    assertEquals(List.of(3), found(Map.of("expires_at", Map.of("$lt", "2026-11-22T00:00:00Z"))));
    assertEquals(
        List.of(4), found(Map.of("expires_at", Map.of("$gt", "2026-12-01T01:00:00+01:00"))));
    assertEquals(4, found(Map.of("expires_at", Map.of("$lt", "+12026-01-01T00:00:00Z"))).size());
  }

  @Test
  void joinsAsMongoDoes() {
    assertEquals(
        List.of(4, 1),
        found(Map.of("$or", List.of(Map.of("name", "deploy"), Map.of("name", "watch")))));
    assertEquals(
        List.of(2),
        found(Map.of("$and", List.of(Map.of("user_id", 1), Map.of("role", Map.of("$gte", 2))))));
    assertEquals(List.of(2, 1), found(Map.of("id", Map.of("$not", Map.of("$gt", 2)))));
    assertEquals(List.of(3), found(Map.of("user_id", 2, "name", "backup")));
    Map<String, Object> either =
        Map.of("$or", List.of(Map.of("id", 1), Map.of("id", 3, "role", 2)), "disabled", false);
    assertEquals(List.of(3, 1), found(either));
  }

  @Test
  void whatIsAbsentIsNeitherMoreNorLessButUnlike() {
    String past = "2020-01-01T00:00:00Z";
    assertEquals(List.of(3), found(Map.of("last_used_at", Map.of("$gt", past))));
    assertEquals(List.of(), found(Map.of("last_used_at", Map.of("$lt", past))));
    assertEquals(List.of(4, 3, 2, 1), found(Map.of("last_used_at", Map.of("$ne", past))));
    assertEquals(
        List.of(4, 2, 1), found(Map.of("last_used_at", Map.of("$not", Map.of("$gt", past)))));
  }

  @Test
  void refusesByNameWhatIsNotListed() {
    for (String field :
        List.of(
            "hash",
            "former_hash",
            "secret",
            "key",
            "password_hash",
            "status_pk",
            "pk",
            "_id",
            "owner",
            "id.value",
            "name.$regex",
            "__proto__",
            "constructor")) {
      assertEquals(
          List.of("\"" + field + "\" is not a field of an API key."),
          refused(Map.of(field, Map.of("$exists", true))));
    }
  }

  @Test
  void refusesByNameEveryOtherOperator() {
    for (String operator :
        List.of("$where", "$expr", "$nor", "$not", "$text", "$comment", "$function", "$", "$AND")) {
      assertEquals(
          List.of("\"" + operator + "\" is not an operator here."),
          refused(Map.of(operator, "sleep(1000)")));
    }
    for (String operator :
        List.of("$regex", "$options", "$where", "$type", "$size", "$elemMatch", "$mod", "x", "")) {
      assertEquals(
          List.of("\"" + operator + "\" is not an operator on name."),
          refused(Map.of("name", Map.of(operator, ".*"))));
    }
  }

  @Test
  void refusesValuesOfAnotherKind() {
    for (Object wrong :
        List.of("2", 2.5, true, List.of(2), new java.math.BigInteger("9".repeat(30)))) {
      assertEquals(
          List.of("role.$eq must be a whole number."),
          refused(Map.of("role", Map.of("$eq", wrong))));
    }
    assertEquals(
        List.of("name must be a string of at most 500 characters."),
        refused(Map.of("name", "x".repeat(501))));
    assertEquals(
        List.of("disabled.$gt compares what has no order."),
        refused(Map.of("disabled", Map.of("$gt", false))));
    assertEquals(
        List.of("expires_at.$lt must be a time such as 2026-11-20T12:00:00Z."),
        refused(Map.of("expires_at", Map.of("$lt", "tomorrow"))));
  }

  @Test
  void refusesWhatIsNoListAndNoQuery() {
    assertEquals(
        List.of("role.$in must hold nothing but a whole number."),
        refused(Map.of("role", Map.of("$in", List.of(1, "2", Map.of())))));
    for (Object wrong : List.of(List.of(), 1, Map.of(), numbers(51))) {
      assertEquals(
          List.of("role.$nin must be a list of 1 to 50."),
          refused(Map.of("role", Map.of("$nin", wrong))));
    }
  }

  @Test
  void refusesOperatorsWithoutTheirDue() {
    Map<String, Object> none = new HashMap<>();
    none.put("role", null);
    assertEquals(List.of("role must be a whole number."), refused(none));
    assertEquals(
        List.of("role.$exists must be true or false."),
        refused(Map.of("role", Map.of("$exists", 1))));
    assertEquals(
        List.of("role must be compared by an operator."), refused(Map.of("role", Map.of())));
    assertEquals(
        List.of("role.$not must hold operators."), refused(Map.of("role", Map.of("$not", 2))));
    for (Object wrong : List.of(List.of(), Map.of(), "x", List.of(1), List.of(List.of()))) {
      assertEquals(List.of("$or must be a list of queries."), refused(Map.of("$or", wrong)));
    }
  }

  @Test
  void isBoundedInDepthAndInSize() {
    Map<String, Object> deep = Map.of("id", 1);
    for (int i = 0; i < 4; i++) {
      deep = Map.of("$and", List.of(deep));
    }
    assertEquals(List.of(1), found(deep));
    assertEquals(
        List.of("\"id\" is more than 5 levels deep."), refused(Map.of("$or", List.of(deep))));
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 0; i < 49; i++) {
      many.add(Map.of("id", 1));
    }
    assertEquals(List.of(1), found(Map.of("$or", many)));
    many.add(Map.of("$where", 1));
    many.add(Map.of("$where", 2));
    assertEquals(
        List.of("The query must have at most 50 conditions."), refused(Map.of("$or", many)));
  }

  @Test
  void nothingIsAConditionToo() {
    List<Map<String, Object>> many = new ArrayList<>(Collections.nCopies(49, Map.of()));
    assertEquals(200, ask(Map.of("$or", many)).status());
    many.add(Map.of());
    for (String name : List.of("$or", "$and")) {
      assertEquals(
          List.of("The query must have at most 50 conditions."), refused(Map.of(name, many)));
    }
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer = ask(Map.of("limit", 0, "$where", "1", "role", Map.of("$gt", "x"), "hash", "y"));
    assertEquals(4, answer.errors().size(), answer.text());
    assertEquals(2, refused(Map.of("$or", List.of(Map.of("a", 1), Map.of("b", 1)))).size());
  }

  @Test
  void goesOnByCursorAndByPage() {
    Answer first = ask(Map.of("role", 2, "limit", 2));
    assertEquals(List.of(4, 3), ids(first));
    assertEquals(3, first.paging().get("total"));
    Answer second = ask(Map.of("role", 2, "limit", 2, "cursor", first.paging().get("next")));
    assertEquals(List.of(2), ids(second));
    assertNull(second.paging().get("next"));
    assertNull(second.paging().get("total"));
    assertEquals(List.of(2), ids(ask(Map.of("role", 2, "limit", "2", "page", "1"))));
    assertEquals(List.of(), ids(ask(Map.of("page", 5))));
  }

  @Test
  void isForAdmins() {
    GatewayCall call = GatewayCall.post("/api-key/query");
    assertEquals(401, call.to(query).status());
    assertEquals(403, call.as(2, 2).to(query).status());
    assertEquals(200, call.as(1, 1).byKey().to(query).status());
  }

  private String make(User owner, String name, Optional<Integer> role, int days) {
    stack.clock.advance(Duration.ofSeconds(1));
    NewApiKey wanted = new NewApiKey(name, "", role, Duration.ofDays(days));
    return stack.apiKeys.create(owner.uid(), wanted).text();
  }

  private static List<Integer> numbers(int many) {
    return java.util.stream.IntStream.range(0, many).boxed().toList();
  }

  private List<Object> found(Map<String, Object> body) {
    Answer answer = ask(body);
    assertEquals(200, answer.status(), answer.text());
    return ids(answer);
  }

  private List<String> refused(Map<String, Object> body) {
    Answer answer = ask(body);
    assertEquals(400, answer.status(), answer.text());
    return answer.errors();
  }

  private Answer ask(Map<String, Object> body) {
    return GatewayCall.post("/api-key/query").as(1, 0).json(body).to(query);
  }

  private static List<Object> ids(Answer answer) {
    return answer.rows().stream().map(row -> row.get("id")).toList();
  }
}
