package dev.kronus.local.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwimlTest {
  @Test
  void readsMessages() {
    assertEquals(
        List.of("a & b", "c"),
        Twiml.messages(
            "<?xml version=\"1.0\"?><Response><Message>a &amp; b</Message><Message><Body>c</Body></Message></Response>"));
  }

  @Test
  void readsNothingOutOfNothing() {
    assertEquals(List.of(), Twiml.messages("<Response/>"));
    assertEquals(List.of(), Twiml.messages("{\"not\":\"xml\"}"));
    assertEquals(
        List.of(), Twiml.messages("<!DOCTYPE x><Response><Message>a</Message></Response>"));
  }
}
