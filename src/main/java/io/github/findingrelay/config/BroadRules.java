package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;
import static java.util.stream.Collectors.toSet;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules that hide access which nobody can have reviewed. By what a rule matches, not by its keys: one
 * of its criteria has to hold for nothing that is typical but what it names itself. So a rule is
 * limited to resources or accounts, or to principals, or by a condition; otherwise it hides findings
 * about any resource, to anybody, on any condition.
 */
final class BroadRules {

    private static final String OWNER = "resourceOwnerAccount";
    private static final String RESOURCE = "resource";

    /** What is shorter stands in names of all kinds. */
    private static final int SHORTEST_PART = 4;

    private final TypicalFindings typical;

    private BroadRules(YamlNode root) {
        this.typical = TypicalFindings.in(RegionRules.partition(root));
    }

    static Stream<Mistake> overBroad(YamlNode root) {
        return new BroadRules(root).all(root);
    }

    private Stream<Mistake> all(YamlNode root) {
        Set<String> listed = listed(root);
        return known(root).flatMap(match -> {
            List<Criterion> criteria = withoutAllAccounts(match, listed);
            boolean all = criteria.size() < match.criteria().size();
            return isBroad(criteria) ? Stream.of(overBroad(match, criteria, all)) : Stream.empty();
        });
    }

    /** The other ones. */
    static Stream<WrittenMatch> narrow(YamlNode root) {
        BroadRules rules = new BroadRules(root);
        Set<String> listed = listed(root);
        return known(root).filter(match -> !rules.isBroad(rules.withoutAllAccounts(match, listed)));
    }

    private static Set<String> listed(YamlNode root) {
        return root.texts("accounts", ANY, "id").map(YamlScalar::text).collect(toSet());
    }

    /** Of a key that does not exist, or of a value that is missing, nobody knows what it would match. */
    private static Stream<WrittenMatch> known(YamlNode root) {
        return WrittenMatch.all(root)
                .filter(match -> FilterKeys.ALL.containsAll(match.criteria().keySet()))
                .filter(match -> match.criteria().values().stream().noneMatch(BroadRules::isUnfinished));
    }

    private static boolean isUnfinished(Criterion criterion) {
        List<String> values = Stream.of(criterion.eq(), criterion.neq(), criterion.contains())
                .flatMap(List::stream)
                .toList();
        return values.contains("") || (values.isEmpty() && criterion.exists().isEmpty());
    }

    /** Who names all accounts names none. */
    private List<Criterion> withoutAllAccounts(WrittenMatch match, Set<String> listed) {
        List<Criterion> criteria = new ArrayList<>(match.criteria().values());
        if (listed.size() > 1) {
            criteria.removeIf(criterion -> !isForAnyOf(TypicalAccounts.SOME.get(0), criterion)
                    && listed.stream().allMatch(account -> isForAnyOf(account, criterion)));
        }
        return criteria;
    }

    /** By its id, or by what ARNs of its resources have. */
    private boolean isForAnyOf(String account, Criterion criterion) {
        return (criterion.key().equals(OWNER) && criterion.holds(Optional.of(account)))
                || (criterion.key().equals(RESOURCE)
                        && TypicalResources.arns(account)
                                .map(arn -> TypicalArns.in(typical.partition(), arn))
                                .anyMatch(arn -> criterion.holds(Optional.of(arn))));
    }

    private boolean isBroad(Collection<Criterion> criteria) {
        return TypicalFindings.canMatch(criteria)
                && typical.narrowing().stream().noneMatch(side -> isNarrow(side, criteria));
    }

    private static boolean isNarrow(FindingSide side, Collection<Criterion> criteria) {
        return side.own(criteria).stream()
                .anyMatch(criterion -> names(criterion.key())
                        && !isShort(criterion)
                        && !isForAnything(side, criterion)
                        && !side.matchesSome(criterion, value -> !isNamed(criterion, value)));
    }

    private static boolean isShort(Criterion criterion) {
        return criterion.eq().isEmpty() && shortParts(criterion).findAny().isPresent();
    }

