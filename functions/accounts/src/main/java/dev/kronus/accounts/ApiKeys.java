package dev.kronus.accounts;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys somebody has, at most 50: made, looked at, changed, given a new text, taken away. */
public final class ApiKeys {
  private static final int MOST = 50;

  private final Table table;
  private final Users users;
  private final Actors actors;
  private final InstantSource clock;

  /** A key with the text that nobody will be told again. */
  public record Drawn(ApiKey key, String text) {
    @Override
    public String toString() {
      return "Drawn[" + key + "]";
    }
  }

  /** A key, and who came for it with what power they have now. */
  public record Reached(ApiKey key, Actor by) {}

  public ApiKeys(Table table, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.actors = new Actors(table);
    this.clock = clock;
  }

  /** How a key is named in a path. */
  public static long parse(String id) {
    if (!id.matches("[1-9][0-9]{0,15}")) {
      throw missing();
    }
    return Long.parseLong(id);
  }

  public Drawn create(Uid owner, NewApiKey wanted) {
    int power =
        users
            .profile(owner)
            .filter(User::isActive)
            .orElseThrow(() -> new Refusal.Unauthenticated("Sign in again."))
            .role();
    int role = wanted.role().orElse(power);
    refuse(role, power);
    KeyText text = KeyText.drawn(table.add(ApiKeyItems.SEQUENCE, "last", 1), owner);
    ApiKey key = ApiKey.made(text, wanted, role, role == power, clock.instant());
    try {
      created(key).commit(table);
    } catch (Table.ConditionFailed failed) {
      RoleHolders.refuseUnknown(failed, role);
      throw failed.on(ApiKeyItems.tally(owner))
          ? new Refusal.Conflict("There are " + MOST + " API keys already; delete one first.")
          : missing();
    }
    return new Drawn(key, text.text());
  }

  /** Newest first. */
  public Page<ApiKey> list(Uid owner, KeyPaging paging) {
    long before = paging.cursor().map(ApiKeys::place).orElse(Long.MAX_VALUE);
    List<ApiKey> all = all(owner);
    List<ApiKey> rest =
        all.stream().filter(key -> key.id() < before).skip(paging.skipped()).toList();
    List<ApiKey> shown = rest.stream().limit(paging.limit()).toList();
    Optional<String> next =
        rest.size() > shown.size()
            ? Optional.of(Long.toString(shown.getLast().id()))
            : Optional.empty();
    return new Page<>(shown, next, all.size());
  }

  /** Of the keys that somebody has; whose another is, or whether there is one, nobody learns. */
  public ApiKey get(Uid owner, long id) {
    return table
        .get(ApiKeyItems.key(owner, id))
        .map(item -> ApiKeyItems.read(ApiKeyItems.key(owner, id), item))
        .orElseThrow(ApiKeys::missing);
  }

  /** The same, by what the caller may now: an admin reaches the keys of whoever may do no more. */
  public Reached reached(Actor claimed, long id) {
    Actor actor = actors.now(claimed);
    if (!actor.isAdmin()) {
      return new Reached(get(actor.uid(), id), actor);
    }
    Uid owner = UserItems.owner(table.get(ApiKeyItems.marker(id))).orElseThrow(ApiKeys::missing);
    AccountRules.refuseMorePowerful(actor, users.profile(owner).orElseThrow(ApiKeys::missing));
    return new Reached(get(owner, id), actor);
  }

  /** One of the caller's own, if they may still do anything at all. */
  public ApiKey own(Actor claimed, long id) {
    return get(actors.now(claimed).uid(), id);
  }

  public ApiKey change(Reached reached, ApiKeyChange change) {
    return change(reached.key(), change, reached.by().uid(), reached.by().role());
  }

  /**
   * @param by who changes it, its owner or an admin
   * @param power of whoever changes it: nobody gives more than they have
   */
  ApiKey change(ApiKey before, ApiKeyChange change, Uid by, int power) {
    int owners = users.profile(before.owner()).orElseThrow(ApiKeys::missing).role();
    int role = change.role().orElse(before.role());
    if (change.role().isPresent()) {
      refuse(role, Math.max(owners, power));
    }
    Instant now = clock.instant();
    Write.Update update = change.applied(ApiKeyItems.changed(before, now));
    if (change.role().isPresent()) {
      update = update.set("role", role).set("has_groups", role == owners);
    }
    Changes changes = new Changes().add(update).add(RoleHolders.changed(before.role(), role));
    changes.add(told(before, Audit.What.KEY_CHANGED, now, by));
    commit(before, changes, role);
    return get(before.owner(), before.id());
  }

