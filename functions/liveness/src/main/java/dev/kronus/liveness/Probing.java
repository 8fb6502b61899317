package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Job;
import dev.kronus.duties.OptOut;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Begins and checks probes when they are due: what a poke comes to. */
public final class Probing {
  private final Table table;
  private final Users users;
  private final Probes probes;
  private final Schedules schedules;
  private final Invoker invoker;
  private final InstantSource clock;
  private final Asking asking;
  private final Checking checking;
  private final OptOuts optOuts;
  private final Invitations invitations;

  public Probing(
      Table table,
      Users users,
      Secrets secrets,
      Inbox inbox,
      Schedules schedules,
      Invoker invoker,
      InstantSource clock) {
    this.table = table;
    this.users = users;
    this.probes = new Probes(table, clock);
    this.schedules = schedules;
    this.invoker = invoker;
    this.clock = clock;
    this.asking = new Asking(table, users, invoker, clock);
    this.checking = new Checking(table, inbox, invoker, clock);
    Contacts contacts = new Contacts(table, users, secrets, invoker, clock);
    Planning planning = new Planning(table, users, new DuressWord(table, new Seal(secrets)));
    this.optOuts = new OptOuts(table, users, contacts, planning, invoker, clock);
    this.invitations = new Invitations(table, users, contacts, invoker, clock);
  }

  /**
   * Does whatever is due about this user; nothing, when nothing is. A poke for somebody gone
   * removes its timers.
   */
  public void poked(Poke poke) {
    Uid uid = poke.uid();
    Optional<ProbeSettings> settings = ProbeSettingsItems.find(table, uid);
    if (settings.isEmpty()) {
      Timers.names(uid).forEach(schedules::delete);
      return;
    }
    Optional<String> other = driverOf(poke.item());
    if (other.isPresent()) {
      invoker.poke(other.get(), poke);
      return;
    }
    if (poke.item().startsWith(OptOut.PREFIX)) {
      optOuts.poked(poke);
      return;
    }
    if (Contacts.isOne(poke.item())) {
      invitations.poked(poke);
      return;
    }
    probed(poke, settings.get());
  }

  private void probed(Poke poke, ProbeSettings known) {
    Uid uid = poke.uid();
    boolean waiting = known.pendingProbe().isPresent();
    if (waiting) {
      settled(known, this::check);
    }
    if (waiting) {
      Probes.settled(() -> probes.settings(uid).ifPresent(asking::onSchedule));
    } else {
      settled(known, asking::onSchedule);
    }
    if (poke.item().equals(Rearm.SK)) {
      Probes.settled(() -> probes.settings(uid).ifPresent(this::remind));
    }
    if (poke.item().equals(AskedFor.SK)) {
      Probes.settled(
          () ->
              AskedFor.find(table, uid)
                  .ifPresent(
                      wanted -> probes.settings(uid).ifPresent(s -> asking.onCommand(s, wanted))));
    }
  }

  /** Decides by what is known already, and by what stands then when another change came first. */
  private void settled(ProbeSettings known, Consumer<ProbeSettings> decision) {
    AtomicReference<Optional<ProbeSettings>> settings = new AtomicReference<>(Optional.of(known));
    Probes.settled(
        () ->
            settings
                .getAndSet(Optional.empty())
                .or(() -> probes.settings(known.uid()))
                .ifPresent(decision));
  }

  /** Timers know this function alone; what is another's is handed on. */
  private static Optional<String> driverOf(String item) {
    if (item.startsWith(Escalation.PREFIX)) {
      return Optional.of(Escalation.DRIVER);
    }
    return item.startsWith(Job.PREFIX) ? Optional.of(Deliveries.DRIVER) : Optional.empty();
  }

  private void remind(ProbeSettings settings) {
    Optional<User> user = users.profile(settings.uid());
    Optional<Plan> due =
        user.flatMap(
            person ->
                Rearm.find(table, settings.uid())
                    .flatMap(rearm -> rearm.due(settings, person, clock.instant())));
    due.ifPresent(
        plan -> {
          plan.changes().commit(table);
          plan.poke(invoker);
        });
  }

  private void check(ProbeSettings settings) {
    settings
        .pendingProbe()
        .flatMap(id -> probes.find(settings.uid(), id))
        .ifPresent(probe -> checking.check(settings, probe));
  }
}
