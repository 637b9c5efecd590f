package io.github.findingrelay.remind;

import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.model.Owner;
import java.util.List;

/**
 * What the same people are told in one message.
 *
 * @param id of whom it is for, the same in every run: the owner's key, and for accounts with contacts of their own the
 *     first one's id
 * @param owner who owns the accounts; the fallback also has the findings of accounts that accounts.yaml lacks
 * @param findings that are the owner's; may be empty for the fallback
 * @param escalated what others have left open for too long; only the fallback's has any
 */
record Reminder(String id, Owner owner, List<ListedFinding> findings, List<Escalation> escalated) {
    Reminder {
        findings = List.copyOf(findings);
        escalated = List.copyOf(escalated);
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
