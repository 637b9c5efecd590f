package io.github.findingrelay.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the event buses that rules are spread over.
 *
 * <p>An account's bus depends on its id and the number of buses alone, so that no account moves
 * when others come and go. It follows from the last three digits, the last one first: the accounts
 * of a bus then differ from others in few suffixes, which is what an event pattern can tell apart.
 *
 * @param index from 0
 * @param of how many buses there are, at least 1
 */
public record EventBus(int index, int of) {

    /** The name of the bus that every account has. */
    public static final String DEFAULT = "default";

    private static final int VALUES = 1000;

    /** The bus of an account. */
    public static EventBus of(String accountId, int buses) {
        int length = accountId.length();
        int value = 0;
        for (int i = 1; i <= 3; i++) {
            value = value * 10 + (accountId.charAt(length - i) - '0');
        }
        return new EventBus(value * buses / VALUES, buses);
    }

    /** All of them, by index. */
    public static List<EventBus> all(int buses) {
        List<EventBus> all = new ArrayList<>();
        for (int index = 0; index < buses; index++) {
            all.add(new EventBus(index, buses));
        }
        return all;
    }

    /** Two digits at least, for names. */
    public String number() {
        return index < 10 ? "0" + index : Integer.toString(index);
    }

    /**
     * The shortest ends of ids that only accounts of this bus have, together those of all of them.
     */
    public List<String> suffixes() {
        List<String> suffixes = new ArrayList<>();
        collect("", 0, VALUES, suffixes);
        return suffixes;
    }

    private void collect(String suffix, int low, int width, List<String> suffixes) {
        int first = (index * VALUES + of - 1) / of;
        int end = ((index + 1) * VALUES + of - 1) / of;
        if (low >= first && low + width <= end && !suffix.isEmpty()) {
            suffixes.add(suffix);
        } else if (low < end && low + width > first) {
            int step = width / 10;
            for (int digit = 0; digit <= 9; digit++) {
                collect(digit + suffix, low + digit * step, step, suffixes);
            }
        }
    }
}
