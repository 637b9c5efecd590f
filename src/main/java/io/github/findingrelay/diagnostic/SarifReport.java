package io.github.findingrelay.diagnostic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SARIF 2.1.0 with one run. Names are those of the standard. */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private record Log(
            String version, @JsonProperty("$schema") String schema, List<Run> runs) {}

    private record Run(Tool tool, String columnKind, List<Result> results) {}

    private record Tool(ToolComponent driver) {}

    private record ToolComponent(String name, List<Map<String, String>> rules) {}

    private record Result(String ruleId, String level, Map<String, String> message, List<Location> locations) {}

    private record Location(PhysicalLocation physicalLocation) {}

    private record PhysicalLocation(
            ArtifactLocation artifactLocation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Region region) {}

    private record ArtifactLocation(String uri) {}

    private record Region(int startLine, int startColumn) {}

    private SarifReport() {}

    static String of(List<Diagnostic> diagnostics) {
        List<Map<String, String>> rules = diagnostics.stream()
                .map(Diagnostic::rule)
                .distinct()
                .sorted()
                .map(id -> Map.of("id", id))
                .toList();
        Tool tool = new Tool(new ToolComponent("Finding Relay", rules));
        List<Result> results = diagnostics.stream().map(SarifReport::result).toList();
        return Json.write(new Log("2.1.0", SCHEMA, List.of(new Run(tool, "unicodeCodePoints", results))));
    }

    private static String level(Severity severity) {
        return severity == Severity.NOTICE ? "note" : severity.label();
    }

    private static Result result(Diagnostic diagnostic) {
        SourceLocation at = diagnostic.location();
        Region region = at.line() > 0 ? new Region(at.line(), at.column()) : null;
        return new Result(
                diagnostic.rule(),
                level(diagnostic.severity()),
                Map.of("text", diagnostic.message()),
                List.of(new Location(new PhysicalLocation(new ArtifactLocation(at.file()), region))));
    }
}
