package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.PostOffice;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Events;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.kernel.Email;
import dev.kronus.platform.Poke;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrolUserTest {
  private static final Email PETER = new Email("peter@example.com");

  private final PostOffice post = new PostOffice();
  private final EnrolUser enrol = new EnrolUser(post.enrolments);
  private final User tony = post.stack.tony();

  @Test
  void makesAnAccountThatWaitsAndOnlyOnce() {
    List<String> pokes = registered();
    assertTrue(post.stack.users.byEmail(PETER).isEmpty(), "the request made no account");
    for (int i = 0; i < 2; i++) {
      pokes.forEach(poke -> assertEquals(Map.of(), Events.send(enrol, poke)));
    }
    User peter = post.peter();
    assertEquals(UserStatus.PENDING, peter.status());
    assertEquals(8, post.code(peter.uid()).length());
    long mails =
        post.stack.invoker.drain().stream()
            .filter(call -> call.function().equals("DeliverMail"))
            .count();
    assertEquals(1, mails);
  }

  @Test
  void aPokeThatWasLostIsAnObligation() {
    registered();
    assertEquals(
        1,
        post.stack.table.rows().stream()
            .filter(row -> row.item().maybeText("driver").equals(Optional.of("EnrolUser")))
            .filter(row -> row.item().has("due_at"))
            .count());
  }

  @Test
  void harmsNobodyWhoIsThere() {
    Events.send(enrol, new Poke(tony.uid(), "REGISTRATION"));
    Events.send(enrol, new Poke(tony.uid(), "PROFILE"));
    assertTrue(post.stack.users.profile(tony.uid()).isPresent());
  }

  @Test
  void throwsBackWhatIsNoPoke() {
    assertThrows(IllegalArgumentException.class, () -> Events.send(enrol, Map.of("uid", 1)));
  }

  /** The pokes of a registration that nobody looked at yet. */
  private List<String> registered() {
    post.registrations.register(
        PostOffice.peter("with-great-power", Optional.empty()), PostOffice.HERE);
    return post.stack.invoker.drain().stream().map(MemoryInvoker.Invocation::json).toList();
  }
}
