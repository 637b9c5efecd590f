package io.github.findingrelay.status;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.ContactHealth.ContactCondition;
import io.github.findingrelay.subscriptions.Audience;
import io.github.findingrelay.subscriptions.Subscriber;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what is known of stacks, rules and subscribers to chains. */
final class Chains {

    private final Organization organization;
    private final ResourceNames names;
    private final Audience audience;
    private final DeliveryHealth deliveries;
    private final DeliveryPaths paths;
    private final Map<String, StackHealth> stacks = new HashMap<>();
    private final Map<String, List<Subscriber>> subscribers;

    Chains(
            Organization organization,
            List<StackHealth> stacks,
            List<RuleHealth> rules,
            Audience audience,
            DeliveryHealth deliveries) {
        this.organization = organization;
        this.names = organization.names();
        this.audience = audience;
        this.deliveries = deliveries;
        this.paths = new DeliveryPaths(rules);
        this.subscribers = audience.byAccount();
        stacks.forEach(health -> this.stacks.put(health.name(), health));
    }

    List<Chain> all() {
        Owner fallback = organization.notifications().fallback();
        boolean isShared = organization.notifications().routing() == Routing.SHARED;
        List<Chain> chains = new ArrayList<>();
        if (!isShared) {
            chains.add(chain(new Account("", "fallback", fallback, List.of()), names.foundation()));
        }
        for (Account account : organization.accounts()) {
            chains.add(
                    isShared
                            ? chain(new Account(account.id(), account.name(), fallback, List.of()), names.shared())
                            : chain(account, stackOf(account)));
        }
        return chains;
    }

    private String stackOf(Account account) {
        return organization.notifications().routing() == Routing.OWNER
                ? names.owner(account.owner().key())
                : names.account(account.id());
    }

    private Chain chain(Account account, String stack) {
        List<RuleHealth> rules = paths.of(account.id());
        List<ContactHealth> contacts = Stream.concat(
                        subscribers.getOrDefault(account.id(), List.of()).stream()
                                .map(ContactHealth::of),
                        account.channels().map(this::health))
                .toList();
        Optional<String> stopped = deliveries.stopped(account.owner().language());
        return new Chain(
                account.id(),
                account.name(),
                account.owner(),
                Optional.ofNullable(stacks.get(stack)).orElseGet(() -> StackHealth.notRendered(stack)),
                paths.through(rules),
                stopped,
                contacts,
                stopped.isPresent() ? NotificationState.NO : paths.notified(rules, contacts));
    }

    private ContactHealth health(ChatChannel channel) {
        String topic = names.channel(channel);
        boolean isConnected = audience.chatTopics().contains(WantedTopic.arn(organization, topic));
        ContactCondition condition = isConnected ? ContactCondition.CONFIRMED : ContactCondition.NOT_CONNECTED;
        return ContactHealth.of(channel, topic, audience.isKnown() ? condition : ContactCondition.UNKNOWN);
    }
}
