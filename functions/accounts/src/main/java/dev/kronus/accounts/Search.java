package dev.kronus.accounts;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Query;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for users by the beginnings of their words. It walks along the longest word that is wanted,
 * in all shards at once; whoever is met by several of their words is shown at the first of them,
 * and whether the other wanted words are theirs is seen when they are read.
 */
final class Search {
  private static final int AT_ONCE = 100;

  /** A word that half of all users have ends the search early, with a cursor to go on. */
  private static final int ROUNDS = 20;

  /** The order of the table: of bytes, not of Java's characters. */
  private static final Comparator<Slice.Row> ORDER =
      Comparator.comparing(row -> bytes(row.key().sk()), Arrays::compareUnsigned);

  /** Sorts after every character, by bytes. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final Table table;
  private final Users users;

  Search(Table table, Users users) {
    this.table = table;
    this.users = users;
  }

  Page<Account> of(UserQuery query) {
    String start = longest(query.words());
    Optional<String> place = query.cursor().map(cursor -> place(cursor, start));
    List<Account> found = new ArrayList<>();
    int toPass = query.passed();
    for (int round = 0; round < ROUNDS; round++) {
      List<Slice.Row> rows = rows(start, place);
      Map<Uid, Account> met = read(rows);
      for (Slice.Row row : rows) {
        Account account = met.get(uid(row));
        if (account != null && isHit(query, start, row, account.user()) && --toPass < 0) {
          if (found.size() == query.limit()) {
            return Page.uncounted(found, place.map(Search::cursor));
          }
          found.add(account);
        }
        place = Optional.of(row.key().sk());
      }
      if (rows.size() < AT_ONCE) {
        return Page.uncounted(found, Optional.empty());
      }
    }
    return Page.uncounted(found, place.map(Search::cursor));
  }

  private static String longest(Set<String> words) {
    return words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
  }

  /** What comes next of all shards. */
  private List<Slice.Row> rows(String start, Optional<String> place) {
    String from = place.map(last -> last + "\0").orElse(start);
    List<Slice.Row> rows = new ArrayList<>();
    for (String shard : Shard.all()) {
      Query query = Query.of(SearchWords.partition(shard)).between(from, start + LAST);
      rows.addAll(table.query(query.limit(AT_ONCE)).rows());
    }
    return rows.stream().sorted(ORDER).limit(AT_ONCE).toList();
  }

  private Map<Uid, Account> read(List<Slice.Row> rows) {
    List<Uid> uids = rows.stream().map(Search::uid).distinct().toList();
    return users.all(uids).stream()
        .collect(Collectors.toMap(account -> account.user().uid(), Function.identity()));
  }

  private static boolean isHit(UserQuery query, String start, Slice.Row row, User user) {
    Set<String> words = SearchWords.of(user);
    String word = row.key().sk().substring(0, row.key().sk().lastIndexOf('#'));
    Optional<String> first =
        words.stream()
            .filter(one -> one.startsWith(start))
            .min(Comparator.comparing(Search::bytes, Arrays::compareUnsigned));
    return first.equals(Optional.of(word))
        && query.shows(user)
        && SearchWords.match(query.words(), words);
  }

  private static Uid uid(Slice.Row row) {
    String sk = row.key().sk();
    return new Uid(Long.parseLong(sk.substring(sk.lastIndexOf('#') + 1)));
  }

  /** Words are of any script, cursors are not. */
  private static String cursor(String place) {
    return HexFormat.of().formatHex(bytes(place));
  }

  private static String place(String cursor, String start) {
    return Optional.of(cursor)
        .filter(hex -> hex.length() % 2 == 0 && hex.matches("[0-9a-f]+"))
        .map(hex -> new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8))
        .filter(place -> place.startsWith(start))
        .orElseThrow(() -> new Refusal.Invalid("cursor is not a cursor of this search."));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
