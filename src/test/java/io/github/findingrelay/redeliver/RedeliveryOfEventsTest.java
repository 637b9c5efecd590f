package io.github.findingrelay.redeliver;

import static io.github.findingrelay.redeliver.SampleLetters.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.redeliver.LetterReader.LeftAlone;
import io.github.findingrelay.redeliver.Letters.Message;
import io.github.findingrelay.redeliver.Undelivered.Source;
import io.github.findingrelay.routing.EventRule;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.routing.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EventBridge may leave the event as it was, and the rules in generated/ say what it stands for. */
class RedeliveryOfEventsTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final String ACCOUNT = "222222222222";

    @TempDir
    Path folder;

    private Organization organization;
    private Topology topology;
    private LetterReader reader;

    @BeforeEach
    void organizationWithBuses() throws IOException {
        Workspace workspace = Workspace.of(FIXTURES.resolve("generate/event-buses/accounts.yaml"), folder)
                .render();
        organization = workspace.organization();
        topology = Workspace.value(Topology.read(folder, organization));
        reader = new LetterReader(
                DeliveryMachine.all(organization), new RuleInputs(() -> Topology.read(folder, organization)));
    }

    private static String event() throws IOException {
        return Files.readString(FIXTURES.resolve("route/public-bucket/event.json"))
                .replaceAll("\"ResourceOwnerAccount\": \"[0-9]{12}\"", "\"ResourceOwnerAccount\": \"" + ACCOUNT + "\"");
    }

    private void read(String rule, String target) throws IOException {
        Map<String, String> attributes = new HashMap<>(SampleLetters.event(target));
        attributes.put("RULE_ARN", rule);
        reader.read(new Message("message", "handle", event(), attributes, Instant.EPOCH));
    }

    private EventRule direct() {
        return topology.rules().stream()
                .filter(rule -> rule.name().contains(ACCOUNT) && rule.name().endsWith("-others"))
                .findFirst()
                .orElseThrow();
    }

    private Target forward() {
        return topology.rules().stream()
                .filter(rule -> !rule.bus().equals(direct().bus()))
                .flatMap(rule -> rule.targets().stream())
                .filter(topology::isBus)
                .filter(target -> target.arn().endsWith("/" + direct().bus()))
                .findFirst()
                .orElseThrow();
    }

    private static String arn(EventRule rule) {
        return "arn:aws:events:eu-west-1:111111111111:rule/%s/%s".formatted(rule.bus(), rule.name());
    }

    private void assertThatTheOwnerIsTold() throws IOException {
        assertThat(reader.leftAlone()).isEmpty();
        Undelivered one = reader.undelivered().get(0);
        assertThat(reader.undelivered()).hasSize(1);
        assertThat(one.source()).isEqualTo(Source.EVENT);
        assertThat(one.machine().arn()).isEqualTo(MACHINE);
        assertThat(one.delivery().owner()).isEqualTo("Payments team");
        assertThat(one.delivery().topics()).isNotEmpty();
        JsonNode findings = Delivery.json(event()).orElseThrow().path("detail").path("findings");
        assertThat(Delivery.json(one.delivery().input()).orElseThrow().path("findings"))
                .isEqualTo(findings);
    }

    @Test
    void theEventIsMadeIntoTheInputByItsRule() throws IOException {
        read(arn(direct()), MACHINE);

        assertThatTheOwnerIsTold();
    }

    @Test
    void anEventThatCouldNotBeForwardedStartsWhatTheBusWouldHaveStarted() throws IOException {
        read("arn:aws:events:eu-west-1:111111111111:rule/any", forward().arn());

        assertThatTheOwnerIsTold();
    }

    @Test
    void whatTheRuleHasMadeOfItIsTakenAsItIs() {
        reader.read(new Message(
                "message", "handle", SampleLetters.input("finding-1"), SampleLetters.event(MACHINE), Instant.EPOCH));

        assertThat(reader.undelivered())
                .singleElement()
                .satisfies(one -> assertThat(one.delivery().input()).isEqualTo(SampleLetters.input("finding-1")));
    }

    @Test
    void theRuleThatIsGoneIsNamed() throws IOException {
        read("arn:aws:events:eu-west-1:111111111111:rule/finding-relay-account-999999999999-others", MACHINE);

        assertThat(reader.undelivered()).isEmpty();
        assertThat(reader.leftAlone())
                .extracting(LeftAlone::why)
                .singleElement()
                .asString()
                .isEqualTo("""
            its rule finding-relay-account-999999999999-others is not in generated/: \
            render the version that made it, or its account has been removed""");
    }

    @Test
    void withoutGeneratedTheEventIsLeft() throws IOException {
        reader = new LetterReader(DeliveryMachine.all(organization), SampleLetters.NO_RULES);
        read(arn(direct()), MACHINE);

        assertThat(reader.leftAlone())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("generated/ cannot be read", "it is missing"));
    }

    @Test
    void whatAnotherTargetShouldHaveGotIsNoneOfOurs() throws IOException {
        read("arn:aws:events:eu-west-1:111111111111:rule/x", "arn:aws:events:eu-west-1:111111111111:event-bus/other");

        assertThat(reader.undelivered()).isEmpty();
        assertThat(reader.leftAlone()).extracting(LeftAlone::isLetter).isEqualTo(List.of(true));
    }
}
