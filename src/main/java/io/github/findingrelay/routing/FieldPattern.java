package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.Patterns;

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
    SampleFinding finding = SampleFinding.usual("", "", "");
    for (Field other : Field.values()) {
      finding = finding.with(other, other == field ? value : Optional.empty());
    }
    return accepts(finding.event());
  }

  /** Whether an event meets this one condition. */
  boolean accepts(JsonNode event) {
    GenericMachine<String> machine = GenericMachine.<String>builder().build();
    machine.addPatternRule("condition", Map.of(path, patterns));
    return !machine.rulesForJSONEvent(event).isEmpty();
  }
}
