package dev.kronus.liveness;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads replies by lists of phrases, which are data beside this class:
 *
 * <ul>
 *   <li>{@code help.txt}, cries for help: {@link Answer#BAD} anywhere, among any other words;
 *   <li>{@code harmless.txt}, what holds a word of a cry or a no and is neither: "no help needed";
 *   <li>{@code bad.txt} and {@code good.txt};
 *   <li>{@code filler.txt}, thanks, greetings and smiles, which change nothing.
 * </ul>
 *
 * <p>A reply is good, or bad, only when there is nothing else in it: every word belongs to a phrase
 * of that one list or is filler. A word on no list, good beside bad, a question mark and a sad face
 * make it unclear. So no word that nobody foresaw, a negation least of all, leaves a reply good.
 */
public final class Answers {
  private static final Pattern DOUBT =
      Pattern.compile("[?\u00BF\u061F\u203D]|[:;=]-?[(\\[/\\\\|]|[)\\]]-?:");

  private static final Phrases HELP = Phrases.load("help.txt");
  private static final Phrases HARMLESS = Phrases.load("harmless.txt");
  private static final Phrases GOOD = Phrases.load("good.txt");
  private static final Phrases BAD = Phrases.load("bad.txt");
  private static final Phrases FILLER = Phrases.load("filler.txt");

  /** Whether there is a cry for help in it, among whatever other words. */
  boolean isCry(String reply) {
    return HELP.isIn(HARMLESS.removedFrom(Words.of(Words.plain(reply))));
  }

  /** What {@code reply} means. */
  public Answer read(String reply) {
    String plain = Words.plain(reply);
    List<String> words = Words.of(plain);
    List<String> meant = HARMLESS.removedFrom(words);
    if (HELP.isIn(meant)) {
      return Answer.BAD;
    }
    List<String> told = FILLER.removedFrom(meant);
    boolean doubt = meant.size() < words.size() || told.isEmpty() || DOUBT.matcher(plain).find();
    if (!doubt && GOOD.cover(told)) {
      return Answer.GOOD;
    }
    return !doubt && BAD.cover(told) ? Answer.BAD : Answer.UNCLEAR;
  }
}
