package io.github.findingrelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.HealthProblem.Category;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of a contact that does not receive findings. */
@SuppressWarnings("NullAway.Init") // Each test begins with what is given.
class StatusOfContactsTest {

    private static final String CHAT = "https://global.sns-api.chatbot.amazonaws.com";

    private SampleOrganizations wanted;
    private InMemoryHome home;

    /** Everything is deployed, connected and confirmed. */
    private void given(int accounts, String notifications) throws IOException {
        given(SampleOrganizations.accounts(accounts, notifications));
    }

    private void given(String accounts) throws IOException {
        wanted = SampleOrganizations.of(accounts);
        home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        home.deploySubscriptions(wanted.organization());
        home.confirmAll();
    }

    private OrganizationStatus check() {
        return new StatusCheck(
                        wanted.organization(),
                        wanted.manifest(),
                        wanted.rules(),
                        InMemoryHome.TEMPLATES,
                        home.services(),
                        home,
                        home::instant,
                        new Random(1))
                .run(false);
    }

    @Test
    void aChannelThatIsNotConnectedIsNamedThoughMailsArrive() throws IOException {
        given(2, "state: enabled");
        home.lose(CHAT);

        OrganizationStatus status = check();

        assertThat(status.problems())
                .singleElement()
                .isEqualTo(HealthProblem.of(
                        Category.CONTACT,
                        "slack T0AB12CD3/C0AB12CD3",
                        "is not connected to the chat service (finding-relay-channel-slack-C0AB12CD3);"
                                + " authorise its workspace or team in Amazon Q Developer's console, then run"
                                + " './relay deploy --execute'",
                        Optional.of("payments")));
        assertThat(status.isHealthy()).isTrue();
        assertThat(status.count(NotificationState.YES)).isEqualTo(3);
        assertThat(StatusText.of(status, Display.PLAIN))
                .startsWith("contact: slack T0AB12CD3/C0AB12CD3 is not connected to the chat service (")
                .contains("2 confirmed, 1 not connected")
                .contains("contacts to look at: 1");
    }

    /** As everywhere that people read. */
    @Test
    void aChannelIsCalledByItsNameOnEachPage() throws IOException {
        given(SampleOrganizations.accounts(1, "state: enabled")
                .replace("channel: C0AB12CD3}", "channel: C0AB12CD3}\n        name: payments-alerts"));
        home.lose(CHAT);

        OrganizationStatus status = check();

        assertThat(new StatusMarkdown(status).text())
                .contains("  - slack payments-alerts: not connected")
                .doesNotContain("C0AB12CD3:");
        assertThat(StatusText.of(status, Display.PLAIN)).startsWith("contact: slack payments-alerts is not connected");
    }

    /** Somebody's own endpoint is no chat service. */
    @Test
    void anotherSubscriptionOfItsTopicDoesNotConnectAChannel() throws IOException {
        given(1, "state: enabled");
        home.lose(CHAT);
        String topic = "arn:aws:sns:eu-west-1:111111111111:finding-relay-channel-slack-C0AB12CD3";
        home.add(topic, "https://hooks.example.com", "https");
        home.add(topic, "chatbot@example.com", "email");
        home.confirmAll();

        assertThat(check().problems())
                .allMatch(problem -> problem.kind() == Category.CONTACT)
                .extracting(HealthProblem::subjects)
                .containsExactly(
                        List.of("chatbot@example.com", "https https://hooks.example.com"),
                        List.of("slack T0AB12CD3/C0AB12CD3"));
    }

    @Test
    void whetherAChannelIsConnectedIsUnknownWhereSnsDoesNotAnswer() throws IOException {
        given(1, "state: enabled");
        home.denied.add("sns:ListSubscriptions");

        OrganizationStatus status = check();

        assertThat(status.count(NotificationState.UNKNOWN)).isEqualTo(2);
        assertThat(StatusText.of(status, Display.PLAIN)).contains("3 unknown").doesNotContain("not connected");
    }

    /** The owner of the shared topic is reached for each, whoever owns it. */
    @Test
    void allAccountsShareTheContactsOfOneOwner() throws IOException {
        given(3, "routing: shared\n  sharedOwner: payments");
        assertThat(check().problems()).isEmpty();

        home.lose(CHAT);
        home.lose("payments@example.com");

        OrganizationStatus status = check();
        assertThat(status.chains())
                .hasSize(3)
                .allMatch(chain -> chain.owner().key().equals("payments"))
                .allMatch(chain -> chain.stack().name().equals("finding-relay-shared"))
                .allMatch(chain -> chain.contacts().size() == 2)
                .allMatch(chain -> chain.notified() == NotificationState.NO);
    }

    @Test
    void theJsonLeavesOutWhatThereIsNot() throws IOException {
        given(1, "state: enabled");
        home.lose("payments@example.com");
        home.lose("lead@example.com");
        home.lose(CHAT);
        home.denied.add("sqs:GetQueueUrl");

        JsonNode json = new ObjectMapper().readTree(Json.write(StatusJson.of(check())));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("healthy", "complete", "troubles", "chains", "stacks", "failedDeliveries", "calls");
        assertThat(json.get("chains").get(0).fieldNames())
                .toIterable()
                .containsExactly("name", "owner", "notified", "stack", "stackCondition", "rules", "contacts");
        assertThat(json.get("chains").get(1).fieldNames())
                .toIterable()
                .startsWith("account", "name", "owner", "notified", "reason");
        assertThat(json.get("troubles").get(1).toString())
                .isEqualTo("{\"kind\":\"not-asked\",\"severe\":false,\"subjects\":[\"the dead-letter queue\"],"
                        + "\"words\":\"not authorized to perform sqs:GetQueueUrl\"}");
        assertThat(json.get("chains").get(1).get("contacts").get(0).toString())
                .isEqualTo("{\"contact\":\"lead@example.com\",\"topic\":\"finding-relay-account-200000000000\","
                        + "\"condition\":\"lost\"}");
    }

    @Test
    void aPageOfManyAccountsEndsWithHowManyMoreThereAre() throws IOException {
        given(201, "eventBuses: 3");

        List<String> lines = new StatusMarkdown(check()).text().lines().toList();

        assertThat(lines).filteredOn(line -> line.contains(", owner ")).hasSize(200);
        assertThat(lines).contains("… and 2 more: './relay status'");
    }
}
