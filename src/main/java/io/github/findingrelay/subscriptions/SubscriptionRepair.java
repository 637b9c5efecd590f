package io.github.findingrelay.subscriptions;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Subscribes again who has not confirmed or was lost, and ends subscriptions that nobody wants. An
 * address gets one mail an hour at most, whatever sends it: a tag is written before each mail, and
 * without the tag there is no mail.
 */
final class SubscriptionRepair {

  /** From the writing of a tag to the mail, throttled calls among them; beyond, there is none. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** So that an hour passes between two mails to an address, whenever the first one was sent. */
  static final Duration PAUSE = Duration.ofHours(1).plus(PATIENCE);

  private final List<WantedTopic> topics;
  private final SubscriptionDesk.SubscriptionServices services;
  private final RequestBudget budget;
  private final Place place;
  private final List<ReceiptEntry> entries = new ArrayList<>();

  /**
   * Where and when it works.
   *
   * @param account that the topics are in
   * @param clock the machine's; machines whose clocks differ may mail within an hour of each other
   */
  record Place(String account, String region, InstantSource clock) {}

  SubscriptionRepair(
      List<WantedTopic> topics,
      SubscriptionDesk.SubscriptionServices services,
      RequestBudget budget,
      Place place) {
    this.topics = topics;
    this.services = services;
    this.budget = budget;
    this.place = place;
  }

  /**
   * Repairs; what was done, and what was not.
   *
   * @param found those that are to be repaired, and others, which are left alone
   * @param execute whether to do it, rather than to say what would be done
   */
  List<ReceiptEntry> run(List<Subscriber> found, boolean execute) {
    found.stream()
        .filter(subscriber -> subscriber.state().isUnwanted())
        .forEach(subscriber -> end(subscriber, execute));
    Map<String, List<Subscriber>> byAddress = new TreeMap<>();
    found.stream()
        .filter(subscriber -> subscriber.state().needsMail())
        .forEach(
            subscriber ->
                byAddress
                    .computeIfAbsent(subscriber.key(), key -> new ArrayList<>())
                    .add(subscriber));
    LastMails mails = new LastMails(wantedOn(byAddress), services, budget);
    byAddress.forEach(
        (address, subscribers) ->
            mail(subscribers, mails.doubt(address), mails.of(address), execute));
    return List.copyOf(entries);
  }

  private Map<String, List<WantedTopic>> wantedOn(Map<String, List<Subscriber>> byAddress) {
    Map<String, List<WantedTopic>> wanted = new TreeMap<>();
    for (WantedTopic topic : topics) {
      for (String address : topic.addresses().values()) {
        String key = address.toLowerCase(Locale.ROOT);
        if (byAddress.containsKey(key)) {
          wanted.computeIfAbsent(key, k -> new ArrayList<>()).add(topic);
        }
      }
    }
    return wanted;
  }

  private void end(Subscriber subscriber, boolean execute) {
    if (subscriber.subscription().isEmpty()) {
      add(
          "unsubscribe",
          subscriber,
          ReceiptResult.SKIPPED,
          "it has not confirmed, and AWS ends no pending subscription; it ends by itself 48 hours"
              + " after its mail");
      return;
    }
    Optional<ReceiptEntry> doubt = wantedByItsStack(subscriber);
    if (doubt.isPresent()) {
      entries.add(doubt.get());
      return;
    }
    String subscription = subscriber.subscription().get();
    attempt(
        "unsubscribe",
        subscriber,
        execute,
        () -> budget.idempotent(() -> services.subscriptions().unsubscribe(subscription)),
        subscription);
  }

  /**
   * Whoever the stack has subscribed is wanted by what is deployed: accounts.yaml may be behind.
   */
  private Optional<ReceiptEntry> wantedByItsStack(Subscriber subscriber) {
    WantedTopic topic = subscriber.topic();
    try {
      return budget
              .repeatable(() -> services.inspection().resources(topic.stack()))
              .containsKey(topic.subscriptionId(subscriber.address()))
          ? Optional.of(
              entry(
                  "unsubscribe",
                  subscriber,
                  ReceiptResult.SKIPPED,
                  "its stack has subscribed it: 'relay deploy' ends it, unless this accounts.yaml is behind"))
          : Optional.empty();
    } catch (RequestException e) {
      return Optional.of(
          entry(
              "unsubscribe",
              subscriber,
              ReceiptResult.FAILED,
              "left alone: it is not known whether its stack has subscribed it; "
                  + e.getMessage()));
    }
  }

