package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.routing.EventRule;
import io.github.findingrelay.routing.Router;
import io.github.findingrelay.routing.Topology;
import io.github.findingrelay.routing.Transformer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules in generated/ make of an event that EventBridge could not pass on. */
final class RuleInputs {

    private static final String RULE = ":rule/";

    private final Supplier<Checked<Topology>> generated;
    private @Nullable Checked<Topology> read;

    /**
     * Rules.
     *
     * @param generated read when the first event asks for it, and once: most queues hold none
     */
    RuleInputs(Supplier<Checked<Topology>> generated) {
        this.generated = generated;
    }

    /**
     * What is to be started.
     *
     * @param machine ARN
     * @param input as the rule's transformer makes it
     */
    record Start(String machine, String input) {}

    /**
     * All that is to be started.
     *
     * @param why nothing is, or empty
     */
    record Starts(List<Start> all, String why) {
        private static Starts none(String why) {
            return new Starts(List.of(), why);
        }
    }

    /**
     * Of an event.
     *
     * @param rule ARN of the rule that has matched it
     * @param target ARN of what could not be reached: a state machine, or the bus that it was to be
     *     forwarded to
     */
    Starts of(JsonNode event, String rule, String target) {
        Checked<Topology> topology = topology();
        return topology instanceof Checked.Valid<Topology> valid
                ? of(valid.value(), event, rule, target)
                : Starts.none("it is the event itself, and generated/ cannot be read, which says who is told: "
                        + topology.diagnostics().get(0).message());
    }

    private synchronized Checked<Topology> topology() {
        Checked<Topology> known = read;
        if (known == null) {
            known = generated.get();
            read = known;
        }
        return known;
    }

    private static Starts of(Topology topology, JsonNode event, String rule, String target) {
        return isBus(topology, target)
                ? forwarded(topology, event, target.substring(target.lastIndexOf('/') + 1))
                : started(topology, event, rule, target);
    }

    private static boolean isBus(Topology topology, String arn) {
        return topology.rules().stream()
                .flatMap(rule -> rule.targets().stream())
                .anyMatch(target -> target.arn().equals(arn) && topology.isBus(target));
    }

    /** The rules there have not seen it. */
    private static Starts forwarded(Topology topology, JsonNode event, String bus) {
        List<EventRule> there = topology.rules().stream()
                .filter(rule -> rule.bus().equals(bus) && rule.mistake().isEmpty())
                .toList();
        List<Start> starts = new Router(topology, there)
                .matching(bus, event).stream()
                        .flatMap(rule -> starts(rule, event, target -> true))
                        .toList();
        return starts.isEmpty()
                ? Starts.none("no rule of generated/ on bus %s takes it; render the version that made it, if %s"
                        .formatted(bus, "the account has not been removed"))
                : new Starts(starts, "");
    }

    private static Starts started(Topology topology, JsonNode event, String arn, String target) {
        Optional<EventRule> found =
                topology.rules().stream().filter(rule -> isNamed(rule, arn)).findFirst();
        if (found.isEmpty()) {
            return Starts.none(
                    "its rule %s is not in generated/: render the version that made it, or its account has been removed"
                            .formatted(name(arn)));
        }
        List<Start> same = starts(found.get(), event, target::equals).toList();
        // An owner whose language has changed since is told by the other machine.
        List<Start> starts =
                same.isEmpty() ? starts(found.get(), event, any -> true).toList() : same;
        return starts.isEmpty()
                ? Starts.none("its rule %s starts no delivery any more".formatted(name(arn)))
                : new Starts(starts, "");
    }

    private static boolean isNamed(EventRule rule, String arn) {
        String path = rule.bus().equals(EventBus.DEFAULT) ? rule.name() : rule.bus() + "/" + rule.name();
        return path.equals(name(arn));
    }

    /** With its bus, unless that is the default one. */
    private static String name(String rule) {
        return rule.substring(rule.indexOf(RULE) + (rule.contains(RULE) ? RULE.length() : 1));
    }

    private static Stream<Start> starts(EventRule rule, JsonNode event, Predicate<String> to) {
        return rule.targets().stream()
                .filter(target -> to.test(target.arn()))
                .flatMap(target -> target
                        .transformer()
                        .map(transformer ->
                                new Start(target.arn(), new Transformer(transformer).of(event, rule.name())))
                        .stream())
                .distinct();
    }
}
