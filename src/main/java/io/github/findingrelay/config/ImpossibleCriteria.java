package io.github.findingrelay.config;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Criteria that no finding can meet, whatever else the rule says. */
final class ImpossibleCriteria {

    /** What every finding has. */
    private static final Set<String> ALWAYS_THERE = Set.of("resourceType", "resourceOwnerAccount");

    private ImpossibleCriteria() {}

    static Stream<Mistake> all(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> match.criteria().values().stream()
                        .flatMap(criterion -> Stream.of(
                                        excluded(match, criterion),
                                        withoutItsPart(match, criterion),
                                        absent(match, criterion),
                                        nothingLeft(match, criterion))
                                .flatMap(mistakes -> mistakes)));
    }

    private static Stream<Mistake> excluded(WrittenMatch match, Criterion criterion) {
        return match.values(criterion.key(), "eq")
                .filter(value -> criterion.neq().contains(WrittenMatch.text(value)))
                .map(value -> new Mistake(
                        value, "'%s' cannot match: it stands under 'neq' too; remove one".formatted(value.text())));
    }

    private static Stream<Mistake> withoutItsPart(WrittenMatch match, Criterion criterion) {
        List<String> parts = criterion.contains();
        return match.values(criterion.key(), "eq")
                .filter(value -> !parts.isEmpty() && parts.stream().noneMatch(WrittenMatch.text(value)::contains))
                .map(value -> new Mistake(
                        value,
                        "'%s' cannot match: 'contains' asks for '%s', which is no part of it; remove one"
                                .formatted(value.text(), String.join("' or '", parts))));
    }

    private static Stream<Mistake> absent(WrittenMatch match, Criterion criterion) {
        if (criterion.exists().orElse(true)) {
            return Stream.empty();
        }
        String key = criterion.key();
        boolean valued = !criterion.eq().isEmpty() || !criterion.contains().isEmpty();
        String why = ALWAYS_THERE.contains(key)
                ? "every finding has a " + key
                : "what is absent has no value; remove 'exists' or the values";
        return match.values(key, "exists")
                .filter(exists -> valued || ALWAYS_THERE.contains(key))
                .map(exists -> new Mistake(exists, "'exists: false' cannot match: " + why));
    }

    /** What has one of few values, of which 'neq' leaves none. */
    private static Stream<Mistake> nothingLeft(WrittenMatch match, Criterion criterion) {
        List<String> possible = FilterKeys.CLOSED.getOrDefault(criterion.key(), List.of());
        boolean optional = criterion.key().equals("error");
        if (possible.isEmpty() || (optional && !criterion.exists().orElse(false))) {
            return Stream.empty();
        }
        boolean left = possible.stream()
                .anyMatch(
                        value -> new Criterion(criterion.key(), List.of(), criterion.neq(), List.of(), Optional.empty())
                                .holds(Optional.of(value)));
        return left
                ? Stream.empty()
                : match.values(criterion.key(), "neq")
                        .limit(1)
                        .map(value -> new Mistake(
                                value,
                                "'neq' leaves nothing that could match: %s is always %s"
                                        .formatted(criterion.key(), String.join(" or ", possible))));
    }
}