  /** One mail, for the topic that is worst off; the others have their turn later. */
  private void mail(
      List<Subscriber> subscribers,
      Optional<String> doubt,
      Optional<Instant> last,
      boolean execute) {
    if (doubt.isPresent()) {
      subscribers.forEach(
          subscriber ->
              add(
                  "subscribe",
                  subscriber,
                  ReceiptResult.FAILED,
                  "not mailed: it is not known when it was mailed last; " + doubt.get()));
      return;
    }
    Instant now = place.clock().instant();
    Optional<Instant> next =
        last.map(mailed -> mailed.plus(PAUSE)).filter(turn -> turn.isAfter(now));
    if (next.isPresent()) {
      subscribers.forEach(subscriber -> later(subscriber, next.get()));
      return;
    }
    List<Subscriber> ordered =
        subscribers.stream()
            .sorted(
                Comparator.comparing((Subscriber one) -> one.state() == SubscriptionState.PENDING)
                    .thenComparing(one -> one.since().orElse(Instant.MIN))
                    .thenComparing(one -> one.topic().arn()))
            .toList();
    subscribe(ordered.get(0), now, execute);
    ordered.stream().skip(1).forEach(subscriber -> later(subscriber, now.plus(PAUSE)));
  }

  private void later(Subscriber subscriber, Instant turn) {
    add(
        "subscribe",
        subscriber,
        ReceiptResult.SKIPPED,
        "left for later, not before %s: an address gets one mail an hour"
            .formatted(turn.truncatedTo(ChronoUnit.SECONDS)));
  }

  private void subscribe(Subscriber subscriber, Instant now, boolean execute) {
    String topic = subscriber.topic().arn();
    if (!execute) {
      add("subscribe", subscriber, ReceiptResult.PLANNED, "");
      return;
    }
    try {
      budget.idempotent(
          () ->
              services
                  .subscriptions()
                  .tag(topic, MailTag.key(subscriber.address()), now.toString()));
    } catch (RequestException e) {
      add(
          "tag",
          subscriber,
          ReceiptResult.FAILED,
          "not mailed: the tag that keeps others from mailing was not written; " + e.getMessage());
      return;
    }
    add("tag", subscriber, ReceiptResult.DONE, MailTag.key(subscriber.address()));
    attempt(
        "subscribe",
        subscriber,
        true,
        // A second call would be a second mail.
        () -> budget.once(() -> subscribe(subscriber, now)),
        "");
  }

  private void subscribe(Subscriber subscriber, Instant tagged) {
    if (place.clock().instant().isAfter(tagged.plus(PATIENCE))) {
      throw new RequestException(
          RequestException.Fault.REFUSED, "not mailed: it took too long; try again in an hour");
    }
    services.subscriptions().subscribe(subscriber.topic().arn(), subscriber.address());
  }

  private void attempt(
      String action, Subscriber subscriber, boolean execute, Runnable call, String detail) {
    if (!execute) {
      add(action, subscriber, ReceiptResult.PLANNED, detail);
      return;
    }
    try {
      call.run();
      add(action, subscriber, ReceiptResult.DONE, detail);
    } catch (RequestException e) {
      add(action, subscriber, ReceiptResult.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void add(String action, Subscriber subscriber, ReceiptResult result, String detail) {
    entries.add(entry(action, subscriber, result, detail));
  }

  private ReceiptEntry entry(
      String action, Subscriber subscriber, ReceiptResult result, String detail) {
    return new ReceiptEntry(
        action,
        place.account(),
        place.region(),
        "%s on %s".formatted(subscriber.address(), subscriber.topic().arn()),
        result,
        detail);
  }
}
