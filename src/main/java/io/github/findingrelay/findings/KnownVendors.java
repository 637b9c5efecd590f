package io.github.findingrelay.findings;

import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Outsiders that archive rules name. Messages name the same accounts, but not all of them, since a
 * template has to stay short.
 */
final class KnownVendors {

    private static final String PRINCIPAL = "principal.";
    private static final Pattern ACCOUNT = Pattern.compile("\\b\\d{12}\\b");

    private final Map<String, String> rules = new HashMap<>();

    KnownVendors(List<ArchiveRule> rules) {
        for (ArchiveRule rule : rules) {
            rule.match().stream().flatMap(KnownVendors::named).forEach(who -> this.rules.putIfAbsent(who, rule.name()));
        }
    }

    /** The first archive rule that names an outsider. */
    Optional<String> rule(String principal) {
        return Optional.ofNullable(rules.get(principal));
    }

    private static Stream<String> named(Criterion criterion) {
        String key = criterion.key();
        if (key.equals(PRINCIPAL + OutsidePrincipal.AWS)) {
            // A part of an ARN that has the account's id names the account, too.
            return Stream.of(criterion.eq(), criterion.contains())
                    .flatMap(List::stream)
                    .flatMap(KnownVendors::aws);
        }
        return key.startsWith(PRINCIPAL)
                ? criterion.eq().stream().map(who -> OutsidePrincipal.of(key.substring(PRINCIPAL.length()), who))
                : Stream.empty();
    }

    private static Stream<String> aws(String principal) {
        return Stream.concat(
                Stream.of(OutsidePrincipal.of(OutsidePrincipal.AWS, principal)),
                ACCOUNT.matcher(principal).results().map(MatchResult::group));
    }
}
