package dev.kronus.accounts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What keys may be looked for by. Neither the hash nor anything that it was made from is listed.
 */
enum KeyField {
  ID(Kind.NUMBER, ApiKey::id),
  USER_ID(Kind.NUMBER, key -> key.owner().value()),
  NAME(Kind.TEXT, ApiKey::name),
  DESCRIPTION(Kind.TEXT, ApiKey::description),
  ROLE(Kind.NUMBER, key -> (long) key.role()),
  HAS_GROUPS(Kind.FLAG, ApiKey::hasGroups),
  DISABLED(Kind.FLAG, ApiKey::disabled),
  EXPIRES_AT(Kind.TIME, ApiKey::endsAt),
  FORMER_UNTIL(Kind.TIME, key -> key.former().map(ApiKey.Former::until)),
  LAST_USED_AT(Kind.TIME, ApiKey::lastUsedAt),
  CREATED_AT(Kind.TIME, ApiKey::createdAt),
  UPDATED_AT(Kind.TIME, ApiKey::updatedAt);

  private static final int LONGEST_TEXT = 500;

  private final Kind kind;

  /** Reads a component and holds nothing. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<ApiKey, Object> read;

  KeyField(Kind kind, Function<ApiKey, Object> read) {
    this.kind = kind;
    this.read = read;
  }

  /** What a field holds. */
  private enum Kind {
    NUMBER("a whole number"),
    TEXT("a string of at most " + LONGEST_TEXT + " characters"),
    FLAG("true or false"),
    TIME("a time such as 2026-11-20T12:00:00Z");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }
  }

  static Optional<KeyField> named(String word) {
    return Stream.of(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /** How the API calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a value of it must be, to complete "must be ...". */
  String rule() {
    return kind.rule;
  }

  boolean hasOrder() {
    return kind != Kind.FLAG;
  }

  /** The value of a key's; empty when it has none. */
  Optional<Comparable<?>> of(ApiKey key) {
    Object value = read.apply(key);
    return value instanceof Optional<?> maybe
        ? maybe.map(Comparable.class::cast)
        : Optional.of((Comparable<?>) value);
  }

  /** A value to compare with, from what was sent; empty when it is of another kind. */
  Optional<Comparable<?>> value(Object sent) {
    return switch (kind) {
      case NUMBER ->
          sent instanceof Integer || sent instanceof Long
              ? Optional.of(((Number) sent).longValue())
              : Optional.empty();
      case TEXT ->
          sent instanceof String text && text.length() <= LONGEST_TEXT
              ? Optional.of(text)
              : Optional.empty();
      case FLAG -> sent instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
      case TIME -> sent instanceof String text ? time(text) : Optional.empty();
    };
  }

  private static Optional<Comparable<?>> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
