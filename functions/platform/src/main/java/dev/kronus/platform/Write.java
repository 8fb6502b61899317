package dev.kronus.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One change to one item, made only if its condition holds. */
public sealed interface Write {
  /** As many as one transaction can hold. */
  int MOST = 100;

  Key key();

  Condition condition();

  /** Replaces the whole item. */
  record Put(Key key, Item item, Condition condition) implements Write {
    public Put {
      refuseKeys(item.values().keySet());
    }
  }

  /** Removes the item. */
  record Delete(Key key, Condition condition) implements Write {}

  /** Changes nothing; the other writes of the transaction happen only if the condition holds. */
  record Check(Key key, Condition condition) implements Write {}

  /**
   * Changes some attributes; makes the item when the condition allows it to be absent.
   *
   * @param set attributes and their new values, in stored form
   * @param remove attributes to take away
   * @param add numbers to add; an absent one counts as 0
   * @param append lists to lengthen; an absent one counts as empty
   */
  record Update(
      Key key,
      Map<String, Object> set,
      Set<String> remove,
      Map<String, Long> add,
      Map<String, List<Object>> append,
      Condition condition)
      implements Write {

    /** Refuses to change an attribute twice, or the key. */
    private void check() {
      List<String> names = new ArrayList<>(set.keySet());
      names.addAll(remove);
      names.addAll(add.keySet());
      names.addAll(append.keySet());
      refuseKeys(names);
      if (new HashSet<>(names).size() < names.size()) {
        throw new IllegalArgumentException("an attribute is changed twice: " + names);
      }
    }

    /** Changes nothing, whatever stands there. */
    public boolean isEmpty() {
      return set.isEmpty() && remove.isEmpty() && add.isEmpty() && append.isEmpty();
    }

    /** The last word on an attribute counts; an empty Optional removes it. */
    public Update set(String name, Object value) {
      Object stored = Item.stored(value);
      if (stored == null) {
        return remove(name);
      }
      Set<String> others = new LinkedHashSet<>(remove);
      others.remove(name);
      return new Update(key, plus(set, name, stored), others, add, append, condition);
    }

    public Update remove(String... names) {
      Set<String> all = new LinkedHashSet<>(remove);
      all.addAll(List.of(names));
      Map<String, Object> others = new LinkedHashMap<>(set);
      others.keySet().removeAll(all);
      return new Update(key, others, all, add, append, condition);
    }

    /** Additions to one number are summed. */
    public Update add(String name, long amount) {
      long sum = Math.addExact(add.getOrDefault(name, 0L), amount);
      return new Update(key, set, remove, plus(add, name, sum), append, condition);
    }

    public Update append(String name, Map<String, Object> entry) {
      List<Object> entries = new ArrayList<>(append.getOrDefault(name, List.of()));
      entries.add(Item.stored(entry));
      return new Update(key, set, remove, add, plus(append, name, List.copyOf(entries)), condition);
    }

    public Update when(Condition further) {
      Condition both =
          condition.equals(Condition.ANY) ? further : Condition.all(condition, further);
      return new Update(key, set, remove, add, append, both);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
      Map<String, V> copy = new LinkedHashMap<>(map);
      copy.put(name, value);
      return copy;
    }
  }

  /** Refuses what no table can do at once: two changes of one thing, or too many. */
  static void checkTogether(List<Write> writes) {
    if (writes.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " writes at once");
    }
    Set<Key> keys = new HashSet<>();
    for (Write write : writes) {
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("two writes on one item: " + write.key().sk());
      }
      if (write instanceof Update update) {
        update.check();
      }
    }
  }

  private static void refuseKeys(Collection<String> names) {
    if (names.contains("pk") || names.contains("sk")) {
      throw new IllegalArgumentException("the key is not an attribute to change");
    }
  }

  static Put put(Key key, Item item, Condition condition) {
    return new Put(key, item, condition);
  }

  /** An item that must not be there yet. */
  static Put create(Key key, Item item) {
    return new Put(key, item, Condition.ABSENT);
  }

  static Update update(Key key) {
    return new Update(key, Map.of(), Set.of(), Map.of(), Map.of(), Condition.ANY);
  }

  static Delete delete(Key key, Condition condition) {
    return new Delete(key, condition);
  }

  static Check check(Key key, Condition condition) {
    return new Check(key, condition);
  }
}
