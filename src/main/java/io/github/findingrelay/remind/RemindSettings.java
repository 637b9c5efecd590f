package io.github.findingrelay.remind;

import java.util.List;

/**
 * What somebody wants to be sent.
 *
 * @param owners keys; empty: all
 * @param after days after which a finding is told again
 * @param escalate days after which the fallback is told, too
 * @param again whether also those are reminded who were so within 20 hours
 * @param show whether the messages are printed, too
 * @param execute whether to send
 */
record RemindSettings(List<String> owners, int after, int escalate, boolean again, boolean show, boolean execute) {
    RemindSettings {
        owners = List.copyOf(owners);
    }

    boolean isFor(Reminder reminder) {
        return owners.isEmpty() || owners.contains(reminder.owner().key());
    }
}
