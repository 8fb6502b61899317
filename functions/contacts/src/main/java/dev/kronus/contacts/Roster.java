package dev.kronus.contacts;

import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;

/**
 * What a user's settings say about their contacts: how many there are, how many of those are
 * emergency contacts, the last id given out, and a revision that every change of contacts raises. A
 * change that was decided on one revision is written on condition that it still stands.
 */
record Roster(Key key, long contacts, long emergency, long lastId, long revision, boolean relied) {

  static Roster read(Table table, Uid uid) {
    Key key = ProbeSettingsItems.key(uid);
    Item item = table.get(key).orElseThrow(Contacts::noSuchUser);
    boolean relied = item.flag("active") || item.has("pending_probe");
    return new Roster(
        key,
        item.number("contacts", 0),
        item.number("emergency_contacts", 0),
        item.number("last_contact_id", 0),
        item.number("contacts_revision", 0),
        relied);
  }

  /**
   * The change of the counts, if nobody changed the contacts since, and nobody lost their last
   * emergency contact.
   */
  Write.Update changed(int contactsBy, int emergencyBy) {
    Write.Update update = by(contactsBy, emergencyBy);
    return emergencyBy < 0 ? update.when(someoneIsLeft()) : update;
  }

  /** An emergency contact is none any more by their own will, though nobody may be left. */
  Write.Update deserted() {
    return by(0, -1);
  }

  private Write.Update by(int all, int some) {
    return Write.update(key)
        .when(Condition.EXISTS)
        .when(unchanged())
        .add("contacts", all)
        .add("emergency_contacts", some)
        .add("contacts_revision", 1);
  }

  /**
   * Whether one emergency contact fewer would leave nobody to tell while somebody is being asked.
   */
  boolean needsEach() {
    return relied && emergency <= 1;
  }

  private Condition unchanged() {
    return revision == 0
        ? Condition.missing("contacts_revision")
        : Condition.equal("contacts_revision", revision);
  }

  private static Condition someoneIsLeft() {
    return Condition.either(
        Condition.atLeast("emergency_contacts", 2),
        Condition.all(Condition.equal("active", false), Condition.missing("pending_probe")));
  }
}
