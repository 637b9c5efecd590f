package io.github.findingrelay.subscriptions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Subscribes addresses, which has SNS mail them. An address gets one mail an hour at most, whatever
 * sends it: a tag is written before each mail, and without the tag there is no mail.
 */
final class ConfirmationMails {

  /** From the writing of a tag to the mail, throttled calls among them; beyond, there is none. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** So that an hour passes between two mails to an address, whenever the first one was sent. */
  private static final Duration PAUSE = Duration.ofHours(1).plus(PATIENCE);

  private static final Comparator<Subscriber> WORST_FIRST =
      Comparator.comparing((Subscriber one) -> one.state() == SubscriptionState.PENDING)
          .thenComparing(one -> one.since().orElse(Instant.MIN))
          .thenComparing(one -> one.topic().arn());

  private static final String SUBSCRIBE = "subscribe";

  private final List<WantedTopic> topics;
  private final SubscriptionServices services;
  private final RequestBudget budget;
  private final InstantSource clock;
  private final RepairEntries entries;

  /**
   * Mails.
   *
   * @param topics all of them: an address may be wanted on many
   * @param clock the machine's; machines whose clocks differ may mail within an hour of each other
   */
  ConfirmationMails(
      List<WantedTopic> topics,
      SubscriptionServices services,
      RequestBudget budget,
      InstantSource clock,
      RepairEntries entries) {
    this.topics = topics;
    this.services = services;
    this.budget = budget;
    this.clock = clock;
    this.entries = entries;
  }

  /**
   * One mail to each address, for the topic that is worst off; the others have their turn later.
   */
  void send(List<Subscriber> subscribers) {
    Map<String, List<Subscriber>> byAddress =
        subscribers.stream().collect(groupingBy(Subscriber::key, TreeMap::new, toList()));
    LastMails last = new LastMails(wantedOn(byAddress.keySet()), services, budget);
    byAddress.forEach(
        (key, all) ->
            last.doubt(key)
                .ifPresentOrElse(doubt -> notMailed(all, doubt), () -> send(all, last.of(key))));
  }

  private Map<String, List<WantedTopic>> wantedOn(Set<String> keys) {
    Map<String, List<WantedTopic>> wanted = new TreeMap<>();
    for (WantedTopic topic : topics) {
      topic.addresses().values().stream()
          .map(Subscriber::key)
          .filter(keys::contains)
          .forEach(key -> wanted.computeIfAbsent(key, k -> new ArrayList<>()).add(topic));
    }
    return wanted;
  }

  private void notMailed(List<Subscriber> subscribers, String doubt) {
    String why = "not mailed: it is not known when it was mailed last; " + doubt;
    subscribers.forEach(one -> entries.add(SUBSCRIBE, one, ReceiptResult.FAILED, why));
  }

  private void send(List<Subscriber> subscribers, Optional<Instant> last) {
    Instant now = clock.instant();
    Optional<Instant> turn = last.map(mailed -> mailed.plus(PAUSE)).filter(now::isBefore);
    if (turn.isPresent()) {
      subscribers.forEach(one -> later(one, turn.get()));
      return;
    }
    List<Subscriber> ordered = subscribers.stream().sorted(WORST_FIRST).toList();
    send(ordered.get(0), now);
    ordered.stream().skip(1).forEach(one -> later(one, now.plus(PAUSE)));
  }

  private void later(Subscriber subscriber, Instant turn) {
    entries.add(
        SUBSCRIBE,
        subscriber,
        ReceiptResult.SKIPPED,
        "left for later, not before %s: an address gets one mail an hour"
            .formatted(turn.truncatedTo(ChronoUnit.SECONDS)));
  }

  private void send(Subscriber subscriber, Instant now) {
    if (!entries.isExecuting() || isTagged(subscriber, now)) {
      // A second call would be a second mail.
      entries.attempt(
          SUBSCRIBE, subscriber, "", () -> budget.once(() -> subscribe(subscriber, now)));
    }
  }

  private boolean isTagged(Subscriber subscriber, Instant now) {
    String key = MailTag.key(subscriber.address());
    String topic = subscriber.topic().arn();
    try {
      budget.idempotent(() -> services.subscriptions().tag(topic, key, now.toString()));
      entries.add("tag", subscriber, ReceiptResult.DONE, key);
      return true;
    } catch (RequestException e) {
      String why = "not mailed: the tag that keeps others from mailing was not written; ";
      entries.add("tag", subscriber, ReceiptResult.FAILED, why + e.getMessage());
      return false;
    }
  }

  private void subscribe(Subscriber subscriber, Instant tagged) {
    if (clock.instant().isAfter(tagged.plus(PATIENCE))) {
      throw new RequestException(
          RequestException.Fault.REFUSED, "not mailed: it took too long; try again in an hour");
    }
    services.subscriptions().subscribe(subscriber.topic().arn(), subscriber.address());
  }
}
