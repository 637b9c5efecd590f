package io.github.findingrelay.subscriptions;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.util.List;

/** Subscribes again who has not confirmed or was lost, and ends what nobody wants. */
final class SubscriptionRepair {

  private static final String UNSUBSCRIBE = "unsubscribe";

  private final SubscriptionServices services;
  private final RequestBudget budget;
  private final RepairEntries entries;
  private final ConfirmationMails mails;

  SubscriptionRepair(
      SubscriptionServices services,
      RequestBudget budget,
      RepairEntries entries,
      ConfirmationMails mails) {
    this.services = services;
    this.budget = budget;
    this.entries = entries;
    this.mails = mails;
  }

  /**
   * Repairs; what was done, and what was not.
   *
   * @param found those that are to be repaired, and others, which are left alone
   */
  List<ReceiptEntry> run(List<Subscriber> found) {
    found.stream().filter(one -> one.state().isUnwanted()).forEach(this::end);
    mails.send(found.stream().filter(one -> one.state().needsMail()).toList());
    return entries.all();
  }

  private void end(Subscriber subscriber) {
    subscriber
        .subscription()
        .ifPresentOrElse(
            arn -> end(subscriber, arn),
            () ->
                leave(
                    subscriber,
                    ReceiptResult.SKIPPED,
                    "it has not confirmed, and AWS ends no pending subscription; it ends by itself"
                        + " 48 hours after its mail"));
  }

  /**
   * Whoever the stack has subscribed is wanted by what is deployed: accounts.yaml may be behind.
   */
  private void end(Subscriber subscriber, String arn) {
    try {
      if (isMadeByItsStack(subscriber)) {
        leave(
            subscriber,
            ReceiptResult.SKIPPED,
            "its stack has subscribed it: 'relay deploy' ends it, unless this accounts.yaml is behind");
        return;
      }
    } catch (RequestException e) {
      leave(
          subscriber,
          ReceiptResult.FAILED,
          "left alone: it is not known whether its stack has subscribed it; " + e.getMessage());
      return;
    }
    entries.attempt(
        UNSUBSCRIBE,
        subscriber,
        arn,
        () -> budget.idempotent(() -> services.subscriptions().unsubscribe(arn)));
  }

  private boolean isMadeByItsStack(Subscriber subscriber) {
    WantedTopic topic = subscriber.topic();
    return budget
        .repeatable(() -> services.inspection().resources(topic.stack()))
        .containsKey(topic.subscriptionId(subscriber.address()));
  }

  private void leave(Subscriber subscriber, ReceiptResult result, String why) {
    entries.add(UNSUBSCRIBE, subscriber, result, why);
  }
}
