package dev.kronus.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Email;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
  private static final Map<String, Object> DEFAULTS =
      Map.of("default_time_zone", "Europe/Zurich", "daily_sms_limit", "40");

  @BeforeEach
  void nameTheSecrets() {
    Config.use(Map.of("SETTINGS_SECRET", "k/settings", "DEFAULTS_SECRET", "k/defaults"));
  }

  @AfterEach
  void giveTheEnvironmentBack() {
    Config.use(System.getenv());
  }

  @Test
  void saysWhatTheParametersSayWhereTheSecretIsEmpty() {
    OperatorSettings settings = read(Map.of("default_time_zone", "", "auth_token", ""));
    assertEquals(ZoneId.of("Europe/Zurich"), settings.defaultTimeZone());
    assertEquals(40, settings.dailySmsLimit());
    assertTrue(settings.twilio().isEmpty());
  }

  @Test
  void believesTheSecretBeforeTheParameters() {
    OperatorSettings settings =
        read(Map.of("default_time_zone", "Asia/Tokyo", "daily_sms_limit", 7));
    assertEquals(ZoneId.of("Asia/Tokyo"), settings.defaultTimeZone());
    assertEquals(7, settings.dailySmsLimit());
    assertEquals(Set.of("CA", "US"), settings.allowedCountries());
  }

  @Test
  void sendsNoMailWhereNobodySaysWhomItComesFrom() {
    assertTrue(read(Map.of()).mailFrom().isEmpty());
    assertTrue(read(Map.of("mail_from", "")).mailFrom().isEmpty());
    assertTrue(read(Map.of("mail_from", "a@b.org\r\nBcc: c@d.org")).mailFrom().isEmpty());
    assertEquals(200, read(Map.of("daily_mail_limit", "many")).dailyMailLimit());
    OperatorSettings said = read(Map.of("mail_from", " Kronus@Example.org "));
    assertEquals(Optional.of(new Email("kronus@example.org")), said.mailFrom());
  }

  private static OperatorSettings read(Map<String, Object> said) {
    return OperatorSettings.read(name -> Optional.of(name.equals("k/settings") ? said : DEFAULTS));
  }
}
