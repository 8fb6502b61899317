package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What lets a program act for a user, with no more power than the user has and perhaps with less.
 *
 * @param role what it may do at most; looked at anew at each use, together with its owner's
 * @param hasGroups whether it may do what its owner's groups may: only when it was not given less
 *     power than its owner had
 * @param hash of its text; see {@link KeyText}
 * @param former what its text was before, if that still works
 * @param lastUsedAt to the hour
 * @param revision one more with every change, uses aside
 */
public record ApiKey(
    long id,
    Uid owner,
    String name,
    String description,
    int role,
    boolean hasGroups,
    boolean disabled,
    String hash,
    Optional<Former> former,
    Instant endsAt,
    Optional<Instant> lastUsedAt,
    long revision,
    Instant createdAt,
    Instant updatedAt) {

  /** Uses within such a time are one. */
  private static final Duration USE = Duration.ofHours(1);

  /** A text that was replaced and works a little longer. */
  record Former(String hash, Instant until) {
    @Override
    public String toString() {
      return "Former";
    }
  }

  /** As somebody wants it, from now on. */
  static ApiKey made(KeyText text, NewApiKey wanted, int role, boolean hasGroups, Instant now) {
    return new ApiKey(
        text.id(),
        text.owner(),
        wanted.name(),
        wanted.description(),
        role,
        hasGroups,
        false,
        text.hash(),
        Optional.empty(),
        now.plus(wanted.life()),
        Optional.empty(),
        1,
        now,
        now);
  }

  /** Until when that text opens with this key; empty when it does not, or no longer. */
  Optional<Instant> opens(KeyText text, Instant now) {
    if (disabled) {
      return Optional.empty();
    }
    String shown = text.hash();
    Optional<Instant> until =
        same(hash, shown)
            ? Optional.of(endsAt)
            : former.filter(old -> same(old.hash(), shown)).map(Former::until);
    return until.filter(now::isBefore);
  }

  /** Whom it proves. */
  Identity identity(User user, Instant until) {
    return new Identity(
        user,
        Math.max(role, user.role()),
        hasGroups ? user.groups() : common(user.groups()),
        Identity.Kind.API_KEY,
        until,
        Optional.empty());
  }

  /** Whether a use now is worth writing down. */
  boolean isLongUnused(Instant now) {
    return lastUsedAt.filter(last -> last.isAfter(now.minus(USE))).isEmpty();
  }

  private static Set<String> common(Set<String> groups) {
    return groups.stream().filter(Groups.initial()::contains).collect(Collectors.toSet());
  }

  /** In a time that tells nothing of where they differ. */
  private static boolean same(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
