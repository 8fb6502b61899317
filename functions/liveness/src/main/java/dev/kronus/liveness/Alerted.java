package dev.kronus.liveness;

import dev.kronus.contacts.Contact;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A contact who was told, as they were then, and what they said to it.
 *
 * @param round in which they were last told, from 1
 * @param owed ids of alerts of earlier alarms that the all-clear of this one is for too
 */
record Alerted(
    ContactId id,
    PhoneNumber phone,
    String firstName,
    int priority,
    Said said,
    int round,
    List<String> owed) {

  Alerted {
    owed = List.copyOf(owed);
  }

  /** What a contact said to an alert. */
  enum Said {
    NOTHING,
    /** They have it. */
    ACCEPTED,
    /** They can't. */
    DECLINED,
    /** They never got it. */
    UNREACHED
  }

  static Alerted told(Contact contact, int round) {
    return new Alerted(
        contact.id(),
        contact.phoneNumber(),
        contact.firstName(),
        contact.priority(),
        Said.NOTHING,
        round,
        List.of());
  }

  Alerted saying(Said word) {
    return new Alerted(id, phone, firstName, priority, word, round, owed);
  }

  /** The same, with these alerts too. */
  Alerted owing(List<String> alerts) {
    List<String> all = new ArrayList<>(owed);
    all.addAll(alerts);
    return new Alerted(id, phone, firstName, priority, said, round, all);
  }

  Map<String, Object> stored() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("contact_id", id.value());
    map.put("phone_number", phone.value());
    map.put("first_name", firstName);
    map.put("priority", (long) priority);
    map.put("said", said.name());
    map.put("round", (long) round);
    if (!owed.isEmpty()) {
      map.put("owed", owed);
    }
    return map;
  }

  @SuppressWarnings("unchecked")
  static Alerted read(Object stored) {
    Map<String, Object> map = (Map<String, Object>) stored;
    return new Alerted(
        new ContactId((Long) map.get("contact_id")),
        new PhoneNumber((String) map.get("phone_number")),
        (String) map.get("first_name"),
        ((Long) map.get("priority")).intValue(),
        Said.valueOf((String) map.get("said")),
        ((Long) map.get("round")).intValue(),
        (List<String>) map.getOrDefault("owed", List.of()));
  }
}
