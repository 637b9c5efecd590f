package io.github.findingrelay.generate;

import io.github.findingrelay.config.KeyPlaces;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Quota;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which key to look at when AWS would not take what accounts.yaml says: what was granted, or what needs so much. */
final class LimitPlaces {

    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry(
                    Quota.RULES_PER_BUS.rule(), List.of("quotas.rulesPerBus", "notifications.eventBuses", "accounts")),
            Map.entry(
                    Quota.PATTERN_LENGTH.rule(),
                    List.of("quotas.patternLength", "notifications.eventBuses", "accounts")),
            Map.entry(Quota.STACKS.rule(), List.of("quotas.stacks", "accounts")),
            Map.entry(Quota.PENDING_SUBSCRIPTIONS.rule(), List.of("quotas.pendingSubscriptions", "accounts")),
            Map.entry(Quota.ARCHIVE_RULES.rule(), List.of("quotas.archiveRules", "archiveRules")),
            Map.entry("quota.topics", List.of("accounts")),
            Map.entry("quota.rule-name", List.of("stackPrefix", "owners")),
            Map.entry("archive-rule.name-taken", List.of("archiveRules")),
            Map.entry("notifications.unused-event-buses", List.of("notifications.eventBuses")),
            Map.entry("security-hub.unused-aggregator", List.of("securityHub.aggregator")));

    private LimitPlaces() {}

    static <T> Checked<T> placed(Checked<T> rendered, Path workspace) {
        List<Diagnostic> found = placed(rendered.diagnostics(), workspace);
        return rendered instanceof Checked.Valid<T> valid
                ? new Checked.Valid<>(valid.value(), found)
                : new Checked.Invalid<>(found);
    }

    private static List<Diagnostic> placed(List<Diagnostic> limits, Path workspace) {
        Optional<KeyPlaces> places = limits.isEmpty() ? Optional.empty() : KeyPlaces.in(workspace);
        return limits.stream()
                .map(limit -> places.map(file -> file.at(limit, KEYS.getOrDefault(limit.rule(), List.of())))
                        .orElse(limit))
                .toList();
    }
}
