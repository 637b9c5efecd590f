package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.findingrelay.remind.ReminderRoute.Destination;
import io.github.findingrelay.subscriptions.Subscriptions.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a reminder goes, and where it says that it was sent. */
class ReminderRoutesTest {

    private static final Owner PAYMENTS =
            new Owner("payments", "Payments", Language.EN, List.of(new Contact.Email("Payments@example.com")));
    private static final ChatChannel CHANNEL = new ChatChannel.Slack("T0AB12CD3", "C0AB12CD3");
    private static final Owner SECURITY =
            new Owner("security", "Security", Language.EN, List.of(new Contact.Email("security@example.com"), CHANNEL));
    private static final Account LED =
            new Account("222222222222", "led", PAYMENTS, List.of(new Contact.Email("lead@example.com")));
    private static final Account OTHER =
            new Account("222222222223", "other", PAYMENTS, List.of(new Contact.Email("payments@EXAMPLE.com")));
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:finding-relay-owner-payments";

    private static Organization organization() {
        return new Organization(
                RandomOrganization.ADMIN,
                RandomOrganization.ADMIN,
                List.of(),
                Partition.AWS,
                "eu-west-1",
                List.of("eu-west-1"),
                "finding-relay",
                Map.of(),
                Aggregator.EXISTING,
                TrustZone.ORGANIZATION,
                new Notifications(
                        Routing.OWNER,
                        SECURITY,
                        RoleFindings.ONE_REGION,
                        "eu-west-1",
                        List.of(SeverityLabel.LOW),
                        RuleState.ENABLED,
                        true,
                        true,
                        false,
                        Optional.empty(),
                        new Reminders(7, 30),
                        0),
                Map.of(),
                List.of(PAYMENTS, SECURITY),
                List.of(LED, OTHER),
                List.of());
    }

    private static Subscription confirmed(String topic, String address) {
        return new Subscription(topic, "email", address, topic + ":1");
    }

    private static ReminderRoute route(String account, Subscription... subscriptions) {
        Readers readers = new ReadersByAccount(organization()).of(account).get(0);
        return new ReminderRoutes(organization(), Optional.of(List.of(subscriptions))).of(readers);
    }

    @Test
    void whatOneAccountNeedsIsNotNotedOnTheTopicOfAll() {
        String own = TOPIC + "-222222222222";

        ReminderRoute route =
                route("222222222222", confirmed(TOPIC, "payments@example.com"), confirmed(own, "lead@example.com"));

        assertThat(route.destinations()).hasSize(2);
        assertThat(route.state()).containsExactly(own, TOPIC);
        assertThat(route.remarks()).isEmpty();
    }

    @Test
    void anAddressIsTheSameInUpperCase() {
        assertThat(new ReadersByAccount(organization()).of("222222222223"))
                .singleElement()
                .isEqualTo(Readers.of(PAYMENTS));
        assertThat(route("222222222223", confirmed(TOPIC, "PAYMENTS@example.com"))
                        .destinations())
                .singleElement()
                .satisfies(one -> assertThat(one.readers()).containsExactly("payments@example.com"));
    }

    @Test
    void aTopicThatSomebodyOfAnotherOwnerIsSubscribedToIsNotTaken() {
        ReminderRoute route = route(
                "222222222223", confirmed(TOPIC, "payments@example.com"), confirmed(TOPIC, "Security@example.com"));

        assertThat(route.destinations()).isEmpty();
        assertThat(route.remarks()).singleElement().asString().contains("not reached: payments@example.com");
    }

    @Test
    void aStrangerIsNamed() {
        assertThat(route(
                                "222222222223",
                                confirmed(TOPIC, "payments@example.com"),
                                new Subscription(
                                        TOPIC, "sqs", "arn:aws:sqs:eu-west-1:111122223333:queue", TOPIC + ":2"))
                        .remarks())
                .containsExactly("no topic has exactly the right subscribers; reached, too: sqs"
                        + " arn:aws:sqs:eu-west-1:111122223333:queue");
    }

    @Test
    void whoeverHasNotConfirmedIsNotCounted() {
        assertThat(route(
                                "222222222223",
                                new Subscription(TOPIC, "email", "payments@example.com", "PendingConfirmation"))
                        .destinations())
                .isEmpty();
        assertThat(route("222222222223", new Subscription(TOPIC, "email", "payments@example.com", "Deleted"))
                        .destinations())
                .isEmpty();
    }

    @Test
    void aChannelThatChatIsNotSubscribedToIsNotReached() {
        String topic = "arn:aws:sns:eu-west-1:111122223333:finding-relay-channel-slack-C0AB12CD3";
        String chat = "https://global.sns-api.chatbot.amazonaws.com";

        assertThat(cards(new Subscription(topic, "https", chat, topic + ":1"))).hasSize(1);
        assertThat(cards(new Subscription(topic, "https", chat, "PendingConfirmation")))
                .isEmpty();
        assertThat(cards(new Subscription(topic, "https", chat + ".example.com", topic + ":1")))
                .isEmpty();
    }

    private static List<Destination> cards(Subscription subscription) {
        return new ReminderRoutes(organization(), Optional.of(List.of(subscription)))
                .of(Readers.of(SECURITY, CHANNEL))
                .destinations();
    }
}
