package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Table;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the code that somebody was sent, while there is one. */
final class CodeEar implements Ear {
  private static final Pattern FOUR = Pattern.compile("[^\\p{L}\\p{N}]*([0-9]{4})[^\\p{L}\\p{N}]*");
  private final Table table;
  private final Seal seal;
  private final Switching switching;

  CodeEar(Table table, Seal seal, Switching switching) {
    this.table = table;
    this.seal = seal;
    this.switching = switching;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    Matcher four = FOUR.matcher(in.sms().body());
    if (!four.matches()) {
      return Optional.empty();
    }
    return in.settings()
        .flatMap(
            settings ->
                Code.find(table, settings.uid(), in.now())
                    .map(code -> tried(in, settings, code, four.group(1))));
  }

  private Heard tried(Incoming in, ProbeSettings settings, Code code, String digits) {
    if (!seal.of("code", settings.uid(), digits).equals(code.sealed())) {
      return Heard.of(
          new Changes().add(code.mistaken()),
          code.isLastTry() ? Texts.CODE_GONE : Texts.CODE_WRONG);
    }
    return switching.confirmed(in, settings, code);
  }
}
