package io.github.findingrelay.config;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that say which accounts, resources or principals they are for, and hide more than it seems. */
final class LooseRules {

    private static final String OWNER = "resourceOwnerAccount";

    /** What says which finding of an account is meant. */
    private static final Set<String> OF_ONE_FINDING = Set.of("resource", "resourceType", "isPublic", "error");

    /** Of a hundred values, how many have a part that no longer tells them apart. */
    private static final int NEARLY_ALL = 90;

    private LooseRules() {}

    /** What an account is going to share, nobody can have approved. */
    static Stream<Mistake> accountOnly(YamlNode root) {
        return BroadRules.narrow(root)
                .filter(match -> match.criterion(OWNER)
                        .filter(owner -> !owner.eq().isEmpty())
                        .isPresent())
                .filter(match -> match.criteria().keySet().stream().noneMatch(LooseRules::isOfOneFinding))
                .flatMap(match -> match.values(OWNER, "eq")
                        .limit(1)
                        .map(value -> new Mistake(
                                value,
                                "the rule archives every finding of %s, now and later, whatever is shared with whom; name a resource or a principal, too"
                                        .formatted(accounts(match)))));
    }

    private static boolean isOfOneFinding(String key) {
        return OF_ONE_FINDING.contains(key) || key.startsWith("principal.") || key.startsWith("condition.");
    }

    private static String accounts(WrittenMatch match) {
        List<YamlScalar> accounts = match.values(OWNER, "eq").toList();
        return accounts.size() > 3
                ? accounts.size() + " accounts"
                : accounts.stream()
                        .map(account -> "account '%s'".formatted(account.text()))
                        .collect(Collectors.joining(" and "));
    }

    /** Whoever has written such a part takes the rule for narrower than it is. */
    static Stream<Mistake> partsOfEverything(YamlNode root) {
        TypicalFindings typical = TypicalFindings.in(RegionRules.partition(root));
        return BroadRules.narrow(root)
                .flatMap(match -> match.criteria().values().stream()
                        .flatMap(criterion -> match.values(criterion.key(), "contains")
                                .filter(part -> isPartOfEverything(part.text(), criterion, typical))
                                .map(part -> new Mistake(
                                        part,
                                        "'%s' is a part of nearly every %s, so that it narrows nothing; write a longer part, or remove it"
                                                .formatted(part.text(), criterion.key())))));
    }

    /** Of ARNs and other values each kind for itself: a part may be of all ARNs and of no id. */
    private static boolean isPartOfEverything(String part, Criterion criterion, TypicalFindings typical) {
        List<String> values = typical.narrowing().stream()
                .flatMap(side -> side.typical().stream())
                .flatMap(facts -> Stream.ofNullable(facts.values().get(criterion.key())))
                .toList();
        return isPartOf(part, values)
                || isPartOf(
                        part,
                        values.stream()
                                .filter(value -> value.startsWith("arn:"))
                                .toList());
    }

    private static boolean isPartOf(String part, List<String> values) {
        long with = values.stream().filter(value -> value.contains(part)).count();
        return !values.isEmpty() && with * 100 >= (long) values.size() * NEARLY_ALL;
    }
}
