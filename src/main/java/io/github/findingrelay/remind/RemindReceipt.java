package io.github.findingrelay.remind;

import static java.util.stream.Collectors.toMap;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.model.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run has sent, as it is written down; the next run says from it what is new.
 *
 * @param account that the credentials were of
 * @param caller ARN of whoever they were of
 * @param findings by the id of the reminder that they were sent in; each by its {@link #ids}
 */
record RemindReceipt(
        String command,
        Instant at,
        String account,
        String caller,
        List<ReceiptEntry> entries,
        Map<String, List<List<String>>> findings) {

    static final String COMMAND = "remind";

    static final String NOBODY = "nobody is reached";

    /**
     * Of a run that has sent something, or tried to.
     *
     * @param caller ARN
     */
    static RemindReceipt of(RemindReport report, Organization organization, Instant at, String caller) {
        return new RemindReceipt(
                COMMAND,
                at,
                organization.adminAccount(),
                caller,
                report.reminders().stream()
                        .flatMap(one -> entries(one, organization))
                        .toList(),
                report.reminders().stream()
                        .filter(SentReminder::isSent)
                        .collect(toMap(
                                one -> one.reminder().id(),
                                one -> one.reminder()
                                        .all()
                                        .map(RemindReceipt::ids)
                                        .toList(),
                                (one, other) -> one,
                                TreeMap::new)));
    }

    private static Stream<ReceiptEntry> entries(SentReminder one, Organization organization) {
        return one.sent().isEmpty()
                ? Stream.of(entry(one.reminder().id(), organization, ReceiptResult.FAILED, NOBODY))
                : one.sent().stream()
                        .map(sent -> entry(
                                "%s to %s on %s"
                                        .formatted(
                                                one.reminder().id(),
                                                sent.destination().everybody(),
                                                sent.destination().topic()),
                                organization,
                                sent.result(),
                                sent.detail()));
    }

    private static ReceiptEntry entry(String subject, Organization organization, ReceiptResult result, String detail) {
        return new ReceiptEntry(
                COMMAND, organization.adminAccount(), organization.homeRegion(), subject, result, detail);
    }

    /** Of a finding the ids that it has in the Regions. */
    static List<String> ids(ListedFinding finding) {
        return finding.findings().stream().map(one -> one.id()).toList();
    }
}
