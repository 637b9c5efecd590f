package io.github.findingrelay.plan;

import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rule asks of one key, beside what another rule asks of it. */
final class ComparedCriterion {

    private static final int SHOWN = 10;

    private ComparedCriterion() {}

    /** Whether whatever one hides is hidden by another, as far as that follows from each criterion by itself. */
    static boolean hidesAllOf(ArchiveRule wide, ArchiveRule narrow) {
        return wide.match().stream()
                .allMatch(loose -> narrow.match().stream()
                        .anyMatch(strict -> strict.key().equals(loose.key()) && isLooser(loose, strict)));
    }

    private static boolean isLooser(Criterion loose, Criterion strict) {
        return hasAnyOf(loose.eq(), strict.eq())
                && hasAnyOf(loose.contains(), strict.contains())
                && strict.neq().containsAll(loose.neq())
                && (loose.exists().isEmpty() || loose.exists().equals(strict.exists()));
    }

    /** An empty list asks nothing. */
    private static boolean hasAnyOf(List<String> loose, List<String> strict) {
        return loose.isEmpty() || (!strict.isEmpty() && loose.containsAll(strict));
    }

    /** What a criterion asks for and none of others does; empty: nothing. */
    static Optional<Criterion> without(Criterion criterion, List<Criterion> others) {
        Criterion rest = others.stream()
                .filter(other -> other.key().equals(criterion.key()))
                .reduce(criterion, ComparedCriterion::without, (left, right) -> right);
        return rest.test(value -> value).isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private static Criterion without(Criterion criterion, Criterion other) {
        return new Criterion(
                criterion.key(),
                missing(criterion.eq(), other.eq()),
                missing(criterion.neq(), other.neq()),
                missing(criterion.contains(), other.contains()),
                criterion.exists().filter(exists -> !other.exists().equals(Optional.of(exists))));
    }

    private static List<String> missing(List<String> some, List<String> others) {
        return some.stream().filter(value -> !others.contains(value)).toList();
    }

    /** With few of many values, so that people read it. */
    static Criterion shortened(Criterion criterion) {
        return new Criterion(
                criterion.key(),
                few(criterion.eq()),
                few(criterion.neq()),
                few(criterion.contains()),
                criterion.exists());
    }

    private static List<String> few(List<String> values) {
        return values.size() <= SHOWN
                ? values
                : Stream.concat(values.stream().limit(SHOWN - 1L), Stream.of(values.size() - SHOWN + 1 + " more"))
                        .toList();
    }
}
