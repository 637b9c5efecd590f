package io.github.findingrelay.config;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Criteria that no finding can meet together: all of a rule must hold. */
final class Contradictions {

    private static final String TYPE = "resourceType";
    private static final String OWNER = "resourceOwnerAccount";

    private static final List<String> PRINCIPALS =
            List.of("principal.AWS", "principal.Federated", "principal.CanonicalUser");

    private Contradictions() {}

    static Stream<Mistake> all(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> Stream.of(
                                resources(match, OWNER, Contradictions::ofOthers),
                                resources(match, TYPE, Contradictions::ofOtherTypes),
                                publicToOne(match))
                        .flatMap(mistakes -> mistakes));
    }

    /** Values of resource that are ARNs, each with what another criterion says. */
    private static Stream<Mistake> resources(
            WrittenMatch match, String key, BiFunction<WrittenArn, Criterion, Optional<String>> contradiction) {
        return match.criterion(key).stream()
                .flatMap(criterion -> match.wanted("resource")
                        .flatMap(value -> WrittenArn.of(value.text())
                                .flatMap(arn -> contradiction.apply(arn, criterion))
                                .map(why -> new Mistake(
                                        value,
                                        "'%s' cannot match: %s, and the rule asks that %s %s"
                                                .formatted(value.text(), why, key, criterion.test(text -> text))))
                                .stream()));
    }

    private static Optional<String> ofOthers(WrittenArn arn, Criterion owner) {
        return arn.account()
                .filter(account -> account.matches("[0-9]{12}") && !owner.holds(Optional.of(account)))
                .map(account -> "it is owned by " + account);
    }

    /** A type that is not known may be what AWS calls such a resource one day. */
    private static Optional<String> ofOtherTypes(WrittenArn arn, Criterion type) {
        Set<String> types = arn.types();
        boolean known = FilterKeys.RESOURCE_TYPES.containsAll(type.eq());
        return known && !types.isEmpty() && types.stream().noneMatch(own -> type.holds(Optional.of(own)))
                ? Optional.of("it is of type "
                        + String.join(" or ", types.stream().sorted().toList()))
                : Optional.empty();
    }

    /** Who is named is not everybody. */
    private static Stream<Mistake> publicToOne(WrittenMatch match) {
        boolean everybody = match.criterion("isPublic")
                .filter(criterion -> criterion.holds(Optional.of("true")) && !criterion.holds(Optional.of("false")))
                .isPresent();
        return match.wanted("principal.AWS")
                .filter(principal -> everybody && !principal.text().equals("*"))
                .map(principal -> new Mistake(
                        principal,
                        "'%s' cannot match: what is public is so for everybody, '*'".formatted(principal.text())));
    }

    /** Warnings only: it is what Access Analyzer has always done. */
    static Stream<Mistake> twoPrincipals(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> PRINCIPALS.stream()
                        .flatMap(key -> match.wanted(key).limit(1))
                        .skip(1)
                        .limit(1))
                .map(value -> new Mistake(
                        value,
                        "'%s' cannot match: the rule asks for a principal of another kind, too, and a finding names one principal; make two rules"
                                .formatted(value.text())));
    }
}
