package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an owner shows counts once, however often the change it is for is tried. */
class OwnershipRacesTest {
  private static final String NEW = "a-password-at-last";
  private static final Map<String, Object> WISH =
      Map.of("password", NEW, "current_password", TestStack.PASSWORD);

  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final Meanwhile table = new Meanwhile(stack.table);
  private final Attempts attempts = new Attempts(table, stack.clock);

  @Test
  void aProfileThatLosesARaceCountsOnceAndHashesOnce() {
    changesOnce(
        own -> {
          Profiles profiles =
              new Profiles(table, stack.secrets, attempts, stack.invoker, stack.clock);
          profiles.change(own, TestStack.own(WISH));
        });
  }

  @Test
  void anAccountThatLosesARaceCountsOnceAndHashesOnce() {
    changesOnce(own -> accounts().change(own, bruce.uid(), stack.change(WISH)));
  }

  @Test
  void anAdminWhoLosesARaceHashesOnce() {
    loses(Map.of("last_name", "Banner"));
    accounts().change(stack.actor(tony.uid()), bruce.uid(), stack.change(Map.of("password", NEW)));
    assertEquals(1, triedHashes().stream().distinct().count());
    assertEquals(2, triedHashes().size());
  }

  @Test
  void aPasswordThatWasChangedMeanwhileIsNoProofAnyMore() {
    loses(Map.of("password_hash", Passwords.hash("another-password")));
    assertThrows(
        Refusal.Forbidden.class,
        () -> accounts().change(stack.actor(bruce.uid()), bruce.uid(), stack.change(WISH)));
  }

  @Test
  void whatWasNoChangeOfSignInBeforeTheRaceNeedsProofAfterIt() {
    loses(Map.of("email", "mallory@example.com"));
    Map<String, Object> wish = Map.of("name", "Robert", "email", "bruce@example.com");
    assertThrows(
        Refusal.Invalid.class,
        () -> accounts().change(stack.actor(bruce.uid()), bruce.uid(), stack.change(wish)));
  }

  private void changesOnce(Consumer<Actor> change) {
    loses(Map.of("last_name", "Banner"));
    change.accept(stack.actor(bruce.uid()));
    User after = stack.users.profile(bruce.uid()).orElseThrow();
    assertEquals("Banner", after.lastName());
    assertTrue(Passwords.matches(NEW, after.passwordHash()));
    Key quota = new Key("QUOTA#changes#2", "QUOTA#changes#2");
    assertEquals(1, stack.table.get(quota).orElseThrow().number("count"));
    assertEquals(2, triedHashes().size(), "the change was tried twice");
    assertEquals(1, triedHashes().stream().distinct().count(), "with one hash");
    long verified =
        table.asked().stream()
            .filter(write -> write.key().pk().equals("LOGIN#203.0.113.7#bruce@example.com"))
            .filter(write -> !(write instanceof Write.Update one) || one.add().get("failures") > 0)
            .count();
    assertEquals(1, verified);
  }

  /** Another changes that about them just before what is tried is written. */
  private void loses(Map<String, Object> other) {
    Write.Update update = Write.update(UserItems.key(bruce.uid())).add("revision", 1);
    for (var entry : other.entrySet()) {
      update = update.set(entry.getKey(), entry.getValue());
    }
    Write change = update;
    table.happens(
        write -> write.key().equals(UserItems.key(bruce.uid())), () -> stack.table.write(change));
  }

  private List<String> triedHashes() {
    return table.asked().stream()
        .filter(write -> write.key().equals(UserItems.key(bruce.uid())))
        .filter(Write.Put.class::isInstance)
        .map(write -> ((Write.Put) write).item().text("password_hash"))
        .toList();
  }

  private Accounts accounts() {
    return new Accounts(table, stack.secrets, attempts, stack.invoker, stack.clock);
  }
}
