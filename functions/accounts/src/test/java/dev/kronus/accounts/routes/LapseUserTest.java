package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.PostOffice;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Events;
import dev.kronus.platform.Poke;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LapseUserTest {
  private final PostOffice post = new PostOffice();
  private final LapseUser lapse = new LapseUser(post.lapses);
  private final User tony = post.stack.tony();

  @Test
  void takesBackWhatNobodyConfirmed() {
    post.register(PostOffice.peter("with-great-power", Optional.empty()));
    User peter = post.peter();
    post.stack.clock.advance(Duration.ofDays(7));
    assertEquals(Map.of(), Events.send(lapse, new Poke(peter.uid(), "PENDING")));
    Events.send(lapse, new Poke(peter.uid(), "PENDING"));
    assertTrue(post.stack.users.profile(peter.uid()).isEmpty());
  }

  @Test
  void harmsNobodyWhoIsThere() {
    Events.send(lapse, new Poke(tony.uid(), "PENDING"));
    Events.send(lapse, new Poke(tony.uid(), "PROFILE"));
    assertTrue(post.stack.users.profile(tony.uid()).isPresent());
  }

  @Test
  void throwsBackWhatIsNoPoke() {
    assertThrows(IllegalArgumentException.class, () -> Events.send(lapse, Map.of("uid", 1)));
  }
}
