package io.github.findingrelay.remind;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.remind.ReminderRoute.Destination;
import io.github.findingrelay.remind.TopicChoice.MailTopic;
import io.github.findingrelay.subscriptions.Subscriber;
import io.github.findingrelay.subscriptions.Subscriptions.Subscription;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds for readers the topics that they have confirmed already: those of their owner, and never one
 * that somebody of another owner is subscribed to.
 */
final class ReminderRoutes {

    private final Organization organization;
    private final boolean subscribersAreKnown;
    private final Set<String> chatTopics;
    private final Map<String, List<MailTopic>> byOwner = new HashMap<>();
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Map<String, Integer> accounts = new HashMap<>();

    /**
     * Routes.
     *
     * @param subscriptions all that there are; empty: SNS has not said, and everybody counts as subscribed
     */
    ReminderRoutes(Organization organization, Optional<List<Subscription>> subscriptions) {
        this.organization = organization;
        this.subscribersAreKnown = subscriptions.isPresent();
        this.chatTopics = subscriptions.orElse(List.of()).stream()
                .filter(one -> one.isChat() && one.isConfirmed())
                .map(Subscription::topic)
                .collect(Collectors.toSet());
        organization.owners().forEach(owner -> addContacts(owner, owner.contacts()));
        organization.accounts().forEach(account -> addContacts(account.owner(), account.contacts()));
        Map<String, Set<String>> confirmed = confirmed(subscriptions.orElse(List.of()));
        for (WantedTopic topic : topics(organization)) {
            accounts.put(topic.arn(), topic.accounts().size());
            Set<String> subscribers =
                    subscribersAreKnown ? confirmed.getOrDefault(topic.arn(), Set.of()) : keys(topic.recipients());
            if (subscribers.stream().allMatch(one -> isOf(one, topic.owner()))) {
                byOwner.computeIfAbsent(topic.owner(), owner -> new ArrayList<>())
                        .add(new MailTopic(topic.arn(), subscribers));
            }
        }
    }

    /** For the fallback its own comes first, whatever accounts it has besides. */
    private static List<WantedTopic> topics(Organization organization) {
        return WantedTopic.of(organization).stream()
                .sorted(Comparator.comparing(topic -> !topic.accounts().isEmpty()))
                .toList();
    }

    private void addContacts(Owner owner, List<Contact> contacts) {
        Readers.keys(contacts)
                .forEach(address ->
                        owners.computeIfAbsent(address, key -> new HashSet<>()).add(owner.key()));
    }

    /** Whether somebody is a contact of an owner, or of nobody. */
    private boolean isOf(String subscriber, String owner) {
        Set<String> some = owners.getOrDefault(subscriber, Set.of());
        return some.isEmpty() || some.contains(owner);
    }

    private static Map<String, Set<String>> confirmed(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .filter(Subscription::isConfirmed)
                .collect(Collectors.groupingBy(
                        Subscription::topic, Collectors.mapping(ReminderRoutes::subscriber, Collectors.toSet())));
    }

    private static String subscriber(Subscription subscription) {
        return subscription.isMail() ? Subscriber.key(subscription.endpoint()) : subscription.shown();
    }

    private static Set<String> keys(List<String> addresses) {
        return addresses.stream().map(Subscriber::key).collect(Collectors.toSet());
    }

    /** How some readers are reached; without a destination nobody is. */
    ReminderRoute of(Readers readers) {
        List<MailTopic> candidates = byOwner.getOrDefault(readers.owner().key(), List.of());
        return readers.channel().map(channel -> card(channel, candidates)).orElseGet(() -> mail(readers, candidates));
    }

    private ReminderRoute mail(Readers readers, List<MailTopic> candidates) {
        TopicChoice choice = TopicChoice.of(readers.addresses(), candidates);
        return new ReminderRoute(
                choice.topics().stream().map(ReminderRoutes::mail).toList(),
                state(choice),
                remarks(choice, readers.addresses()));
    }

    /** A topic takes 50 tags: so what only some accounts need stands on theirs rather than on that of all. */
    private List<String> state(TopicChoice choice) {
        return choice.topics().stream()
                .map(MailTopic::arn)
                .sorted(Comparator.comparing(arn -> accounts.getOrDefault(arn, 0)))
                .toList();
    }

    private static Destination mail(MailTopic topic) {
        return new Destination(
                topic.arn(), false, topic.subscribers().stream().sorted().toList(), Optional.empty());
    }

    /** Owners may share a channel, and a topic takes 50 tags: so its state stands on a topic of the owner. */
    private ReminderRoute card(ChatChannel channel, List<MailTopic> candidates) {
        String topic = WantedTopic.arn(organization, organization.names().channel(channel));
        boolean reached = !subscribersAreKnown || chatTopics.contains(topic);
        return new ReminderRoute(
                reached ? List.of(Destination.of(topic, channel)) : List.of(),
                Stream.concat(candidates.stream().map(MailTopic::arn).limit(1), Stream.of(topic))
                        .toList(),
                reached
                        ? List.of()
                        : List.of("not reached: %s, since Amazon Q Developer is not subscribed to its topic"
                                .formatted(channel.label())));
    }

    private static List<String> remarks(TopicChoice choice, Set<String> wanted) {
        List<String> remarks = new ArrayList<>();
        Set<String> missed = new TreeSet<>(choice.missed(wanted));
        if (!missed.isEmpty()) {
            remarks.add("not reached: %s; './relay subscriptions list' says why".formatted(String.join(", ", missed)));
        }
        Set<String> others = new TreeSet<>(choice.others(wanted));
        if (!others.isEmpty()) {
            remarks.add("no topic has exactly the right subscribers; reached, too: " + String.join(", ", others));
        }
        return remarks;
    }
}
