package io.github.findingrelay.remind;

import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.remind.ReminderSending.Sent;
import java.util.List;
import java.util.Optional;

/**
 * A reminder, and what has become of it or would.
 *
 * @param remarks of its route
 * @param sent by destination; empty: it has none, and nobody is reached
 */
record SentReminder(
        Reminder reminder, Optional<Trend> trend, ReminderMessage message, List<String> remarks, List<Sent> sent) {
    SentReminder {
        remarks = List.copyOf(remarks);
        sent = List.copyOf(sent);
    }

    /** Whether somebody who should have it does not get it from this run, nor had it from another. */
    boolean isFailed() {
        return sent.isEmpty() || count(ReceiptResult.FAILED) > 0;
    }

    /** Whether anybody was sent it by this run. */
    boolean isSent() {
        return count(ReceiptResult.DONE) > 0;
    }

    /** Whether anybody would be. */
    boolean isPlanned() {
        return count(ReceiptResult.PLANNED) > 0;
    }

    /** Whether all have had it before. */
    boolean isSkipped() {
        return !sent.isEmpty() && count(ReceiptResult.SKIPPED) == sent.size();
    }

    private long count(ReceiptResult result) {
        return sent.stream().filter(one -> one.result() == result).count();
    }
}
