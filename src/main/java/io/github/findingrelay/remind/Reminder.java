package io.github.findingrelay.remind;

import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.model.Owner;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the same people are told in one message.
 *
 * @param id of those whom it is for, as {@link Readers} has it
 * @param owner who owns the accounts; the fallback also has the findings of accounts that accounts.yaml lacks
 * @param findings that are the owner's; may be empty for the fallback
 * @param escalated what others have left open for too long; only the fallback's has any
 */
record Reminder(String id, Owner owner, List<ListedFinding> findings, List<Escalation> escalated) {
    Reminder {
        findings = List.copyOf(findings);
        escalated = List.copyOf(escalated);
    }

    /** Every finding of the message. */
    Stream<ListedFinding> all() {
        return Stream.concat(findings.stream(), escalated.stream().flatMap(one -> one.findings().stream()));
    }

    /**
     * What an owner has left open for too long.
     *
     * @param findings at least one
     */
    record Escalation(Owner owner, List<ListedFinding> findings) {
        Escalation {
            findings = List.copyOf(findings);
        }
    }
}
