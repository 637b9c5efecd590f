package io.github.findingrelay.remind;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.remind.Reminder.Escalation;
import io.github.findingrelay.remind.ReminderRoute.Destination;
import io.github.findingrelay.subscriptions.Subscriptions.Subscription;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whoever owns what and whoever has confirmed: nothing is left out, and nobody hears of what is not theirs. */
class RemindProperties {

    private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");
    private static final Duration AFTER = Duration.ofDays(7);
    private static final Duration ESCALATE = Duration.ofDays(30);

    /** Somebody who is told of an account by a message. */
    private record Telling(String reader, String account, boolean escalated) {}

    private static List<ListedFinding> findings(Organization organization, Random random) {
        List<String> accounts = new ArrayList<>(organization.accountIds());
        accounts.add("999999999999");
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> SampleFindings.finding(
                        "finding-" + i,
                        accounts.get(random.nextInt(accounts.size())),
                        NOW.minus(Duration.ofHours(random.nextInt(24 * 60)))))
                .toList();
    }

    private static List<Reminder> reminders(Organization organization, List<ListedFinding> findings) {
        return new OpenFindings(organization, new ReadersByAccount(organization), NOW, 7, 30).reminders(findings);
    }

    /** Who is told of an account by notifications. */
    private static Set<String> told(Organization organization, String account) {
        Owner fallback = organization.notifications().fallback();
        List<Contact> contacts = organization.accounts().stream()
                .filter(one -> one.id().equals(account))
                .filter(one -> organization.notifications().routing() != Routing.SHARED)
                .findFirst()
                .map(Account::recipients)
                .orElse(fallback.contacts());
        return readers(contacts);
    }

    private static Set<String> readers(List<Contact> contacts) {
        return contacts.stream()
                .map(contact -> contact instanceof ChatChannel ? "slack " + contact.address() : contact.address())
                .collect(toSet());
    }

    @Property(tries = 300)
    void everyFindingIsInOneMailAndInThatOfTheFallbackInTheEnd(@ForAll long seed) {
        Random random = new Random(seed);
        Organization organization = new RandomOrganization(random).next();
        ReadersByAccount readers = new ReadersByAccount(organization);
        List<ListedFinding> findings = findings(organization, random);
        List<Reminder> mails = reminders(organization, findings).stream()
                .filter(one -> readers.of(one).channel().isEmpty())
                .toList();

        assertThat(mails.stream().flatMap(one -> one.findings().stream()))
                .containsExactlyInAnyOrderElementsOf(findings.stream()
                        .filter(one -> isOlder(one, AFTER))
                        .filter(one -> !mailed(told(organization, account(one))).isEmpty())
                        .toList());
        Owner fallback = organization.notifications().fallback();
        Set<String> last = mailed(readers(fallback.contacts()));
        assertThat(mails.stream()
                        .flatMap(one -> one.escalated().stream())
                        .map(Escalation::findings)
                        .flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(findings.stream()
                        .filter(one -> isOlder(one, ESCALATE))
                        .filter(one -> !last.isEmpty()
                                && !mailed(told(organization, account(one))).containsAll(last))
                        .toList());
        assertThat(mails)
                .allMatch(one -> one.escalated().isEmpty() || one.owner().equals(fallback));
    }

    private static Set<String> mailed(Set<String> readers) {
        return readers.stream().filter(one -> one.contains("@")).collect(toSet());
    }

    @Property(tries = 300)
    void aChannelGetsOneMessageOfEachOwner(@ForAll long seed) {
        Random random = new Random(seed);
        Organization organization = new RandomOrganization(random).next();
        ReadersByAccount readers = new ReadersByAccount(organization);

        assertThat(reminders(organization, findings(organization, random)).stream()
                        .map(readers::of)
                        .filter(one -> one.channel().isPresent())
                        .map(one -> one.owner().key() + " " + one.channel()))
                .doesNotHaveDuplicates();
    }

    private static boolean isOlder(ListedFinding finding, Duration age) {
        return !finding.shown().createdAt().isAfter(NOW.minus(age));
    }

    private static String account(ListedFinding finding) {
        return finding.shown().ownerAccount();
    }

    @Property(tries = 300)
    void whoeverIsNotifiedIsRemindedOnceAndNobodyElse(@ForAll long seed) {
        Random random = new Random(seed);
        Organization organization = new RandomOrganization(random).next();
        List<ListedFinding> findings = findings(organization, random);

        List<Telling> tellings = tellings(organization, findings, Optional.empty());

        assertThat(tellings.stream().filter(one -> !one.escalated())).doesNotHaveDuplicates();
        assertThat(tellings.stream().filter(one -> !one.escalated()).map(one -> one.account() + " " + one.reader()))
                .containsExactlyInAnyOrderElementsOf(findings.stream()
                        .filter(one -> isOlder(one, AFTER))
                        .flatMap(one ->
                                told(organization, account(one)).stream().map(reader -> account(one) + " " + reader))
                        .collect(toSet()));
        assertThat(tellings.stream().filter(Telling::escalated).map(Telling::reader))
                .isSubsetOf(readers(organization.notifications().fallback().contacts()));
    }

    /** Everybody by every account of every message. */
    private static List<Telling> tellings(
            Organization organization, List<ListedFinding> findings, Optional<List<Subscription>> subscriptions) {
        ReadersByAccount readers = new ReadersByAccount(organization);
        ReminderRoutes routes = new ReminderRoutes(organization, subscriptions);
        return reminders(organization, findings).stream()
                .flatMap(reminder -> routes.of(readers.of(reminder)).destinations().stream()
                        .map(Destination::readers)
                        .flatMap(List::stream)
                        .flatMap(reader -> Stream.concat(
                                accounts(reminder.findings()).map(id -> new Telling(reader, id, false)),
                                reminder.escalated().stream()
                                        .flatMap(one -> accounts(one.findings()))
                                        .map(id -> new Telling(reader, id, true)))))
                .toList();
    }

    private static Stream<String> accounts(List<ListedFinding> findings) {
        return findings.stream().map(RemindProperties::account).distinct();
    }

    @Property(tries = 300)
    void whoeverHasConfirmedWhatever(@ForAll long seed, @ForAll @IntRange(max = 100) int percent) {
        Random random = new Random(seed);
        Organization organization = new RandomOrganization(random).next();
        List<ListedFinding> findings = findings(organization, random);
        List<Subscription> subscriptions = subscriptions(organization, random, percent);

        List<Telling> tellings = tellings(organization, findings, Optional.of(subscriptions));

        assertThat(tellings.stream().filter(one -> !one.escalated())).doesNotHaveDuplicates();
        for (Telling telling : tellings) {
            Set<String> owners = owners(organization, telling.reader());
            assertThat(owners.isEmpty() || owners.contains(responsible(organization, telling)))
                    .as("%s may hear of %s", telling.reader(), telling.account())
                    .isTrue();
        }
    }

    /** Those that the stacks make, as far as they are confirmed, and some of others. */
    private static List<Subscription> subscriptions(Organization organization, Random random, int percent) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (WantedTopic topic : WantedTopic.of(organization)) {
            for (String address : topic.recipients()) {
                boolean confirmed = random.nextInt(100) < percent;
                subscriptions.add(new Subscription(
                        topic.arn(), "email", address, confirmed ? topic.arn() + ":1" : "PendingConfirmation"));
            }
            if (random.nextInt(8) == 0) {
                String other = random.nextBoolean() ? "stranger" : "owner-" + random.nextInt(5);
                subscriptions.add(new Subscription(topic.arn(), "email", other + "@example.com", topic.arn() + ":2"));
            }
        }
        return subscriptions;
    }

    private static Set<String> owners(Organization organization, String reader) {
        Set<String> owners = new HashSet<>();
        organization.owners().stream()
                .filter(owner -> readers(owner.contacts()).contains(reader))
                .forEach(owner -> owners.add(owner.key()));
        organization.accounts().stream()
                .filter(account -> readers(account.contacts()).contains(reader))
                .forEach(account -> owners.add(account.owner().key()));
        return owners;
    }

    private static String responsible(Organization organization, Telling telling) {
        String fallback = organization.notifications().fallback().key();
        return telling.escalated() || organization.notifications().routing() == Routing.SHARED
                ? fallback
                : organization.accounts().stream()
                        .filter(account -> account.id().equals(telling.account()))
                        .map(account -> account.owner().key())
                        .findFirst()
                        .orElse(fallback);
    }
}
