package io.github.findingrelay.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Surroundings of an account as a JSON text describes them. What it lists under {@code denied} is refused. */
record InMemorySurroundings(JsonNode described) implements Surroundings {

    @Override
    public Set<String> delegatedAdministrators(String service) {
        return texts("delegates", service.replaceFirst("\\..*", ""));
    }

    @Override
    public Optional<String> root() {
        return texts("root").stream().findFirst();
    }

    @Override
    public Set<String> enabledRegions() {
        return texts("enabledRegions");
    }

    /** Known in its own Region only. */
    @Override
    public Optional<FindingAggregator> aggregator(String region) {
        texts("aggregator");
        texts("aggregator in " + region);
        JsonNode found = described.path("aggregator");
        return found.path("home").asText().equals(region)
                ? Optional.of(new FindingAggregator(
                        "arn", region, found.path("mode").asText(), texts("aggregator", "regions")))
                : Optional.empty();
    }

    @Override
    public Page<SeenAnalyzer> analyzers(String region, Optional<String> next) {
        List<SeenAnalyzer> found = new ArrayList<>();
        described.path("analyzers").forEach(one -> {
            if (one.path("region").asText().equals(region)) {
                found.add(new SeenAnalyzer(
                        one.path("name").asText(), one.path("type").asText(), region));
            }
        });
        return new Page<>(found, Optional.empty());
    }

    private Set<String> texts(String... path) {
        for (JsonNode denied : described.path("denied")) {
            if (denied.asText().equals(path[0])) {
                throw new RequestException(Fault.DENIED, "not authorized (AccessDeniedException)");
            }
        }
        JsonNode node = described;
        for (String key : path) {
            node = node.path(key);
        }
        Set<String> texts = new TreeSet<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
