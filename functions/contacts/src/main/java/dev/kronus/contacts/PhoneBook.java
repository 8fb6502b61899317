package dev.kronus.contacts;

import dev.kronus.accounts.Users;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.List;
import java.util.Optional;

/**
 * Whose contact a number is: the way from a phone to everybody who trusts whoever holds it. An
 * entry is written and goes in the transaction that writes its contact.
 */
public record PhoneBook(Table table, Users users) {
  /** As many as one transaction can speak of; a number that more people trust is no friend's. */
  private static final int MOST = 20;

  /** The contacts on this number, of users who are still there. */
  public List<Contact> on(PhoneNumber phone) {
    Query entries = Query.of(pk(phone)).prefix(ContactItems.PREFIX).limit(MOST);
    return table.query(entries).rows().stream()
        .flatMap(row -> contact(row).stream())
        .filter(contact -> contact.phoneNumber().equals(phone))
        .filter(contact -> users.profile(contact.uid()).isPresent())
        .toList();
  }

  private Optional<Contact> contact(Slice.Row entry) {
    Uid uid = new Uid(entry.item().number("uid"));
    Key key = ContactItems.key(uid, new ContactId(entry.item().number("contact_id")));
    return table.get(key).map(item -> ContactItems.contact(key, item));
  }

  static Write entered(Contact contact) {
    Item item =
        Item.empty().with("uid", contact.uid().value()).with("contact_id", contact.id().value());
    return Write.put(key(contact), item, Condition.ANY);
  }

  static Write removed(Contact contact) {
    return Write.delete(key(contact), Condition.ANY);
  }

  private static Key key(Contact contact) {
    return new Key(
        pk(contact.phoneNumber()),
        ContactItems.PREFIX + contact.uid() + "#" + contact.id().value());
  }

  private static String pk(PhoneNumber phone) {
    return "PHONE#" + phone;
  }
}
