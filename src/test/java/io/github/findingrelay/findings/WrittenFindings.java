package io.github.findingrelay.findings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Findings of a fixture, all of the analyzers of the admin account. */
final class WrittenFindings {

    private WrittenFindings() {}

    static List<ExternalFinding> read(Path file, String admin) throws IOException {
        List<ExternalFinding> findings = new ArrayList<>();
        new ObjectMapper().readTree(file.toFile()).forEach(json -> findings.add(finding(json, admin)));
        return findings;
    }

    private static ExternalFinding finding(JsonNode json, String admin) {
        Map<String, String> principal = new TreeMap<>();
        json.path("principal")
                .properties()
                .forEach(one -> principal.put(one.getKey(), one.getValue().asText()));
        Instant since = Instant.parse(json.get("since").asText());
        return new ExternalFinding(
                analyzer(new AccountRegion(admin, json.get("region").asText())),
                json.get("id").asText(),
                json.get("resource").asText(),
                json.get("resourceType").asText(),
                json.get("account").asText(),
                FindingStatus.ACTIVE,
                principal,
                json.path("public").asBoolean(),
                List.of(),
                Map.of(),
                List.of(),
                since,
                since,
                since,
                json.path("error").asText());
    }

    private static ExistingAnalyzer analyzer(AccountRegion place) {
        return new ExistingAnalyzer(
                place,
                "arn:aws:access-analyzer:%s:%s:analyzer/finding-relay-analyzers"
                        .formatted(place.region(), place.account()),
                "finding-relay-analyzers",
                "ORGANIZATION",
                "ACTIVE",
                Optional.empty(),
                Map.of());
    }
}
