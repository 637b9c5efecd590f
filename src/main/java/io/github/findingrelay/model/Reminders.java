package io.github.findingrelay.model;

/**
 * When owners are reminded of what is still open.
 *
 * @param after the days that a finding is open before its owner is reminded of it: 0 to {@value
 *     #LONGEST_AFTER}, 0 of every open finding
 * @param escalate the days that a finding is open before the fallback is told of it too: 1 to {@value
 *     #LONGEST_ESCALATE}, at least {@code after}
 */
public record Reminders(int after, int escalate) {

    /** The largest {@code after}, in days. */
    public static final int LONGEST_AFTER = 365;

    /** The largest {@code escalate}, in days. */
    public static final int LONGEST_ESCALATE = 3650;

    /** What holds where accounts.yaml says nothing. */
    public static final Reminders STANDARD = new Reminders(7, 30);
}