  /** A new text; the old one ends, at once or when the overlap is over. */
  public Drawn renew(ApiKey before, Renewal renewal) {
    Instant now = clock.instant();
    KeyText text = KeyText.drawn(before.id(), before.owner());
    Instant until = earlier(now.plus(renewal.overlap()), before.endsAt());
    boolean overlaps = now.isBefore(until);
    Write.Update update =
        ApiKeyItems.changed(before, now)
            .set("hash", text.hash())
            .set("former_hash", overlaps ? Optional.of(before.hash()) : Optional.empty())
            .set("former_until", overlaps ? Optional.of(until) : Optional.empty())
            .set("ends_at", now.plus(renewal.life()));
    Write told = told(before, Audit.What.KEY_RENEWED, now, before.owner());
    commit(before, new Changes().add(update, told), before.role());
    return new Drawn(get(before.owner(), before.id()), text.text());
  }

  public void delete(Reached reached) {
    delete(reached.key(), reached.by().uid());
  }

  void delete(ApiKey key, Uid by) {
    Changes changes =
        new Changes()
            .add(
                Write.delete(
                    ApiKeyItems.key(key.owner(), key.id()),
                    Condition.equal("revision", key.revision())),
                Write.update(ApiKeyItems.tally(key.owner())).add("count", -1))
            .add(ApiKeyItems.gone(key.owner(), key.id()))
            .add(RoleHolders.takenBack(key.role()))
            .add(told(key, Audit.What.KEY_DELETED, clock.instant(), by));
    commit(key, changes, key.role());
  }

  private static Changes created(ApiKey key) {
    Uid owner = key.owner();
    return new Changes()
        .add(
            Users.present(owner),
            Write.create(ApiKeyItems.key(owner, key.id()), ApiKeyItems.of(key)),
            UserItems.taken(ApiKeyItems.marker(key.id()), owner),
            Write.update(ApiKeyItems.tally(owner))
                .add("count", 1)
                .when(
                    Condition.either(
                        Condition.missing("count"), Condition.atMost("count", MOST - 1))),
            ApiKeyItems.COUNTS.more(owner, ApiKeyItems.TOTAL),
            told(key, Audit.What.KEY_CREATED, key.createdAt(), owner))
        .add(RoleHolders.given(key.role()));
  }

  private void commit(ApiKey key, Changes changes, int role) {
    try {
      changes.add(Users.present(key.owner())).commit(table);
    } catch (Table.ConditionFailed failed) {
      RoleHolders.refuseUnknown(failed, role);
      get(key.owner(), key.id());
      throw new Refusal.Conflict("The key is being changed by other requests; try again.");
    }
  }

  private void refuse(int role, int power) {
    if (role < power) {
      throw new Refusal.Forbidden(
          "Nobody can give a key more power than they have, nor than its owner has.");
    }
    RoleHolders.refuseUnknown(table, role);
  }

  private static Write told(ApiKey key, Audit.What what, Instant at, Uid by) {
    Map<String, Object> details =
        by.equals(key.owner())
            ? Map.of("key", key.id())
            : Map.of("key", key.id(), "by", by.value());
    return Audit.event(key.owner(), what, at, details);
  }

  private List<ApiKey> all(Uid owner) {
    Query query = Query.of(ApiKeyItems.tally(owner).pk()).prefix(ApiKeyItems.PREFIX);
    return table.all(query.newestFirst()).stream().map(ApiKeyItems::read).toList();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static long place(String cursor) {
    if (!cursor.matches("[1-9][0-9]{0,15}")) {
      throw new Refusal.Invalid("cursor is not a cursor of this list.");
    }
    return Long.parseLong(cursor);
  }

  private static Refusal missing() {
    return new Refusal.Missing("There is no such key.");
  }
}
