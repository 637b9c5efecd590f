package io.github.findingrelay.remind;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.remind.Reminder.Escalation;
import io.github.findingrelay.remind.ReminderRoute.Destination;
import io.github.findingrelay.remind.ReminderSending.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reminders for scripts; the components are the keys, in their order. */
record RemindJson(boolean executed, List<ReminderJson> reminders, List<String> notes) {

    /**
     * A message. Figures, accounts and age are those of the owner's own findings.
     *
     * @param escalated how many of others, by their owner's key
     */
    record ReminderJson(
            String id,
            String owner,
            int findings,
            @JsonProperty("public") long publicFindings,
            List<String> accounts,
            Optional<Instant> oldest,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EscalationJson> escalated,
            Optional<Trend> since,
            String subject,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String mail,
            List<SentJson> to,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> problems) {}

    record EscalationJson(String owner, int findings) {}

    record SentJson(
            List<String> readers,
            Optional<String> name,
            String topic,
            ReceiptResult result,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String detail) {}

    static RemindJson of(RemindReport report) {
        return new RemindJson(
                report.executed(),
                report.reminders().stream()
                        .map(one -> json(one, report.shown()))
                        .toList(),
                report.remarks());
    }

    private static ReminderJson json(SentReminder one, boolean shown) {
        Reminder reminder = one.reminder();
        return new ReminderJson(
                reminder.id(),
                reminder.owner().key(),
                reminder.findings().size(),
                reminder.findings().stream()
                        .filter(finding -> finding.shown().isPublic())
                        .count(),
                reminder.findings().stream()
                        .map(finding -> finding.shown().ownerAccount())
                        .distinct()
                        .sorted()
                        .toList(),
                reminder.findings().stream()
                        .map(finding -> finding.shown().createdAt())
                        .min(Instant::compareTo),
                reminder.escalated().stream().map(RemindJson::json).toList(),
                one.trend(),
                one.message().subject(),
                shown ? one.message().mail() : "",
                one.sent().stream().map(RemindJson::json).toList(),
                RemindReport.problems(one));
    }

    private static EscalationJson json(Escalation escalation) {
        return new EscalationJson(
                escalation.owner().key(), escalation.findings().size());
    }

    private static SentJson json(Sent sent) {
        Destination to = sent.destination();
        return new SentJson(to.readers(), to.called(), to.topic(), sent.result(), sent.detail());
    }
}
