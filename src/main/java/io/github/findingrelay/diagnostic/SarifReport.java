package io.github.findingrelay.diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SARIF 2.1.0 with one run. */
final class SarifReport {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifReport() {}

  static String of(List<Diagnostic> diagnostics) {
    List<Map<String, String>> rules =
        diagnostics.stream()
            .map(Diagnostic::rule)
            .distinct()
            .sorted()
            .map(id -> Map.of("id", id))
            .toList();
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", object("name", "Finding Relay", "rules", rules)));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", diagnostics.stream().map(SarifReport::result).toList());
    Map<String, Object> log = object("version", "2.1.0", "$schema", SCHEMA);
    log.put("runs", List.of(run));
    return Json.write(log);
  }

  private static Map<String, Object> result(Diagnostic diagnostic) {
    Map<String, Object> place =
        object("artifactLocation", Map.of("uri", diagnostic.location().file()));
    if (diagnostic.location().line() > 0) {
      place.put(
          "region",
          object(
              "startLine", diagnostic.location().line(),
              "startColumn", diagnostic.location().column()));
    }
    Map<String, Object> result =
        object("ruleId", diagnostic.rule(), "level", diagnostic.severity().label());
    result.put("message", Map.of("text", diagnostic.message()));
    result.put("locations", List.of(Map.of("physicalLocation", place)));
    return result;
  }

  private static Map<String, Object> object(String key, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(key, value);
    return object;
  }

  private static Map<String, Object> object(String key, Object value, String key2, Object value2) {
    Map<String, Object> object = object(key, value);
    object.put(key2, value2);
    return object;
  }
}
