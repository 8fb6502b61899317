package dev.kronus.liveness;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The word with which somebody answers when they are made to answer well. It can be set and known
 * again, and never be read.
 */
final class DuressWord {
  private static final String SK = "DURESS";
  private static final int SHORTEST = 3;

  /** Words of a text in which it is looked for beside an answer. */
  private static final int MOST = 8;

  /** What carriers and Twilio listen for, so that it may never arrive. */
  private static final Set<String> CARRIERS =
      Set.of(
          "stop",
          "stopall",
          "unsubscribe",
          "cancel",
          "end",
          "quit",
          "revoke",
          "optout",
          "start",
          "unstop",
          "info",
          "arret",
          "safe",
          "on",
          "off",
          "pause",
          "resume",
          "usage",
          "ping",
          "probe");

  /** What is only needed where a word is chosen or heard, and not where settings are read. */
  private static final class Heard {
    static final Phrases FILLER = Phrases.load("filler.txt");
    static final Phrases HARMLESS = Phrases.load("harmless.txt");
    static final Answers ANSWERS = new Answers();
  }

  private final Table table;
  private final Seal seal;

  DuressWord(Table table, Seal seal) {
    this.table = table;
    this.seal = seal;
  }

  /** Sets the word, or with an empty text takes it away; refuses what means something else here. */
  Write changed(Uid uid, String word) {
    if (word.isEmpty()) {
      return Write.delete(key(uid), Condition.ANY);
    }
    if (isKnown(word)) {
      throw new Refusal.Invalid(
          "duress_word must be a word that means nothing else to Kronus, of at least 3 letters.");
    }
    Item item = Item.empty().with("sealed", sealed(uid, words(word)));
    return Write.put(key(uid), item, Condition.ANY);
  }

  /**
   * Whether {@code text} is their word, however it is written, with or without thanks, alone or
   * beside a good answer: "yes pineapple".
   */
  boolean isSaid(Uid uid, String text) {
    List<String> words = words(text);
    Optional<Item> kept = words.isEmpty() ? Optional.empty() : table.get(key(uid));
    if (kept.isEmpty() || isKnown(text)) {
      return false;
    }
    try {
      String sealed = kept.get().text("sealed");
      return Stream.concat(
              Stream.of(words, Heard.FILLER.removedFrom(words)), besideGoodAnswers(words))
          .anyMatch(said -> isSame(sealed, sealed(uid, said)));
    } catch (RuntimeException unreadable) {
      // An answer must not be lost because a secret can't be read now.
      Log.failure("seal", unreadable);
      return false;
    }
  }

  private static Stream<List<String>> besideGoodAnswers(List<String> words) {
    if (words.size() > MOST) {
      return Stream.empty();
    }
    return IntStream.range(0, words.size())
        .boxed()
        .flatMap(
            from ->
                IntStream.rangeClosed(from + 1, words.size())
                    .filter(to -> isGood(words.subList(0, from), words.subList(to, words.size())))
                    .mapToObj(to -> words.subList(from, to)));
  }

  private static boolean isGood(List<String> before, List<String> after) {
    String rest = String.join(" ", before) + " " + String.join(" ", after);
    return Heard.ANSWERS.read(rest) == Answer.GOOD;
  }

  private boolean isKnown(String word) {
    List<String> words = words(word);
    String joined = String.join("", words);
    return joined.length() < SHORTEST
        || joined.chars().noneMatch(Character::isLetter)
        || Heard.ANSWERS.read(word) != Answer.UNCLEAR
        || Command.parse(word).isPresent()
        || AlertAnswer.parse(word).isPresent()
        || words.stream().allMatch(CARRIERS::contains)
        || Heard.HARMLESS.isIn(words)
        || Heard.FILLER.cover(words);
  }

  private String sealed(Uid uid, List<String> words) {
    return seal.of("duress", uid, String.join(" ", words));
  }

  private static List<String> words(String text) {
    return Words.of(Words.plain(text).toLowerCase(Locale.ROOT));
  }

  private static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static Key key(Uid uid) {
    return Key.of(uid, SK);
  }
}
