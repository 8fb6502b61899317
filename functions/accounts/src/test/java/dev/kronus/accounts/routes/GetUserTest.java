package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GetUserTest {
  private static final String USER =
      "id username first_name last_name name email phone_number role is_admin "
          + "groups status created_at updated_at deleted_at additionalFields probe_settings";
  private static final String SETTINGS =
      "[user_id, active, cron_expression, time_zone, max_retries, wait_time_in_minutes, flexible_minutes,"
          + " escalation_wait_in_minutes, escalation_rounds, acceptance_minutes, emergency_note,"
          + " next_probe_at, paused_until, unreachable, created_at, updated_at]";

  private final TestStack stack = new TestStack();
  private final GetUser get = new GetUser(stack.users);

  @BeforeEach
  void peopleAreThere() {
    stack.tony();
    stack.bruce();
  }

  @Test
  void showsTheirOwn() {
    Answer answer = GatewayCall.get("/users/{uid}").path("uid", 2).as(2, 2).to(get);
    assertEquals(200, answer.status());
    assertEquals(USER, String.join(" ", answer.data().keySet()));
    Map<?, ?> settings = (Map<?, ?>) answer.data().get("probe_settings");
    assertEquals(SETTINGS, settings.keySet().toString());
  }

  @Test
  void showsAnybodyToAnAdmin() {
    Answer answer = GatewayCall.get("/users/{uid}").path("uid", 2).as(1, 0).to(get);
    assertEquals("bruce@example.com", answer.data().get("email"));
  }

  @Test
  void servesThreeDoors() {
    for (String door : List.of("/users/{uid}", "/user/{uid}", "/api/users/{uid}")) {
      assertEquals(200, GatewayCall.get(door).path("uid", 2).as(2, 2).to(get).status(), door);
      assertEquals(403, GatewayCall.get(door).path("uid", 1).as(2, 2).to(get).status(), door);
      assertEquals(404, GatewayCall.get(door).path("uid", 9).as(1, 0).to(get).status(), door);
    }
  }

  @Test
  void hidesOthers() {
    for (int uid : List.of(1, 99)) {
      Answer answer = GatewayCall.get("/users/{uid}").path("uid", uid).as(2, 2).to(get);
      assertEquals(403, answer.status());
    }
  }

  @Test
  void asksWhoIsCalling() {
    assertEquals(401, GatewayCall.get("/users/{uid}").path("uid", 2).to(get).status());
  }

  @Test
  void findsNobodyThere() {
    for (String uid : List.of("99", "0", "-1", "2x", "9007199254740992", "PROFILE")) {
      Answer answer = GatewayCall.get("/users/{uid}").path("uid", uid).as(1, 0).to(get);
      assertEquals(404, answer.status(), uid);
      assertEquals("missing", answer.code());
    }
  }

  @Test
  void refusesAQuery() {
    Answer answer =
        GatewayCall.get("/users/{uid}").path("uid", 2).query("full", "1").as(2, 2).to(get);
    assertEquals(400, answer.status());
  }
}
