package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who takes part in a history. */
final class Cast {
  private static final List<String> NAMES =
      List.of(
          "Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gwen", "Hal", "Ida", "Jon", "Kim", "Leo",
          "Mia", "Ned", "Ola", "Pia", "Quin", "Rex", "Sue", "Tom");
  private static final List<String> FRIENDS =
      List.of(
          "Uma", "Vera", "Will", "Xena", "Yann", "Zoe", "Abel", "Bea", "Carl", "Dora", "Emil",
          "Fay", "Gus", "Hope", "Ivan", "June", "Kurt", "Lena", "Max", "Nora");

  private final Map<PhoneNumber, Member> byPhone = new LinkedHashMap<>();

  Cast(Plan plan, SplittableRandom dice) {
    int size = size(dice);
    for (int i = 0; i < size; i++) {
      SplittableRandom own = dice.split();
      Member member =
          new Member(NAMES.get(i), number(100 + i), own, Standing.draw(own, friends(i, size, own)));
      if (plan.hasUser(i)) {
        byPhone.put(member.phone, member);
      }
    }
  }

  /** Mostly few, now and then many. */
  private static int size(SplittableRandom dice) {
    return dice.nextInt(25) == 0 ? 4 + dice.nextInt(17) : 1 + dice.nextInt(3);
  }

  private static List<Friend> friends(int i, int size, SplittableRandom dice) {
    List<Friend> friends = new ArrayList<>();
    int many = 1 + dice.nextInt(3);
    for (int j = 0; j < many; j++) {
      int tier = 1 + dice.nextInt(2);
      boolean shared = dice.nextInt(4) == 0;
      int n = shared ? j : (i * 3 + j + 3) % FRIENDS.size();
      friends.add(new Friend(FRIENDS.get(n), number(200 + n), tier));
    }
    if (size > 1 && dice.nextInt(5) == 0) {
      int other = (i + 1) % size;
      friends.add(new Friend(NAMES.get(other), number(100 + other), 1));
    }
    return friends.stream().distinct().filter(distinctPhones(friends)).toList();
  }

  /** The first of those who have a phone together. */
  private static Predicate<Friend> distinctPhones(List<Friend> all) {
    return friend ->
        all.stream()
            .filter(other -> other.phone().equals(friend.phone()))
            .findFirst()
            .filter(friend::equals)
            .isPresent();
  }

  private static PhoneNumber number(int n) {
    return new PhoneNumber("+1416555" + "%04d".formatted(n));
  }

  List<Member> members() {
    return List.copyOf(byPhone.values());
  }

  /** Everybody's, and their friends'. */
  List<PhoneNumber> phones() {
    return Stream.concat(
            byPhone.keySet().stream(),
            members().stream().flatMap(one -> one.standing.friends().stream()).map(Friend::phone))
        .distinct()
        .toList();
  }

  Member owner(PhoneNumber phone) {
    return byPhone.get(phone);
  }
}
