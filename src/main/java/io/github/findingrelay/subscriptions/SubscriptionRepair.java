package io.github.findingrelay.subscriptions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Subscribes again who has not confirmed or was lost, which has SNS mail them, and ends
 * subscriptions that nobody wants. A tag is written before each mail, and without the tag there is
 * no mail.
 */
final class SubscriptionRepair {

    private static final String PENDING =
            "it has not confirmed, and AWS ends no pending subscription; it ends by itself, one by mail after 48 hours";

    private static final String DEPLOYED =
            "its stack has subscribed it: 'relay deploy --execute' ends it, unless this accounts.yaml is behind";

    private final Organization organization;
    private final SubscriptionServices services;
    private final RequestBudget budget;
    private final InstantSource clock;
    private final boolean execute;
    private final BooleanSupplier interrupted;
    private final List<ReceiptEntry> entries = new ArrayList<>();

    /**
     * A repair.
     *
     * @param clock the machine's; machines whose clocks differ may mail within an hour of each other
     * @param execute whether to do it, rather than to say what would be done
     * @param interrupted whether nothing new is to begin
     */
    SubscriptionRepair(
            Organization organization,
            SubscriptionServices services,
            RequestBudget budget,
            InstantSource clock,
            boolean execute,
            BooleanSupplier interrupted) {
        this.organization = organization;
        this.services = services;
        this.budget = budget;
        this.clock = clock;
        this.execute = execute;
        this.interrupted = interrupted;
    }

    /**
     * Repairs; what was done, and what was not.
     *
     * @param found those that are to be repaired, and others, which are left alone
     * @param topics all of them: an address may be wanted on many
     */
    List<ReceiptEntry> run(List<Subscriber> found, List<WantedTopic> topics) {
        found.stream().filter(one -> one.state().isUnwanted()).forEach(this::end);
        Map<String, List<Subscriber>> byAddress = found.stream()
                .filter(one -> one.state().needsMail())
                .collect(groupingBy(Subscriber::key, TreeMap::new, toList()));
        LastMails last = new LastMails(byAddress.keySet(), topics, services, budget);
        byAddress.values().forEach(subscribers -> mail(subscribers, last));
        return List.copyOf(entries);
    }

    /**
     * Whoever the stack has subscribed is wanted by what is deployed: accounts.yaml may be behind.
     */
    private void end(Subscriber subscriber) {
        if (isStopped("unsubscribe", subscriber)) {
            return;
        }
        String arn = subscriber.subscription().orElse("");
        Runnable call = () -> budget.idempotent(() -> services.subscriptions().unsubscribe(arn));
        try {
            if (arn.isEmpty()) {
                add("unsubscribe", subscriber, ReceiptResult.SKIPPED, PENDING);
            } else if (isMadeByItsStack(subscriber)) {
                add("unsubscribe", subscriber, ReceiptResult.SKIPPED, DEPLOYED);
            } else {
                attempt("unsubscribe", subscriber, arn, call);
            }
        } catch (RequestException e) {
            String why = "left alone: it is not known whether its stack has subscribed it; ";
            add("unsubscribe", subscriber, ReceiptResult.FAILED, why + e.reason());
        }
    }

    private boolean isStopped(String action, Subscriber subscriber) {
        boolean stopped = interrupted.getAsBoolean();
        if (stopped) {
            add(action, subscriber, ReceiptResult.FAILED, Interrupt.NOT_BEGUN);
        }
        return stopped;
    }

    private boolean isMadeByItsStack(Subscriber subscriber) {
        WantedTopic topic = subscriber.topic();
        String id = topic.subscriptionId(subscriber.address());
        return budget.pages(next -> services.inspection().resources(topic.stack(), next)).stream()
                .anyMatch(resource -> resource.id().equals(id));
    }

    private void mail(List<Subscriber> subscribers, LastMails last) {
        Instant now = clock.instant();
        MailTurn.of(subscribers, last, now).forEach(turn -> {
            if (turn.result() == ReceiptResult.PLANNED) {
                mail(turn.subscriber(), now);
            } else {
                add("subscribe", turn.subscriber(), turn.result(), turn.why());
            }
        });
    }

    private void mail(Subscriber subscriber, Instant now) {
        if (isStopped("subscribe", subscriber)) {
            return;
        }
        if (!execute || isTagged(subscriber, now)) {
            // A second call would be a second mail.
            attempt("subscribe", subscriber, "", () -> budget.once(() -> subscribe(subscriber, now)));
        }
    }

    private boolean isTagged(Subscriber subscriber, Instant now) {
        String key = SentMails.tagKey(subscriber.address());
        String topic = subscriber.topic().arn();
        try {
            budget.idempotent(() -> services.subscriptions().tag(topic, key, now.toString()));
            add("tag", subscriber, ReceiptResult.DONE, key);
            return true;
        } catch (RequestException e) {
            String why = "not mailed: the tag that keeps others from mailing was not written; ";
            add("tag", subscriber, ReceiptResult.FAILED, why + e.reason());
            return false;
        }
    }

    private void subscribe(Subscriber subscriber, Instant tagged) {
        if (clock.instant().isAfter(tagged.plus(MailTurn.PATIENCE))) {
            throw new RequestException(
                    RequestException.Fault.REFUSED, "not mailed: it took too long; try again in an hour");
        }
        services.subscriptions().subscribe(subscriber.topic().arn(), subscriber.address());
    }

    /** Does something, or says that it would be done. */
    private void attempt(String action, Subscriber subscriber, String detail, Runnable call) {
        if (!execute) {
            add(action, subscriber, ReceiptResult.PLANNED, detail);
            return;
        }
        try {
            call.run();
            add(action, subscriber, ReceiptResult.DONE, detail);
        } catch (RequestException e) {
            add(action, subscriber, ReceiptResult.FAILED, e.reason());
        }
    }

    private void add(String action, Subscriber subscriber, ReceiptResult result, String detail) {
        entries.add(new ReceiptEntry(
                action,
                organization.adminAccount(),
                organization.homeRegion(),
                "%s on %s".formatted(subscriber.address(), subscriber.topic().arn()),
                result,
                detail));
    }
}
