package io.github.findingrelay.subscriptions;

import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an address is mailed for a topic now. It gets one mail an hour at most, whatever sends
 * it.
 *
 * @param result planned: it is
 * @param why it is not, or empty
 */
record MailTurn(Subscriber subscriber, ReceiptResult result, String why) {

    /** From the writing of a tag to the mail, throttled calls among them; beyond, there is none. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So that an hour passes between two mails to an address, whenever the first one was sent. */
    private static final Duration PAUSE = Duration.ofHours(1).plus(PATIENCE);

    private static final Comparator<Subscriber> WORST_FIRST = Comparator.comparing(
                    (Subscriber one) -> one.state() == SubscriptionState.PENDING)
            .thenComparing(one -> one.since().orElse(Instant.MIN))
            .thenComparing(one -> one.topic().arn());

    /** Those of one address: one mail, for the topic that is worst off; the others come later. */
    static Stream<MailTurn> of(List<Subscriber> subscribers, LastMails last, Instant now) {
        String key = subscribers.get(0).key();
        Optional<String> doubt = last.doubt(key);
        if (doubt.isPresent()) {
            String why = "not mailed: it is not known when it was mailed last; " + doubt.get();
            return subscribers.stream().map(one -> new MailTurn(one, ReceiptResult.FAILED, why));
        }
        Optional<Instant> next = last.of(key).map(mail -> mail.plus(PAUSE)).filter(now::isBefore);
        if (next.isPresent()) {
            return subscribers.stream().map(one -> later(one, next.get()));
        }
        List<Subscriber> ordered = subscribers.stream().sorted(WORST_FIRST).toList();
        return Stream.concat(
                Stream.of(new MailTurn(ordered.get(0), ReceiptResult.PLANNED, "")),
                ordered.stream().skip(1).map(one -> later(one, now.plus(PAUSE))));
    }

    private static MailTurn later(Subscriber subscriber, Instant turn) {
        String why = "left for later, not before %s: an address gets one mail an hour";
        return new MailTurn(subscriber, ReceiptResult.SKIPPED, why.formatted(turn.truncatedTo(ChronoUnit.SECONDS)));
    }
}
