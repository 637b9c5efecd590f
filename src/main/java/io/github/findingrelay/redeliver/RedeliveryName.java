package io.github.findingrelay.redeliver;

import io.github.findingrelay.model.Fingerprint;

/**
 * What the execution is called that does once more what another one has not done. The name follows
 * from what is to be done, so that Step Functions refuses to do it a third time.
 */
final class RedeliveryName {

    private static final String START = "redeliver-";

    private RedeliveryName() {}

    /**
     * Of a redelivery.
     *
     * @param origin ARN of the execution that has failed, or of the state machine that was not started
     * @param input of the redelivery
     */
    static String of(String origin, String input) {
        return startOf(origin) + Fingerprint.shortOf(input);
    }

    /** The beginning of the names of all redeliveries of one execution. */
    static String startOf(String origin) {
        return START + Fingerprint.shortOf(origin) + "-";
    }

    /** Whether it is the name of a redelivery. */
    static boolean isOne(String name) {
        return name.matches(START + "[0-9a-f]{12}-[0-9a-f]{12}");
    }
}
