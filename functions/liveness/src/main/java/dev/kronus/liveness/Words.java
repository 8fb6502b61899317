package dev.kronus.liveness;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart into words, however it was typed. */
final class Words {
  /** Straight, curly and mistaken ones: "I'm" is one word, "im". */
  private static final Pattern APOSTROPHE =
      Pattern.compile("['`\u00B4\u2018\u2019\u201B\u02BC\u2032\uFF07]");

  /** What is not seen by itself: format characters, variation selectors, skin tones. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\uFE00-\uFE0F\\x{1F3FB}-\\x{1F3FF}]");

  /** A run of letters and digits, or one sign that is neither space nor punctuation. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\p{P}\\p{Z}\\p{Cc}]");

  private Words() {}

  /** The text in small letters of their usual width, without what is not seen. */
  static String plain(String text) {
    String seen = UNSEEN.matcher(APOSTROPHE.matcher(text).replaceAll("")).replaceAll("");
    return Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** The words of a plain text, signs such as emoji one by one. */
  static List<String> of(String plain) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(plain);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  /**
   * Whether {@code word} is {@code root} with letters repeated: "yesss" is, and "god" of "good" is
   * not.
   */
  static boolean isStretch(String word, String root) {
    int at = 0;
    for (int i = 0; i < root.length(); i++) {
      if (at >= word.length() || word.charAt(at) != root.charAt(i)) {
        return false;
      }
      at++;
      boolean lastOfRun = i + 1 == root.length() || root.charAt(i + 1) != root.charAt(i);
      while (lastOfRun && at < word.length() && word.charAt(at) == root.charAt(i)) {
        at++;
      }
    }
    return at == word.length();
  }
}
