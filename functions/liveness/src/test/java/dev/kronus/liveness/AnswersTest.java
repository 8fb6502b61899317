package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Answers over the corpus, {@code replies.tsv}: how people really write. */
class AnswersTest {
  private static final Pattern UNSEEN = Pattern.compile("\\\\u\\{([0-9A-F]+)}");
  private static final Answers ANSWERS = new Answers();
  private static final List<Sample> CORPUS = corpus();

  private record Sample(Answer meaning, String reply) {}

  @Test
  void readsTheCorpusAsPeopleMeantIt() {
    List<String> wrong = new ArrayList<>();
    for (Sample sample : CORPUS) {
      Answer read = ANSWERS.read(sample.reply());
      if (read != sample.meaning()) {
        wrong.add("\"%s\" is %s and reads %s".formatted(sample.reply(), sample.meaning(), read));
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void hasACorpusOfEveryMeaning() {
    assertTrue(CORPUS.size() >= 300, "only " + CORPUS.size());
    for (Answer meaning : Answer.values()) {
      assertTrue(replies(meaning).size() >= 100, "few replies are " + meaning);
    }
  }

  /** No word that nobody foresaw leaves a reply good, wherever it stands. */
  @Test
  void isNeverGoodWithANegationOrAnUnknownWord() {
    List<String> spoilers =
        List.of(
            "not", "NOT", "n't", "isn't", "never", "but", "no", "hardly", "pas", "😢", "bad", "7");
    assertNotGood(replies(Answer.GOOD), spoilers);
  }

  @Test
  void isNeverGoodBesideABadReply() {
    assertNotGood(List.of("yes", "I'm ok", "👍", "all good, thanks"), replies(Answer.BAD));
  }

  @Test
  void isNeverGoodAsAQuestion() {
    assertNotGood(replies(Answer.GOOD), List.of("?"));
  }

  @Test
  void hearsACryAmongAnyWords() {
    for (Sample sample : CORPUS) {
      assertEquals(Answer.BAD, ANSWERS.read(sample.reply() + "\nHELP me"), sample.reply());
      assertEquals(Answer.BAD, ANSWERS.read("sos " + sample.reply()), sample.reply());
    }
  }

  @Test
  void readsAVeryLongReply() {
    assertEquals(Answer.GOOD, ANSWERS.read("yes ".repeat(400)));
    assertEquals(Answer.GOOD, ANSWERS.read("y" + "e".repeat(10_000) + "s"));
    assertEquals(Answer.UNCLEAR, ANSWERS.read("yes ".repeat(400) + "not"));
  }

  private static void assertNotGood(List<String> replies, List<String> spoilers) {
    List<String> wrong = new ArrayList<>();
    for (String reply : replies) {
      for (String spoiler : spoilers) {
        String middle = reply.replaceFirst("(?<=\\p{L})\\s", " " + spoiler + " ");
        for (String spoilt : List.of(spoiler + " " + reply, reply + " " + spoiler, middle)) {
          if (!spoilt.equals(reply) && ANSWERS.read(spoilt) == Answer.GOOD) {
            wrong.add(spoilt);
          }
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static List<String> replies(Answer meaning) {
    return CORPUS.stream().filter(s -> s.meaning() == meaning).map(Sample::reply).toList();
  }

  private static List<Sample> corpus() {
    try (InputStream text = AnswersTest.class.getResourceAsStream("replies.tsv")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .map(row -> new Sample(Answer.valueOf(row[0]), written(row[1])))
          .toList();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String written(String row) {
    return UNSEEN
        .matcher(row.replace("\\n", "\n").replace("\\t", "\t"))
        .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
  }
}
