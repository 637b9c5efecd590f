package io.github.findingrelay.statemachine;

import java.util.Set;

/**
 * Tries again what has failed. No time passes here: of the fields about waiting only the form is
 * checked.
 *
 * @param maxAttempts after the first
 */
record Retrier(ErrorNames errors, int maxAttempts) {

    private static final Set<String> FIELDS =
            Set.of("ErrorEquals", "MaxAttempts", "IntervalSeconds", "BackoffRate", "MaxDelaySeconds", "JitterStrategy");

    private static final Set<String> JITTER = Set.of("FULL", "NONE");

    /** What Step Functions takes if nothing is said. */
    private static final int MAX_ATTEMPTS = 3;

    static Retrier read(Fields fields) {
        fields.allowOnly(FIELDS);
        int interval = fields.number("IntervalSeconds", 1, 1);
        fields.number("MaxDelaySeconds", interval + 1, interval + 1);
        if (fields.get("BackoffRate")
                .filter(rate -> !rate.isNumber() || rate.doubleValue() < 1)
                .isPresent()) {
            throw fields.invalid("BackoffRate", "must be a number, 1 or more");
        }
        if (!fields.optionalText("JitterStrategy").map(JITTER::contains).orElse(true)) {
            throw fields.invalid(
                    "JitterStrategy",
                    "must be one of " + JITTER.stream().sorted().toList());
        }
        return new Retrier(ErrorNames.read(fields), fields.number("MaxAttempts", 0, MAX_ATTEMPTS));
    }
}
