package io.github.findingrelay.subscriptions;

import io.github.findingrelay.desk.AccountOptions;
import io.github.findingrelay.desk.OwnerOptions;
import io.github.findingrelay.desk.Selection;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;

/** Whose topics: an account's are those that carry its findings. */
final class TopicOptions {

    @Mixin
    private OwnerOptions owners;

    @Mixin
    private AccountOptions accounts;

    Predicate<Subscriber> chosen(Selection selection) {
        List<String> ofOwners = owners.of(selection);
        List<String> ofAccounts = accounts.of(selection);
        return subscriber -> {
            WantedTopic topic = subscriber.topic();
            return (ofOwners.isEmpty() || ofOwners.contains(topic.owner()))
                    && (ofAccounts.isEmpty() || topic.accounts().stream().anyMatch(ofAccounts::contains));
        };
    }
}
