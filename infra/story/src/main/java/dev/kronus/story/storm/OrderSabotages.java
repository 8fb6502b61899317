package dev.kronus.story.storm;

import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import dev.kronus.story.Ground;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What has to come first, or at once, done in another order. */
final class OrderSabotages {
  private OrderSabotages() {}

  static void addTo(List<Safeguard> all) {
    all.add(new Safeguard("send-before-write", "P4", SentFirst::new));
    all.add(new Safeguard("told-before-the-transition", "P2 P3 P4 P5", ToldFirst::new));
    all.add(new Safeguard("seen-marker-first", "P2 P3", MarkedFirst::new));
    all.add(new Safeguard("counter-outside-transaction", "P1 P2 P4 P5", CountedAfter::new));
  }

  /** A transaction that is made as two. */
  private abstract static class Halves extends Tampered {
    private final Table beneath;

    Halves(Table beneath) {
      super(beneath);
      this.beneath = beneath;
    }

    abstract void halves(Table table, List<Write> writes);

    @Override
    public void write(List<Write> writes) {
      halves(beneath, writes);
    }
  }

  private static void others(Table table, List<Write> writes, Predicate<Write> left) {
    List<Write> others = writes.stream().filter(left.negate()).toList();
    if (!others.isEmpty()) {
      table.write(others);
    }
  }

  /** A message is handed to the provider, and then written down. */
  private static final class SentFirst extends Sabotage {
    private final Map<String, String> sids = new HashMap<>();

    @Override
    Ground under(Ground ground) {
      Messenger messenger = ground.messenger();
      Table table =
          new Tampered(ground.table()) {
            @Override
            void before(List<Write> writes) {
              writes.forEach(write -> sent(write, messenger));
            }
          };
      Muffled sent =
          new Muffled(messenger) {
            @Override
            public Outcome send(Message message) {
              String sid = sids.remove(message.to() + " " + message.body());
              return sid == null ? super.send(message) : new Accepted(sid);
            }
          };
      return ground.with(table).with(sent);
    }

    private void sent(Write write, Messenger messenger) {
      if (write instanceof Write.Put put
          && put.item().maybeText("name").orElse("").startsWith("send_")) {
        Map<String, Object> map = put.item().map("message");
        Message message =
            new Message(
                new PhoneNumber((String) map.get("to")),
                (String) map.get("body"),
                Message.Kind.NOTICE);
        if (messenger.send(message) instanceof Messenger.Accepted accepted) {
          sids.put(message.to() + " " + message.body(), accepted.sid());
        }
      }
    }
  }

  /** Contacts are told, and then it is decided whether there is reason to. */
  private static final class ToldFirst extends Sabotage {
    @Override
    Ground under(Ground ground) {
      Table table =
          new Halves(ground.table()) {
            @Override
            void halves(Table beneath, List<Write> writes) {
              writes.stream()
                  .filter(ToldFirst::isBeginning)
                  .forEach(write -> begun(beneath, ground, write));
              others(beneath, writes, ToldFirst::isBeginning);
            }
          };
      return ground.with(table);
    }

    private static boolean isBeginning(Write write) {
      return write.condition().equals(Condition.ABSENT)
          && write.key().sk().startsWith("ESCALATION#");
    }

    private static void begun(Table table, Ground ground, Write write) {
      Optional<Item> before = table.get(write.key());
      if (before.isEmpty()) {
        table.write(write);
      }
      ground.invoker().poke("Escalate", new Poke(write.key().uid(), write.key().sk()));
    }
  }

  /** A text is marked as seen, and then it has its effect. */
  private static final class MarkedFirst extends Sabotage {
    @Override
    Ground under(Ground ground) {
      Table table =
          new Halves(ground.table()) {
            @Override
            void halves(Table beneath, List<Write> writes) {
              Predicate<Write> first = write -> write.key().pk().startsWith("SEEN#");
              writes.stream().filter(first).forEach(beneath::write);
              others(beneath, writes, first);
            }
          };
      return ground.with(table);
    }
  }

  /** Which probe was the last is counted after the probe was written down. */
  private static final class CountedAfter extends Sabotage {
    @Override
    Ground under(Ground ground) {
      Table table =
          new Halves(ground.table()) {
            @Override
            void halves(Table beneath, List<Write> writes) {
              List<Write> now = new ArrayList<>();
              List<Write> later = new ArrayList<>();
              writes.forEach(write -> now.add(uncounted(write, later)));
              beneath.write(now);
              if (!later.isEmpty()) {
                beneath.write(later);
              }
            }
          };
      return ground.with(table);
    }

    private static Write uncounted(Write write, List<Write> later) {
      if (write instanceof Write.Update u && u.set().containsKey("last_probe_id")) {
        Object count = u.set().get("last_probe_id");
        later.add(Write.update(u.key()).set("last_probe_id", count));
        Map<String, Object> set = new HashMap<>(u.set());
        set.remove("last_probe_id");
        return new Write.Update(u.key(), set, u.remove(), u.add(), u.append(), u.condition());
      }
      return write;
    }
  }
}
