package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.util.function.Predicate;

/** Which keys somebody looks for, and which part of them. */
public record KeyQuery(Predicate<ApiKey> filter, KeyPaging paging) {
  public static KeyQuery from(Fields fields) {
    KeyPaging paging = KeyPaging.from(fields);
    return new KeyQuery(KeyFilter.from(fields), paging);
  }
}
