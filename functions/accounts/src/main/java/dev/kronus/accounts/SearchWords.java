package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words somebody is found by: those of their user name, address, number and name, without case
 * and accents. Each is an item that says whose word it is; they are spread over the shards, because
 * half of all addresses have a word in common.
 */
final class SearchWords {
  /** A word of one letter finds everybody. */
  static final int SHORTEST = 2;

  /** Of somebody with very many words only the first are found, so that a change stays small. */
  private static final int MOST = 16;

  private static final int LONGEST = 32;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NUMBER = Pattern.compile("[+0-9 ().-]*[0-9][+0-9 ().-]*");

  private SearchWords() {}

  /** The words of somebody; the ones that are most theirs come first. */
  static Set<String> of(User user) {
    Set<String> words = new LinkedHashSet<>();
    user.chosenName().ifPresent(name -> words.addAll(split(name.value())));
    user.phone().map(PhoneNumber::value).ifPresent(number -> words.addAll(wanted(number)));
    user.email().map(Email::value).ifPresent(address -> words.addAll(split(address)));
    words.addAll(split(user.firstName()));
    words.addAll(split(user.lastName()));
    return words.stream()
        .limit(MOST)
        .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
  }

  /** The words of a search; a number, however it is written, is one word. */
  static Set<String> wanted(String search) {
    return NUMBER.matcher(search).matches()
        ? split(search.replaceAll("[^0-9]", ""))
        : split(search);
  }

  /** Whether each of the words of a search is the beginning of one of somebody's. */
  static boolean match(Set<String> wanted, Set<String> words) {
    return wanted.stream().allMatch(start -> words.stream().anyMatch(w -> w.startsWith(start)));
  }

  static List<Write> written(User user) {
    return of(user).stream().map(word -> put(user.uid(), word)).toList();
  }

  static List<Write> removed(User user) {
    return of(user).stream().map(word -> delete(user.uid(), word)).toList();
  }

  static List<Write> changed(User before, User after) {
    Set<String> old = of(before);
    Set<String> now = of(after);
    List<Write> writes = new ArrayList<>();
    old.stream().filter(w -> !now.contains(w)).forEach(w -> writes.add(delete(before.uid(), w)));
    now.stream().filter(w -> !old.contains(w)).forEach(w -> writes.add(put(after.uid(), w)));
    return writes;
  }

  static String partition(String shard) {
    return "FIND#" + shard;
  }

  /** The sort key: the order of a search, and its cursor. */
  static String place(String word, Uid uid) {
    return word + "#" + uid;
  }

  private static Write put(Uid uid, String word) {
    return Write.put(key(uid, word), Item.empty(), Condition.ANY);
  }

  private static Write delete(Uid uid, String word) {
    return Write.delete(key(uid, word), Condition.ANY);
  }

  private static Key key(Uid uid, String word) {
    return new Key(partition(Shard.of(uid)), place(word, uid));
  }

  private static Set<String> split(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String folded = ACCENTS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    Set<String> words = new LinkedHashSet<>();
    Stream.of(BETWEEN.split(folded))
        .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST)
        .map(SearchWords::cut)
        .forEach(words::add);
    return words;
  }

  private static String cut(String word) {
    int length = Math.min(LONGEST, word.codePointCount(0, word.length()));
    return word.substring(0, word.offsetByCodePoints(0, length));
  }
}
