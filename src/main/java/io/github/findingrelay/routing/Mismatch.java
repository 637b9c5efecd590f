package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.routing.Conjunction.FieldPattern;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.event.ruler.AnythingBut;
import software.amazon.event.ruler.AnythingButValuesSet;
import software.amazon.event.ruler.Patterns;
import software.amazon.event.ruler.ValuePatterns;

/**
 * Why a rule does not take an event.
 *
 * @param failed the conditions that the event does not meet; none if only the state is in the way
 * @param met how many conditions it meets
 */
record Mismatch(EventRule rule, List<FieldPattern> failed, int met) {

    /** The rule that is nearest to taking an event: with the fewest conditions in the way. */
    static Optional<Mismatch> nearest(Stream<Conjunction> alternatives, JsonNode event) {
        Map<FieldPattern, Boolean> accepted = new HashMap<>();
        return alternatives
                .map(conjunction -> of(conjunction, event, accepted))
                .min(Comparator.comparingInt(Mismatch::obstacles)
                        .thenComparing(mismatch -> mismatch.isForOtherResources(event))
                        .thenComparing(mismatch -> -mismatch.met()));
    }

    private static Mismatch of(Conjunction conjunction, JsonNode event, Map<FieldPattern, Boolean> accepted) {
        List<FieldPattern> failed = conjunction.conditions().stream()
                .filter(condition -> !accepted.computeIfAbsent(condition, known -> known.accepts(event)))
                .toList();
        return new Mismatch(conjunction.rule(), failed, conjunction.conditions().size() - failed.size());
    }

    /** Roles and everything else have rules of their own, of which only one is to blame. */
    private boolean isForOtherResources(JsonNode event) {
        boolean role = event.at("/detail/findings/0/Resources/0/Type").asText().equals(SampleFinding.ROLE);
        return failed.stream()
                .filter(condition -> condition.path().equals(Field.TYPE.path()))
                .anyMatch(condition -> role != condition.accepts(Field.TYPE, Optional.of(SampleFinding.ROLE)));
    }

    private int obstacles() {
        return failed.size() + (rule.enabled() ? 0 : 1);
    }

    /** What is in the way, in words. */
    List<String> reasons(JsonNode event) {
        List<String> reasons = new ArrayList<>();
        if (!rule.enabled()) {
            reasons.add("the rule is DISABLED");
        }
        failed.forEach(condition -> reasons.add(reason(condition, event)));
        if (reasons.isEmpty() && !rule.bus().equals(EventBus.DEFAULT)) {
            reasons.add("the rule is on event bus %s, where it does not arrive".formatted(rule.bus()));
        }
        if (reasons.isEmpty()) {
            reasons.add("no element of a list meets all conditions together");
        }
        return reasons;
    }

    private static String reason(FieldPattern condition, JsonNode event) {
        List<String> values = new ArrayList<>();
        collect(event, List.of(condition.path().split("\\.")), values);
        String is = values.isEmpty() ? "is missing" : "is " + String.join(" and ", values);
        return "%s %s, the rule wants %s".formatted(condition.path(), is, wanted(condition));
    }

    private static void collect(JsonNode node, List<String> path, List<String> values) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, path, values));
        } else if (!path.isEmpty()) {
            collect(node.path(path.get(0)), path.subList(1, path.size()), values);
        } else if (!node.isMissingNode()) {
            values.add(node.toString());
        }
    }

    private static String wanted(FieldPattern condition) {
        List<String> wanted =
                condition.patterns().stream().map(Mismatch::wanted).toList();
        return String.join(" or ", wanted);
    }

    private static String wanted(Patterns pattern) {
        return switch (pattern.type()) {
            case EXACT -> ((ValuePatterns) pattern).pattern();
            case EXISTS -> "any value";
            case ABSENT -> "none";
            case PREFIX -> "what begins with " + quoted(((ValuePatterns) pattern).pattern());
            case SUFFIX -> "what ends with " + quoted(forwards(((ValuePatterns) pattern).pattern()));
            case ANYTHING_BUT -> "anything but " + some(((AnythingBut) pattern).getValues().stream());
            case ANYTHING_BUT_PREFIX ->
                "anything but what begins with " + some(values(pattern).map(Mismatch::quoted));
            case ANYTHING_BUT_SUFFIX ->
                "anything but what ends with "
                        + some(values(pattern).map(Mismatch::forwards).map(Mismatch::quoted));
            default ->
                pattern instanceof ValuePatterns value ? pattern.type() + " " + value.pattern() : pattern.toString();
        };
    }

    private static Stream<String> values(Patterns pattern) {
        return ((AnythingButValuesSet) pattern).getValues().stream();
    }

    /** event-ruler keeps the quote on one side of a part. */
    private static String quoted(String part) {
        return '"' + part.replace("\"", "") + '"';
    }

    /** event-ruler keeps the ends of texts backwards. */
    private static String forwards(String backwards) {
        return new StringBuilder(backwards).reverse().toString();
    }

    private static String some(Stream<String> values) {
        List<String> all = values.sorted().toList();
        String first = String.join(", ", all.subList(0, Math.min(3, all.size())));
        return all.size() > 3 ? first + " and %d more".formatted(all.size() - 3) : first;
    }

    /** The line of the first condition that fails, or of the rule. */
    SourceLocation location(WorkingTree files) {
        return failed.isEmpty() ? rule.location() : location(files, failed.get(0));
    }

    private SourceLocation location(WorkingTree files, FieldPattern condition) {
        TemplateNode pattern = TemplateNode.read(files.text(rule.stack().template()));
        for (String key : List.of("Resources", rule.logicalId(), "Properties", "EventPattern")) {
            pattern = pattern.get(key).orElse(pattern);
        }
        TemplateNode at = find(pattern, List.of(condition.path().split("\\."))).orElse(pattern);
        return new SourceLocation(rule.location().file(), at.line(), at.column());
    }

    private static Optional<TemplateNode> find(TemplateNode node, List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(node);
        }
        if (node instanceof Sequence alternatives) {
            return alternatives.items().stream()
                    .flatMap(item -> find(item, path).stream())
                    .findFirst();
        }
        return node.get(path.get(0))
                .flatMap(child -> find(child, path.subList(1, path.size())))
                .or(() -> node.get("$or").flatMap(alternatives -> find(alternatives, path)));
    }
}
