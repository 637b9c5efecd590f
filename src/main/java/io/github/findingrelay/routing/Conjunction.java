package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/** Conditions that must all hold. A rule is one of them, or several that {@code $or} separates. */
record Conjunction(EventRule rule, List<FieldPattern> conditions) {

    /**
     * What a rule wants of one field: one of some patterns has to match.
     *
     * @param path keys joined by dots
     */
    record FieldPattern(String path, List<Patterns> patterns) {

        FieldPattern {
            patterns = List.copyOf(patterns);
        }

        /** Whether a finding that holds the value in this field, or nothing, meets it. */
        boolean accepts(Field field, Optional<String> value) {
            return accepts(SampleFinding.NONE.with(field, value).event());
        }

        /** Whether an event meets this one condition. */
        boolean accepts(JsonNode event) {
            GenericMachine<String> machine = GenericMachine.<String>builder().build();
            machine.addPatternRule("condition", Map.of(path, patterns));
            return !machine.rulesForJSONEvent(event).isEmpty();
        }
    }

    Conjunction {
        conditions = List.copyOf(conditions);
    }

    /**
     * The alternatives of a rule, as EventBridge's own compiler finds them.
     *
     * @param known conditions to share; thousands of rules have the same
     */
    static List<Conjunction> of(EventRule rule, Map<FieldPattern, FieldPattern> known) {
        try {
            return JsonRuleCompiler.compile(rule.pattern()).stream()
                    .map(fields -> new Conjunction(rule, conditions(fields, known)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("patterns are checked before they are compiled", e);
        }
    }

    private static List<FieldPattern> conditions(
            Map<String, List<Patterns>> fields, Map<FieldPattern, FieldPattern> known) {
        return fields.entrySet().stream()
                .map(field -> new FieldPattern(field.getKey(), field.getValue()))
                .map(condition -> known.computeIfAbsent(condition, same -> condition))
                .toList();
    }

    Optional<FieldPattern> on(Field field) {
        return conditions.stream()
                .filter(condition -> condition.path().equals(field.path()))
                .findFirst();
    }

    /** Whether it takes events that hold the value in this field. */
    boolean accepts(Field field, String value) {
        return on(field).stream().allMatch(condition -> condition.accepts(field, Optional.of(value)));
    }

    /** The alarm's rule, for example, takes none. */
    boolean mayTakeFindings() {
        return FindingSpace.SOURCES.stream().anyMatch(source -> accepts(Field.SOURCE, source));
    }
}