    private static Stream<String> shortParts(Criterion criterion) {
        return criterion.contains().stream().filter(part -> part.length() < SHORTEST_PART);
    }

    private static boolean isNamed(Criterion criterion, String value) {
        return criterion.eq().contains(value) && !TypicalFindings.ANYBODY.contains(value);
    }

    /** Policies have wildcards in their conditions, and findings report them as they stand. */
    private static boolean isForAnything(FindingSide side, Criterion criterion) {
        return criterion.eq().stream()
                .filter(value -> value.contains("*"))
                .anyMatch(
                        wildcard -> side.values(criterion.key()).stream().anyMatch(value -> matches(wildcard, value)));
    }

    /** Each part at the first place behind the one before: no other place would leave more for the rest. */
    private static boolean matches(String wildcard, String value) {
        List<String> parts = List.of(wildcard.split("\\*", -1));
        String last = parts.get(parts.size() - 1);
        int end = value.length() - last.length();
        int at = value.startsWith(parts.get(0)) ? parts.get(0).length() : end + 1;
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = value.indexOf(part, at);
            at = found < 0 ? end + 1 : found + part.length();
        }
        return at <= end && value.endsWith(last);
    }

    /** Whether a value of the key is one thing or one person. */
    private static boolean names(String key) {
        return key.equals(RESOURCE)
                || key.equals(OWNER)
                || key.startsWith("principal.")
                || key.startsWith("condition.");
    }

    private Mistake overBroad(WrittenMatch match, List<Criterion> criteria, boolean all) {
        String why = all
                ? " (to name every account is to name none)"
                : Stream.concat(tooShort(criteria), parts(criteria))
                        .map(" (%s)"::formatted)
                        .findFirst()
                        .orElse("");
        return new Mistake(
                match.place(),
                "the rule would hide %s of typical findings, about resources and principals that nobody has reviewed%s; name a resource or a principal with 'eq', such as principal.AWS: {eq: [\"111122223333\"]}"
                        .formatted(percent(typical.share(criteria)), why));
    }

    private Stream<String> tooShort(List<Criterion> criteria) {
        return criteria.stream()
                .filter(criterion -> names(criterion.key()) && isShort(criterion))
                .flatMap(BroadRules::shortParts)
                .filter(part -> criteria.stream().allMatch(criterion -> isRare(criterion, part)))
                .map("'%s' is so short that it is a part of much else"::formatted);
    }

    /** Of what is frequent, figures say more. */
    private boolean isRare(Criterion criterion, String part) {
        return !criterion.contains().contains(part) || typical.share(List.of(criterion)) < 0.01;
    }

    /** What looks narrow and is not. */
    private Stream<String> parts(List<Criterion> criteria) {
        return criteria.stream()
                .filter(criterion ->
                        names(criterion.key()) && !criterion.contains().isEmpty())
                .map(criterion -> "%s contains %s in %s of them"
                        .formatted(
                                criterion.key(),
                                criterion.contains().stream()
                                        .map(part -> "'" + part + "'")
                                        .collect(Collectors.joining(" or ")),
                                percent(typical.share(List.of(criterion)))));
    }

    private static String percent(double share) {
        return share < 0.01 ? "less than 1 %" : Math.round(share * 100) + " %";
    }

    /** Only a condition limits them: right for the own organization, and not for another. */
    static Stream<Mistake> narrowByCondition(YamlNode root) {
        BroadRules rules = new BroadRules(root);
        return known(root)
                .filter(match -> rules.isNarrowByCondition(match.criteria().values()))
                .flatMap(match -> match.criteria().keySet().stream()
                        .filter(TypicalFindings::isOfConditions)
                        .flatMap(key -> match.wanted(key)
                                .limit(1)
                                .map(value -> new Mistake(
                                        value,
                                        "only this condition limits the rule: it hides access to any resource, of anybody for whom %s is '%s'; right if that is your own"
                                                .formatted(key.replaceFirst("condition\\.", ""), value.text())))));
    }

    private boolean isNarrowByCondition(Collection<Criterion> criteria) {
        return typical.narrowing().stream().allMatch(one -> isNarrow(one, criteria) == one.equals(typical.condition()));
    }
}
