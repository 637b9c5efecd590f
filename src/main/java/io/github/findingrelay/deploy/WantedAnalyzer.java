package io.github.findingrelay.deploy;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.request.AccountRegion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An analyzer as the template of its stack set says.
 *
 * @param type {@code ORGANIZATION} or {@code ACCOUNT}
 */
public record WantedAnalyzer(AccountRegion place, String name, String type, List<AnalyzerRule> rules) {

    /** The tag that says which rules have been applied to the findings that were there. */
    static final String APPLIED = "finding-relay:applied";

    public WantedAnalyzer {
        rules = List.copyOf(rules);
    }

    public String region() {
        return place.region();
    }

    /** What people call it. */
    public String title() {
        return "analyzer %s of account %s in %s".formatted(name, place.account(), place.region());
    }

    @Override
    public String toString() {
        return title();
    }

    Optional<AnalyzerRule> rule(String rule) {
        return rules.stream().filter(one -> one.name().equals(rule)).findFirst();
    }

    /** The same rules have the same, in whatever order they and their values are. */
    String rulesDigest() {
        return Fingerprint.digest(rules.stream()
                .map(rule -> rule.name()
                        + meaning(rule).stream().map(Object::toString).sorted().toList())
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    /** What a filter lets through: AWS keeps no order. */
    static Set<List<Object>> meaning(AnalyzerRule rule) {
        return rule.filter().stream().map(WantedAnalyzer::meaning).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Object> meaning(Criterion one) {
        return List.of(
                one.key(),
                sorted(one.eq()),
                sorted(one.neq()),
                sorted(one.contains()),
                one.exists().map(String::valueOf).orElse(""));
    }

    private static List<String> sorted(List<String> values) {
        return values.stream().distinct().sorted().toList();
    }
}
