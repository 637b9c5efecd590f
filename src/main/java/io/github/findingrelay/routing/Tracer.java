package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.delivery.PlayedDelivery;
import io.github.findingrelay.delivery.Told.Message;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.routing.Conjunction.FieldPattern;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.routing.StackContents.Machine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows real events through the rules in generated/. */
public final class Tracer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TOLD =
            "it has been told already: Workflow.Status is NOTIFIED, and nothing that was told has changed since";

    private final Organization organization;
    private final Topology topology;
    private final RecipientNames names;
    private final Router router;

    private Tracer(Organization organization, Topology topology) {
        this.organization = organization;
        this.topology = topology;
        this.names = new RecipientNames(organization);
        this.router = new Router(
                topology,
                topology.rules().stream()
                        .filter(rule -> rule.enabled() && rule.mistake().isEmpty())
                        .toList());
    }

    /** Makes a tracer, unless accounts.yaml or generated/ cannot be read. */
    public static Checked<Tracer> of(Path workspace) {
        return AccountsFile.read(workspace)
                .then(organization -> Topology.read(workspace, organization)
                        .then(topology -> Checked.valid(new Tracer(organization, topology))));
    }

    /** What accounts.yaml says. */
    public Organization organization() {
        return organization;
    }

    /**
     * Follows the events of a file.
     *
     * @param file EventBridge events, Security Hub findings, or the output of {@code aws securityhub
     *     get-findings}
     * @return a trace for each, in the order of the file
     */
    public Checked<List<Trace>> trace(SourceText file) {
        return EventFile.read(file, organization)
                .then(events -> Checked.valid(events.stream().map(this::trace).toList()));
    }

    private Trace trace(JsonNode event) {
        EventOrigin origin = new EventOrigin(event, organization, topology, names);
        Optional<String> remark = origin.remark();
        if (remark.isPresent()) {
            return new Trace(title(event), origin.isTold(), List.of(), Optional.empty(), remark);
        }
        List<EventRule> matched = router.matching(event);
        List<Trace.Step> steps = matched.stream().map(rule -> step(rule, event)).toList();
        boolean delivered = steps.stream()
                .flatMap(step -> step.targets().stream())
                .flatMap(sending -> sending.notifications().stream())
                .anyMatch(notification -> !notification.recipients().isEmpty());
        boolean isSilent = !delivered && !matched.isEmpty();
        return new Trace(
                title(event),
                delivered,
                steps,
                delivered || isSilent ? Optional.empty() : nearest(event),
                isSilent ? Optional.of(TOLD) : matched.isEmpty() ? origin.unusedAccess() : Optional.empty());
    }

    private Trace.Step step(EventRule rule, JsonNode event) {
        return new Trace.Step(
                rule.name(),
                rule.bus(),
                rule.stack().name(),
                rule.location().toString(),
                rule.targets().stream()
                        .map(target -> sending(rule, target, event))
                        .toList());
    }

    private Trace.Sending sending(EventRule rule, Target target, JsonNode event) {
        List<Message> messages = topology.machine(target)
                .map(machine -> messages(machine, rule, target, event))
                .orElse(List.of());
        return new Trace.Sending(
                target.id(),
                target.arn(),
                messages.stream().map(this::notification).toList());
    }

    /** What the state machine publishes. */
    private static List<Message> messages(Machine machine, EventRule rule, Target target, JsonNode event) {
        return target.transformer()
                .map(transformer -> new Transformer(transformer).of(event, rule.name()))
                .map(input -> PlayedDelivery.of(machine.arn(), machine.definition())
                        .tell(json(input))
                        .messages())
                .orElse(List.of());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    private Trace.Notification notification(Message message) {
        List<Recipient> recipients = topology.recipientsOf(message.topic());
        return new Trace.Notification(
                message.topic(),
                recipients.stream().map(Recipient::toString).toList(),
                names.of(recipients),
                message.subject(),
                message.text());
    }

    private Optional<Trace.Obstacle> nearest(JsonNode event) {
        Map<FieldPattern, FieldPattern> known = new HashMap<>();
        return Mismatch.nearest(
                        topology.rules().stream()
                                .filter(rule -> rule.mistake().isEmpty())
                                .flatMap(rule -> Conjunction.of(rule, known).stream()),
                        event)
                .map(mismatch -> new Trace.Obstacle(
                        mismatch.rule().name(),
                        mismatch.location(topology.files()).toString(),
                        mismatch.reasons(event)));
    }

    private static String title(JsonNode event) {
        JsonNode finding = event.at("/detail/findings/0");
        String facts = Stream.of(
                        "/Resources/0/Type",
                        "/Resources/0/Id",
                        "/ProductFields/ResourceOwnerAccount",
                        "/Region",
                        "/Severity/Label",
                        "/RecordState",
                        "/Workflow/Status")
                .map(finding::at)
                .filter(value -> !value.isMissingNode())
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return facts.isEmpty()
                ? "%s (%s)"
                        .formatted(
                                event.path("detail-type").asText(),
                                event.path("source").asText())
                : facts;
    }
}
