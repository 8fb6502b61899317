package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that say nothing, promises left in comments, and machines that only one of us has. */
class WordsTest {
  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Utils?|Manager|Impl|Base|Common|Helpers?)\\.java");
  private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern MACHINE =
      Pattern.compile(
          "[\\s\"'`(=](?:file://)?/(?:ro" + "ot|wo" + "rk|ho" + "me|t" + "mp|Us" + "ers)/");

  @Test
  void noNameIsEmpty() {
    List<Path> empty =
        Stream.of("functions", "infra")
            .flatMap(room -> House.files(room, ".java").stream())
            .map(Path::getFileName)
            .filter(name -> EMPTY_NAME.matcher(name.toString()).matches())
            .toList();
    assertEquals(List.of(), empty);
  }

  @Test
  void nothingIsLeftForLater() {
    assertEquals(List.of(), linesWith(LATER));
  }

  @Test
  void nothingNamesAMachine() {
    assertEquals(List.of(), linesWith(MACHINE));
  }

  private static List<String> linesWith(Pattern pattern) {
    List<String> found = new ArrayList<>();
    Pattern texts = Pattern.compile(".*\\.(java|xml|yaml|yml|json|md|html|js|css|txt)");
    for (Path file : House.files(House.ROOT, path -> texts.matcher(path.toString()).matches())) {
      House.text(file)
          .lines()
          .filter(line -> pattern.matcher(line).find())
          .forEach(line -> found.add(House.ROOT.relativize(file) + ": " + line.strip()));
    }
    return found;
  }
}
