package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdditionalFieldsTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();

  @Test
  void keepsJsonOfAnyShape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("text", "");
    shape.put("whole", 7L);
    shape.put("large", new BigInteger("123456789012345678901234567890"));
    shape.put("part", -1.5e10);
    shape.put("flag", false);
    shape.put("list", Arrays.asList(1L, null, List.of(), Map.of()));
    Map<String, Object> inner = new HashMap<>();
    inner.put("nothing", null);
    shape.put("object", inner);
    set(shape);
    assertEquals(shape, kept());
  }

  @Test
  void mergesAndNullTakesAway() {
    set(Map.of("a", 1L, "b", Map.of("c", 2L)));
    Map<String, Object> change = new HashMap<>();
    change.put("a", null);
    change.put("b", Map.of("d", 3L));
    change.put("unknown", null);
    set(change);
    assertEquals(Map.of("b", Map.of("d", 3L)), kept());
    Map<String, Object> last = new HashMap<>();
    last.put("b", null);
    set(last);
    assertFalse(stack.table.get(AdditionalFields.key(tony.uid())).isPresent());
  }

  @Test
  void hasBounds() {
    Map<String, Object> many = new HashMap<>();
    for (int i = 0; i < 64; i++) {
      many.put("key" + i, i);
    }
    set(many);
    assertThrows(Refusal.Invalid.class, () -> set(Map.of("one-more", 1)));
    assertThrows(Refusal.Invalid.class, () -> set(Map.of("key1", "x".repeat(16 * 1024))));
    set(Map.of("key1", "x".repeat(8_000)));
    assertThrows(Refusal.Invalid.class, () -> set(Map.of("key2", "x".repeat(8_000))));
    assertEquals(64, kept().size());
  }

  @Test
  void isNestedFiveDeepAtMost() {
    Object five = Map.of("2", Map.of("3", List.of(List.of(5L))));
    set(Map.of("1", five));
    assertThrows(Refusal.Invalid.class, () -> set(Map.of("1", Map.of("2", five))));
  }

  @Test
  void refusesWhatIsNoSoundJson() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("", 1),
            Map.of("x".repeat(65), 1),
            Map.of("a\u0001null", true),
            Map.of("a", Map.of("\u0001number", "1")),
            Map.of("a", "\uD83D"),
            Map.of("a", List.of("\uFFFD")),
            Map.of("a", Double.POSITIVE_INFINITY))) {
      assertThrows(Refusal.Invalid.class, () -> set(wrong), wrong::toString);
    }
  }

  @Test
  void theAuthorizerDoesNotReadThem() {
    set(Map.of("a", 1L));
    assertFalse(stack.profile(tony.uid()).values().toString().contains("a=1"));
  }

  private void set(Map<String, Object> values) {
    Fields fields = new Fields(Map.of("additionalFields", values));
    AccountChange change = AccountChange.from(fields);
    fields.check();
    stack.accounts.change(stack.actor(tony.uid()), tony.uid(), change);
  }

  private Map<String, Object> kept() {
    return stack.users.account(tony.uid()).additional().values();
  }
}
