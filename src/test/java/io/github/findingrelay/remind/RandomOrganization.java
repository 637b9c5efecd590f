package io.github.findingrelay.remind;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.model.Reminders;
import io.github.findingrelay.model.RoleFindings;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.model.SeverityLabel;
import io.github.findingrelay.model.TrustZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Owners who share people and channels, and accounts of which some have people of their own. */
final class RandomOrganization {

    static final String ADMIN = "111122223333";

    private final Random random;

    RandomOrganization(Random random) {
        this.random = random;
    }

    Organization next() {
        List<Owner> owners = IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> owner("owner-" + i))
                .toList();
        return new Organization(
                ADMIN,
                ADMIN,
                List.of(),
                Partition.AWS,
                "eu-west-1",
                List.of("eu-west-1", "us-east-1"),
                "finding-relay",
                Map.of(),
                Aggregator.EXISTING,
                TrustZone.ORGANIZATION,
                notifications(pick(owners)),
                Map.of(),
                owners,
                IntStream.range(0, random.nextInt(12))
                        .mapToObj(i -> account("%012d".formatted(200_000_000_000L + i), pick(owners)))
                        .toList(),
                List.of());
    }

    private Notifications notifications(Owner fallback) {
        return new Notifications(
                pick(List.of(Routing.values())),
                fallback,
                RoleFindings.ONE_REGION,
                "eu-west-1",
                List.of(SeverityLabel.LOW),
                RuleState.ENABLED,
                true,
                true,
                false,
                Optional.empty(),
                new Reminders(7, 30),
                0);
    }

    private Owner owner(String key) {
        Stream<Contact> first = Stream.of(random.nextInt(5) == 0 ? channel() : new Contact.Email(key + "@example.com"));
        List<Contact> contacts = Stream.concat(first, more()).distinct().toList();
        return new Owner(key, key, Language.EN, contacts);
    }

    private Account account(String id, Owner owner) {
        List<Contact> own = random.nextInt(3) == 0
                ? more().filter(contact -> !owner.contacts().contains(contact))
                        .distinct()
                        .toList()
                : List.of();
        return new Account(id, "account-" + id, owner, own);
    }

    /** People of whom there are few, so that they turn up in several places. */
    private Stream<Contact> more() {
        List<Contact> more = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            more.add(
                    random.nextInt(4) == 0
                            ? channel()
                            : new Contact.Email("person-%d@example.com".formatted(random.nextInt(6))));
        }
        return more.stream();
    }

    private ChatChannel channel() {
        return new ChatChannel.Slack("T0AB12CD3", "C0AB12CD" + random.nextInt(3));
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
