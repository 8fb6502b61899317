package dev.kronus.liveness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A list of phrases, each of one word or several, from a text beside this class. */
record Phrases(List<List<String>> phrases) {
  /** Reads one phrase a line; {@code #} begins a comment. */
  static Phrases load(String name) {
    try (InputStream text = Phrases.class.getResourceAsStream(name)) {
      return new Phrases(
          new String(text.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> Words.of(Words.plain(line.replaceFirst("#.*", ""))))
              .filter(words -> !words.isEmpty())
              .toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether any of these phrases is among {@code words}. */
  boolean isIn(List<String> words) {
    return removedFrom(words).size() < words.size();
  }

  /** Whether {@code words} are nothing but these phrases. */
  boolean cover(List<String> words) {
    return removedFrom(words).isEmpty();
  }

  /**
   * The words that belong to none of these phrases, the longest phrase first wherever several fit.
   */
  List<String> removedFrom(List<String> words) {
    List<String> rest = new ArrayList<>();
    int place = 0;
    while (place < words.size()) {
      int length = longest(words, place);
      if (length == 0) {
        rest.add(words.get(place));
      }
      place += Math.max(length, 1);
    }
    return rest;
  }

  private int longest(List<String> words, int place) {
    int longest = 0;
    for (List<String> phrase : phrases) {
      if (phrase.size() > longest && standsAt(place, words, phrase)) {
        longest = phrase.size();
      }
    }
    return longest;
  }

  private static boolean standsAt(int place, List<String> words, List<String> phrase) {
    if (place + phrase.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!Words.isStretch(words.get(place + i), phrase.get(i))) {
        return false;
      }
    }
    return true;
  }
}
