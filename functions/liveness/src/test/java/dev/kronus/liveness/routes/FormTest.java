package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Form;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
  /** Shows what it read. */
  private static final class Mirror extends Route<Map<String, String>> {
    Mirror() {
      super(Access.ANYONE, Form::read);
    }

    @Override
    protected Reply answer(Call<Map<String, String>> call) {
      return Reply.ok(call.input());
    }
  }

  @Test
  void decodesNamesAndValues() {
    assertEquals(
        Map.of("Body", "Yes & no = 1+1 \uD83D\uDE00", "a b", "", "c", "", "d", "=="),
        read("Body=Yes+%26+no+%3D+1%2B1+%F0%9F%98%80&a+b=&c&d===").data());
    assertEquals(Map.of("a", "2"), read("a=1&a=2").data());
  }

  @Test
  void readsNothingButForms() {
    Answer answer = send("Application/X-WWW-Form-Urlencoded; charset=UTF-8", "a=1");
    assertEquals(Map.of("a", "1"), answer.data());
    for (String type :
        List.of("application/x-www-form-urlencodedx", "multipart/form-data", "text/plain", "")) {
      assertEquals(415, send(type, "a=1").status(), type);
    }
  }

  @Test
  void refusesWhatIsNotProperlyEncoded() {
    for (String body : List.of("a=%", "a=%1", "a=%zz", "%=1")) {
      assertEquals(400, read(body).status(), body);
    }
  }

  private static Answer read(String body) {
    return send("application/x-www-form-urlencoded", body);
  }

  private static Answer send(String type, String body) {
    return GatewayCall.post("/mirror").body(type, body).to(new Mirror());
  }
}
