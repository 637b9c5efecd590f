package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.routing.StackContents.Machine;
import io.github.findingrelay.statemachine.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whether the state machines tell what is handed over to them, and may do what that takes. */
final class MachineCheck {

    private final Topology topology;
    private final Organization organization;
    private final Machine machine;
    private final Function<MachinePlay, List<String>> stage;
    private final List<Diagnostic> found = new ArrayList<>();

    private MachineCheck(
            Topology topology, Organization organization, Machine machine, Function<MachinePlay, List<String>> stage) {
        this.stage = stage;
        this.topology = topology;
        this.organization = organization;
        this.machine = machine;
    }

    /**
     * Plays all state machines.
     *
     * @param stage says what is wrong with one
     */
    static List<Diagnostic> of(
            Topology topology, Organization organization, Function<MachinePlay, List<String>> stage) {
        return topology.contents().machines.parallelStream()
                .flatMap(machine -> new MachineCheck(topology, organization, machine, stage).check().stream())
                .toList();
    }

    private List<Diagnostic> check() {
        List<Handover> handovers = topology.rules().stream()
                .flatMap(rule -> rule.targets().stream())
                .filter(target -> target.arn().equals(machine.arn()))
                .map(EventRule.Target::handover)
                .filter(handover -> handover.rest().isObject())
                .toList();
        try {
            MachinePlay play = new MachinePlay(
                    machine.arn(),
                    machine.definition(),
                    inputs(handovers),
                    organization.deadLettersUrl(),
                    organization.names().toldField(),
                    organization.notifications().once());
            stage.apply(play).forEach(problem -> error(problem, "machine.proof"));
        } catch (InvalidDefinitionException e) {
            error(String.valueOf(e.getMessage()), "machine.invalid");
        }
        return found;
    }

    /** One of each kind, of these the longest, since names differ in little else. */
    private static List<ObjectNode> inputs(List<Handover> handovers) {
        // Two rules of an account hand over the same.
        Map<String, ObjectNode> texts = new HashMap<>();
        handovers.forEach(handover -> texts.put(handover.rest().toString(), (ObjectNode) handover.rest()));
        Map<List<Object>, ObjectNode> kinds = new LinkedHashMap<>();
        texts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, ObjectNode> rest) ->
                                -rest.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .forEach(rest -> kinds.putIfAbsent(kind(rest.getValue(), rest.getKey()), rest.getValue()));
        return List.copyOf(kinds.values());
    }

    private static List<Object> kind(JsonNode rest, String text) {
        return List.of(
                rest.path("message").asText(),
                rest.has("owner"),
                rest.path("accounts").isEmpty(),
                rest.path("channels").isEmpty(),
                text.chars().allMatch(c -> c < 0x7f));
    }

    private void error(String message, String rule) {
        found.add(
                Diagnostic.error(machine.location(), "state machine %s: %s".formatted(machine.name(), message), rule));
    }
}
