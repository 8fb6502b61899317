package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();

  @Test
  void findsByTheBeginningOfAnyWord() {
    User jose = stack.named("j.garcia", Map.of("name", "José-María García Ñuñez"));
    User bruce = stack.bruce();
    for (String search : List.of("jos", "JOSÉ", "mari", "gar", "nun", "j.gar", "garcia jos")) {
      assertEquals(List.of(jose.uid().value()), found(search), search);
    }
    for (String search : List.of("bruce@exam", "+1 (416) 555-0102", "14165550102", "BRUCE stark")) {
      assertEquals(List.of(bruce.uid().value()), found(search), search);
    }
    for (String search : List.of("osé", "garcia tony", "5550102", "zz")) {
      assertEquals(List.of(), found(search), search);
    }
  }

  @Test
  void showsEverybodyOnceAndGoesOnWhereItStopped() {
    List<Long> everybody = stars();
    List<Long> met = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Map<String, Object> wish = new HashMap<>(Map.of("search", "star", "limit", 5));
      next.map(dev.kronus.kernel.Cursor::encode).ifPresent(cursor -> wish.put("cursor", cursor));
      Page<Account> page = stack.directory.list(query(wish));
      page.rows().forEach(account -> met.add(account.user().uid().value()));
      next = page.next();
    } while (next.isPresent());
    assertEquals(everybody.size(), met.size(), met::toString);
    assertTrue(met.containsAll(everybody));
    assertEquals(
        met.subList(10, 13),
        ids(stack.directory.list(query(Map.of("search", "star", "limit", 5, "page", 2)))));
  }

  private List<Long> stars() {
    List<Long> everybody = new ArrayList<>(List.of(tony.uid().value()));
    for (int i = 0; i < 12; i++) {
      String name = "star" + (char) ('a' + i);
      everybody.add(
          stack
              .named(name, Map.of("name", "Starling Starr", "email", name + "@star.org"))
              .uid()
              .value());
    }
    return everybody;
  }

  @Test
  void followsChangesAndForgetsWhoIsGone() {
    User bruce = stack.bruce();
    stack.accounts.change(
        stack.actor(tony.uid()), bruce.uid(), stack.change(Map.of("name", "Green Hulk")));
    assertEquals(List.of(2L), found("hulk"));
    assertEquals(List.of(1L), found("stark"));
    stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid());
    assertEquals(List.of(), found("hulk"));
    assertEquals(
        List.of(2L),
        ids(stack.directory.list(query(Map.of("search", "hulk", "include_deleted", true)))));
    stack.departures.delete(bruce.uid());
    assertTrue(
        stack.table.rows().stream()
            .filter(row -> row.key().pk().startsWith("FIND#"))
            .noneMatch(row -> row.key().sk().endsWith("#2")));
  }

  @Test
  void aChangeOfEveryWordFitsIntoOneTransaction() {
    String many = "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt uu vv ww xx yy zz";
    User wordy = stack.named("wordy", Map.of("name", many));
    stack.accounts.change(
        stack.actor(tony.uid()),
        wordy.uid(),
        stack.change(Map.of("name", many.toUpperCase(java.util.Locale.ROOT).replace('A', 'B'))));
    assertTrue(SearchWords.of(stack.users.account(wordy.uid()).user()).size() <= 16);
    assertEquals(List.of(wordy.uid().value()), found("wordy bb"));
  }

  @Test
  void listsTheDeletedWhenAsked() {
    User bruce = stack.bruce();
    stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid());
    assertEquals(List.of(1L), ids(stack.directory.list(query(Map.of()))));
    Page<Account> all = stack.directory.list(query(Map.of("include_deleted", "true")));
    assertEquals(2, all.rows().size());
    assertEquals(2, all.total());
  }

  @Test
  void refusesACursorOfAnotherSearch() {
    String cursor = dev.kronus.kernel.Cursor.encode("7374617223");
    assertEquals(
        List.of(1L), ids(stack.directory.list(query(Map.of("search", "star", "cursor", cursor)))));
    for (String made : List.of(cursor, dev.kronus.kernel.Cursor.encode("zz"))) {
      assertThrows(
          Refusal.Invalid.class,
          () -> stack.directory.list(query(Map.of("search", "tony", "cursor", made))));
    }
  }

  @Test
  void refusesWhatCannotBeLookedFor() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("search", "a"),
            Map.of("search", "- - !"),
            Map.of("page", 101),
            Map.of("page", 100, "limit", 100),
            Map.of("page", 1, "cursor", "MQ"),
            Map.of("limit", "0"),
            Map.of("include_deleted", "yes"))) {
      assertThrows(Refusal.Invalid.class, () -> query(wrong), wrong::toString);
    }
  }

  private List<Long> found(String search) {
    return ids(stack.directory.list(query(Map.of("search", search))));
  }

  private static List<Long> ids(Page<Account> page) {
    return page.rows().stream().map(account -> account.user().uid().value()).toList();
  }

  private static UserQuery query(Map<String, Object> values) {
    Fields fields = new Fields(values);
    UserQuery query = UserQuery.from(fields);
    fields.check();
    return query;
  }
}
