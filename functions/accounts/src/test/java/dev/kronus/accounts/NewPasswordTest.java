package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {
  private static final List<String> COMMON =
      List.of("password is one of the passwords that everybody tries first; choose another.");

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "PassWord", "12345678", "qwertyuiop", "iloveyou", " baseball "})
  void refusesWhatEverybodyTriesFirst(String password) {
    assertEquals(COMMON, faults(password));
  }

  @Test
  void takesWhatNobodyTries() {
    new Refused(TestStack.PASSWORD).check();
    new Refused("# The above copyright").check();
  }

  @Test
  void stillWantsEightCharacters() {
    assertEquals(List.of("password must be 8 to 128 characters."), faults("dragon"));
  }

  @Test
  void knowsTenThousand() {
    assertEquals(10_000, NewPassword.known());
  }

  @Test
  void everyNewPasswordIsChecked() {
    Fields change = new Fields(Map.of("password", "12345678", "current_password", "x"));
    UserChange.from(change);
    assertEquals(COMMON, assertThrows(Refusal.Invalid.class, change::check).reasons());
  }

  private static List<String> faults(String password) {
    return assertThrows(Refusal.Invalid.class, () -> new Refused(password).check()).reasons();
  }

  private record Refused(String password) {
    void check() {
      Fields fields = new Fields(Map.of("password", password));
      assertEquals(
          password.codePointCount(0, password.length()) >= 8 ? password : null,
          NewPassword.required(fields, "password"));
      fields.check();
    }
  }
}
