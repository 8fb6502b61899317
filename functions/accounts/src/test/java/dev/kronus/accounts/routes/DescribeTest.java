package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import org.junit.jupiter.api.Test;

class DescribeTest {
  @Test
  void saysWhatThisIs() {
    Answer answer = GatewayCall.get("/").to(new Describe());
    assertEquals(200, answer.status());
    assertEquals("Kronus", answer.data().get("name"));
  }

  @Test
  void refusesAQuery() {
    assertEquals(400, GatewayCall.get("/").query("x", "1").to(new Describe()).status());
  }
}
