package io.github.findingrelay.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.status.InMemoryHome;
import io.github.findingrelay.status.InMemoryHome.Mail;
import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However subscriptions stand and whenever it is run: nobody is flooded, and nobody is lost. */
class SubscriptionRepairProperties {

    private static final String FOREIGN = "arn:aws:sns:eu-west-1:111111111111:somebody-else";
    private static final String OTHER_DEPLOYMENT = "arn:aws:sns:eu-west-1:111111111111:finding-relay-test-fallback";

    private static SampleOrganizations organization(String routing) {
        try {
            return SampleOrganizations.of(SampleOrganizations.accounts(5, routing));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReceiptEntry> repair(InMemoryHome home, Organization organization, Random random) {
        SubscriptionDesk desk =
                new SubscriptionDesk(organization, home.subscriptions(), new RequestBudget(home, random));
        return desk.repair(desk.look().subscribers(), home::instant, true, () -> false);
    }

    @Property(tries = 100)
    void nobodyIsFloodedAndNobodyIsLost(
            @ForAll long seed, @ForAll boolean byOwner, @ForAll @IntRange(max = 40) int percentOfFaults) {
        Random random = new Random(seed);
        SampleOrganizations wanted = organization(byOwner ? "routing: owner" : "routing: account");
        Organization organization = wanted.organization();
        InMemoryHome home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        List<WantedTopic> topics = WantedTopic.of(organization);
        home.deploySubscriptions(organization);
        // One mail for each topic, which is what a deployment costs.
        home.mails.clear();
        disturb(home, topics, random);
        Set<String> keep = confirmed(home, organization);
        home.percentOfFaults = percentOfFaults;

        for (int run = 0; run < 30; run++) {
            home.pass(Duration.ofMinutes(random.nextInt(run % 3 == 0 ? 300 : 40)));
            repair(home, organization, random);
            if (random.nextInt(3) == 0) {
                home.mails.forEach(mail -> home.confirm(mail.address()));
            }
        }

        assertMailsAreAnHourApart(home.mails);
        assertThat(home.ended).noneMatch(keep::contains);
        assertThat(home.written)
                .isSubsetOf(topics.stream().map(WantedTopic::arn).collect(Collectors.toSet()));
        for (int run = 0; run < 30; run++) {
            home.pass(Duration.ofMinutes(90));
            repair(home, organization, random);
            home.mails.forEach(mail -> home.confirm(mail.address()));
        }
        home.percentOfFaults = 0;
        SubscriptionDesk desk =
                new SubscriptionDesk(organization, home.subscriptions(), new RequestBudget(home, random));
        assertThat(desk.look().subscribers()).allMatch(one -> one.state() == SubscriptionState.CONFIRMED);
        assertMailsAreAnHourApart(home.mails);
    }

    /** People confirm or not, unsubscribe, and are subscribed whom nobody knows. */
    private static void disturb(InMemoryHome home, List<WantedTopic> topics, Random random) {
        home.add(FOREIGN, "stranger@example.com", "email");
        home.add(OTHER_DEPLOYMENT, "stranger@example.com", "email");
        home.mails.clear();
        for (WantedTopic topic : topics) {
            for (String address : topic.addresses().values()) {
                if (random.nextBoolean()) {
                    home.confirm(address);
                }
                if (random.nextInt(3) == 0) {
                    home.lose(address);
                }
            }
            if (random.nextInt(3) == 0) {
                home.subscriptionOfSomebody(topic.arn(), "unwanted" + random.nextInt(2) + "@example.com");
            }
        }
        if (random.nextBoolean()) {
            home.confirm("unwanted0@example.com");
        }
    }

    private static Set<String> confirmed(InMemoryHome home, Organization organization) {
        SubscriptionDesk desk =
                new SubscriptionDesk(organization, home.subscriptions(), new RequestBudget(home, new Random(1)));
        return desk.look().subscribers().stream()
                .filter(one -> one.state() == SubscriptionState.CONFIRMED)
                .map(one -> one.address() + " on " + one.topic().arn())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void assertMailsAreAnHourApart(List<Mail> mails) {
        Map<String, Instant> last = new HashMap<>();
        for (Mail mail : mails) {
            Instant before = last.put(mail.address(), mail.at());
            if (before != null) {
                assertThat(Duration.between(before, mail.at()))
                        .as(mail.address())
                        .isGreaterThanOrEqualTo(Duration.ofHours(1));
            }
        }
    }

    @Example
    void aDeploymentWithinTheHourHasMailedToo() {
        SampleOrganizations wanted = organization("routing: account");
        InMemoryHome home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        home.deploySubscriptions(wanted.organization());
        home.mails.clear();
        home.pass(Duration.ofMinutes(59));

        List<ReceiptEntry> entries = repair(home, wanted.organization(), new Random(1));

        assertThat(home.mails).isEmpty();
        assertThat(entries)
                .allMatch(entry -> entry.result() == ReceiptResult.SKIPPED)
                .allMatch(entry -> entry.detail().startsWith("left for later, not before 2026-11-20T09:01"));
    }

    @Example
    void withoutItsTagThereIsNoMail() {
        SampleOrganizations wanted = organization("routing: account");
        for (String call : List.of("sns:TagResource", "sns:ListTagsForResource")) {
            InMemoryHome home = InMemoryHome.of(wanted.manifest(), wanted.rules());
            home.deploySubscriptions(wanted.organization());
            home.pass(Duration.ofHours(3));
            home.mails.clear();
            home.denied.add(call);

            List<ReceiptEntry> entries = repair(home, wanted.organization(), new Random(1));

            assertThat(home.mails).isEmpty();
            assertThat(entries)
                    .filteredOn(entry -> entry.result() == ReceiptResult.FAILED)
                    .isNotEmpty()
                    .allMatch(entry -> entry.detail().startsWith("not mailed: "));
        }
    }

    /** An accounts.yaml that is behind what is deployed must not cost anybody a confirmation. */
    @Example
    void whomItsStackHasSubscribedIsLeftAlone() {
        SampleOrganizations wanted = organization("routing: account");
        InMemoryHome home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        home.deploySubscriptions(wanted.organization());
        WantedTopic topic = WantedTopic.of(wanted.organization()).get(0);
        home.add(topic.arn(), "newer@example.com", "email");
        home.confirm("newer@example.com");
        home.subscribeByStack(topic, topic.subscriptionId("newer@example.com"), "newer@example.com");

        List<ReceiptEntry> entries = repair(home, wanted.organization(), new Random(1));

        assertThat(home.ended).isEmpty();
        assertThat(entries)
                .filteredOn(entry -> entry.action().equals("unsubscribe"))
                .isNotEmpty()
                .allMatch(entry -> entry.result() == ReceiptResult.SKIPPED);

        home.denied.add("cloudformation:ListStackResources");
        assertThat(repair(home, wanted.organization(), new Random(1)))
                .filteredOn(entry -> entry.action().equals("unsubscribe"))
                .allMatch(entry -> entry.result() != ReceiptResult.DONE);
        assertThat(home.ended).isEmpty();
    }

    @Example
    void strangersAreEndedByWhateverProtocolTheyListen() {
        SampleOrganizations wanted = organization("routing: account");
        InMemoryHome home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        home.deploySubscriptions(wanted.organization());
        WantedTopic topic = WantedTopic.of(wanted.organization()).get(0);
        String address = topic.recipients().get(0);
        home.confirm(address);
        home.add(topic.arn(), "arn:aws:sqs:eu-west-1:444455556666:collector", "sqs");
        home.confirm("arn:aws:sqs:eu-west-1:444455556666:collector");
        home.add(topic.arn(), "https://collector.example.com/chatbot", "https");
        home.confirm("https://collector.example.com/chatbot");
        home.add(topic.arn(), "https://unconfirmed.example.com", "https");

        List<ReceiptEntry> entries = repair(home, wanted.organization(), new Random(1));

        assertThat(home.ended)
                .containsExactlyInAnyOrder(
                        "arn:aws:sqs:eu-west-1:444455556666:collector on " + topic.arn(),
                        "https://collector.example.com/chatbot on " + topic.arn());
        assertThat(entries)
                .filteredOn(entry -> entry.subject().startsWith("https https://unconfirmed.example.com"))
                .singleElement()
                .matches(entry -> entry.result() == ReceiptResult.SKIPPED);
    }

    @Example
    void whatItWouldDoItDoesNotDo() {
        SampleOrganizations wanted = organization("routing: account");
        InMemoryHome home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        home.deploySubscriptions(wanted.organization());
        WantedTopic topic = WantedTopic.of(wanted.organization()).get(0);
        home.add(topic.arn(), "left@example.com", "email");
        home.confirm("left@example.com");
        home.pass(Duration.ofHours(3));
        home.mails.clear();
        SubscriptionDesk desk = new SubscriptionDesk(
                wanted.organization(), home.subscriptions(), new RequestBudget(home, new Random(1)));

        List<ReceiptEntry> entries = desk.repair(desk.look().subscribers(), home::instant, false, () -> false);

        assertThat(entries)
                .filteredOn(entry -> entry.result() == ReceiptResult.PLANNED)
                .hasSize(4);
        assertThat(home.written).isEmpty();
        assertThat(home.mails).isEmpty();
        assertThat(new ArrayList<>(home.ended)).isEmpty();
    }
}
