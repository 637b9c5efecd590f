package io.github.findingrelay.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.status.InMemoryHome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mail an hour for an address, whatever sends it. */
class MailTurnTest {

    private static final String ADDRESS = "security@example.com";

    private Organization organization;
    private List<WantedTopic> topics;
    private InMemoryHome home;

    /** Deployed three hours ago; nobody has confirmed. The address is wanted on two topics. */
    @BeforeEach
    void nobodyHasConfirmed() throws IOException {
        SampleOrganizations wanted = SampleOrganizations.of(SampleOrganizations.accounts(2, "state: enabled"));
        organization = wanted.organization();
        topics = WantedTopic.of(organization).stream()
                .filter(topic -> topic.recipients().contains(ADDRESS))
                .toList();
        home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        home.deploySubscriptions(organization);
        home.pass(Duration.ofHours(3));
        home.mails.clear();
        assertThat(topics).hasSize(2);
    }

    private List<ReceiptEntry> repair(SubscriptionServices services) {
        SubscriptionDesk desk = new SubscriptionDesk(organization, services, new RequestBudget(home, new Random(1)));
        return desk.repair(desk.look().subscribers(), home::instant, true, () -> false).stream()
                .filter(entry -> entry.subject().startsWith(ADDRESS))
                .toList();
    }

    /** Not even a tag, which would keep the next run from mailing for an hour. */
    @Test
    void afterAnInterruptionNothingNewBegins() {
        SubscriptionDesk desk =
                new SubscriptionDesk(organization, home.subscriptions(), new RequestBudget(home, new Random(1)));

        List<ReceiptEntry> entries = desk.repair(desk.look().subscribers(), home::instant, true, () -> true);

        assertThat(entries)
                .filteredOn(entry -> entry.detail().equals(Interrupt.NOT_BEGUN))
                .isNotEmpty()
                .extracting(ReceiptEntry::result)
                .containsOnly(ReceiptResult.FAILED);
        assertThat(entries).extracting(ReceiptEntry::result).doesNotContain(ReceiptResult.DONE);
        assertThat(mails()).isZero();
        assertThat(repair()).extracting(ReceiptEntry::result).contains(ReceiptResult.DONE);
    }

    private List<ReceiptEntry> repair() {
        return repair(home.subscriptions());
    }

    private long mails() {
        return home.mails.stream()
                .filter(mail -> mail.address().equals(ADDRESS))
                .count();
    }

    /** The tag that another machine has written, for one topic of the address. */
    private void mailedByAnotherMachine(WantedTopic topic, Duration ago) {
        home.tag(
                topic.arn(),
                SentMails.tagKey(ADDRESS),
                home.instant().minus(ago).toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3600, 0", "3660, 1", "7200, 1"})
    void aMailOfAnotherMachineCountsForAnHourAndAMinute(long secondsAgo, int expected) {
        mailedByAnotherMachine(topics.get(0), Duration.ofSeconds(secondsAgo));

        repair();

        assertThat(mails()).isEqualTo(expected);
    }

    @Test
    void theLastMailForAnyTopicCounts() {
        mailedByAnotherMachine(topics.get(0), Duration.ofHours(2));
        mailedByAnotherMachine(topics.get(1), Duration.ofMinutes(30));

        assertThat(repair())
                .hasSize(2)
                .allMatch(entry -> entry.result() == ReceiptResult.SKIPPED)
                .allMatch(entry -> entry.detail()
                        .equals("left for later, not before 2026-11-20T11:31:00Z: an address gets one mail an"
                                + " hour"));
        assertThat(mails()).isZero();
    }

    @Test
    void aDeploymentOfOneOfItsStacksCounts() {
        WantedTopic topic = topics.get(1);
        home.subscribeByStack(topic, topic.subscriptionId(ADDRESS), ADDRESS);
        home.mails.clear();

        repair();

        assertThat(mails()).isZero();
    }

    @Test
    void aTagOfSomebodyElsesDoesNotCount() {
        topics.forEach(topic -> home.tag(topic.arn(), SentMails.tagKey(ADDRESS), "yesterday"));

        repair();

        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void theTopicThatIsWorstOffComesFirst() {
        home.lose(ADDRESS);
        home.add(topics.get(0).arn(), ADDRESS, "email");
        home.mails.clear();

        List<ReceiptEntry> entries = repair();

        assertThat(home.mails).hasSize(3);
        assertThat(entries)
                .filteredOn(entry -> entry.result() == ReceiptResult.DONE)
                .extracting(ReceiptEntry::action, ReceiptEntry::subject)
                .containsExactly(
                        tuple("tag", ADDRESS + " on " + topics.get(1).arn()),
                        tuple("subscribe", ADDRESS + " on " + topics.get(1).arn()));
    }

    @Test
    void aMailAfterAFaultIsNotSentAgain() {
        repair(with(new Disturbed(home.subscriptions().subscriptions()) {
            @Override
            public void subscribe(String topic, String address) {
                super.subscribe(topic, address);
                throw new RequestException(Fault.UNAVAILABLE, "Read timed out");
            }
        }));

        assertThat(mails()).isEqualTo(1);
    }

    /** Meanwhile another machine may have taken the tag for an old one. */
    @ParameterizedTest
    @CsvSource({"60, 1", "61, 0"})
    void aMailThatComesLongAfterItsTagIsNotSent(long seconds, int expected) {
        List<ReceiptEntry> entries =
                repair(with(new Disturbed(home.subscriptions().subscriptions()) {
                    @Override
                    public void tag(String topic, String key, String value) {
                        super.tag(topic, key, value);
                        home.pass(Duration.ofSeconds(seconds));
                    }
                }));

        assertThat(mails()).isEqualTo(expected);
        assertThat(entries)
                .filteredOn(entry -> entry.result() == ReceiptResult.FAILED)
                .extracting(ReceiptEntry::detail)
                .hasSize(1 - expected)
                .allMatch("not mailed: it took too long; try again in an hour"::equals);
    }

    @Test
    void aTopicThatIsNotThereHasMailedNobody() {
        repair(with(new Disturbed(home.subscriptions().subscriptions()) {
            @Override
            public Map<String, String> tags(String topic) {
                throw new RequestException(Fault.ABSENT, "Topic does not exist");
            }
        }));

        assertThat(mails()).isEqualTo(1);
    }

    private SubscriptionServices with(Subscriptions subscriptions) {
        SubscriptionServices all = home.subscriptions();
        return new SubscriptionServices(all.cloudFormation(), all.inspection(), subscriptions);
    }

    /** SNS, of which tests change one call. */
    private static class Disturbed implements Subscriptions {

        private final Subscriptions all;

        Disturbed(Subscriptions all) {
            this.all = all;
        }

        @Override
        public Page<Subscription> all(Optional<String> next) {
            return all.all(next);
        }

        @Override
        public Map<String, String> tags(String topic) {
            return all.tags(topic);
        }

        @Override
        public void tag(String topic, String key, String value) {
            all.tag(topic, key, value);
        }

        @Override
        public void subscribe(String topic, String address) {
            all.subscribe(topic, address);
        }

        @Override
        public void unsubscribe(String subscription) {
            all.unsubscribe(subscription);
        }
    }
}
