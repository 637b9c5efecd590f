package io.github.findingrelay.config;

import io.github.findingrelay.model.Reminders;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An owner is reminded of a finding before the fallback is told of it. */
final class ReminderRules {

    private static final Set<YamlScalar.Type> NUMBERS = EnumSet.of(YamlScalar.Type.INTEGER, YamlScalar.Type.DECIMAL);

    /**
     * A number of days.
     *
     * @param at where it stands; empty: it is the default
     */
    private record Days(int number, Optional<YamlScalar> at) {

        /** Empty: the schema finds something wrong with it. */
        static Optional<Days> of(YamlMapping reminders, String key, int standard, int least, int most) {
            YamlNode value = reminders.get(key);
            if (value == null) {
                return Optional.of(new Days(standard, Optional.empty()));
            }
            return value instanceof YamlScalar scalar ? written(scalar, least, most) : Optional.empty();
        }

        private static Optional<Days> written(YamlScalar scalar, int least, int most) {
            return Optional.of(scalar)
                    .filter(value -> NUMBERS.contains(value.type()))
                    .map(value -> new BigDecimal(value.text()).stripTrailingZeros())
                    .filter(value -> value.scale() <= 0
                            && value.compareTo(BigDecimal.valueOf(least)) >= 0
                            && value.compareTo(BigDecimal.valueOf(most)) <= 0)
                    .map(value -> new Days(value.intValueExact(), Optional.of(scalar)));
        }

        String inWords() {
            return at.isPresent() ? Integer.toString(number) : number + " by default";
        }
    }

    private ReminderRules() {}

    static Stream<Mistake> escalateBeforeAfter(YamlNode root) {
        return root.mappings("notifications", "reminders").flatMap(ReminderRules::tooEarly);
    }

    private static Stream<Mistake> tooEarly(YamlMapping reminders) {
        Optional<Days> after = Days.of(reminders, "after", Reminders.STANDARD.after(), 0, Reminders.LONGEST_AFTER);
        Optional<Days> escalate =
                Days.of(reminders, "escalate", Reminders.STANDARD.escalate(), 1, Reminders.LONGEST_ESCALATE);
        return after.stream().flatMap(first -> escalate.stream().flatMap(second -> tooEarly(first, second)));
    }

    private static Stream<Mistake> tooEarly(Days after, Days escalate) {
        if (escalate.number() >= after.number()) {
            return Stream.empty();
        }
        String message =
                ("escalate (%s) is less than after (%s), so that the fallback would be told of a finding before"
                                + " its owner is reminded; escalate must be a number of days from %d to %d")
                        .formatted(escalate.inWords(), after.inWords(), after.number(), Reminders.LONGEST_ESCALATE);
        return escalate.at().or(after::at).map(at -> new Mistake(at, message)).stream();
    }
}
