package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads from generated/ which rules bring findings to whom. */
public final class DeliveryRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeliveryRules() {}

    /** The rules that are made for findings, by bus and name; or what cannot be read. */
    public static Checked<List<DeliveryRule>> read(Path workspace, Organization organization) {
        return Topology.read(workspace, organization).then(topology -> Checked.valid(forFindings(topology)));
    }

    private static List<DeliveryRule> forFindings(Topology topology) {
        return topology.rules().stream()
                .filter(rule -> pattern(rule).at("/source").toString().contains("securityhub"))
                .map(rule -> of(rule, topology))
                .sorted(Comparator.comparing(DeliveryRule::bus).thenComparing(DeliveryRule::name))
                .toList();
    }

    private static DeliveryRule of(EventRule rule, Topology topology) {
        return new DeliveryRule(
                rule.stack(),
                rule.name(),
                rule.bus(),
                rule.enabled() ? RuleState.ENABLED : RuleState.DISABLED,
                accounts(rule),
                rule.targets().stream()
                        .flatMap(target -> target.handover().all())
                        .toList(),
                topology.busesOf(rule));
    }

    private static Set<String> accounts(EventRule rule) {
        Set<String> accounts = new TreeSet<>();
        for (JsonNode value : pattern(rule).at("/detail/findings/ProductFields/ResourceOwnerAccount")) {
            // Objects are conditions such as anything-but.
            if (value.isTextual()) {
                accounts.add(value.asText());
            }
        }
        return accounts;
    }

    private static JsonNode pattern(EventRule rule) {
        try {
            return JSON.readTree(rule.pattern());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pattern is written from JSON", e);
        }
    }
}
