package io.github.findingrelay.routing;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an archive rule looks for: all criteria must hold. */
record ArchiveFilter(List<Criterion> criteria) {

    private static final String TYPE = "resourceType";
    private static final String OWNER = "resourceOwnerAccount";

    ArchiveFilter {
        criteria =
                criteria.stream().sorted(Comparator.comparing(Criterion::key)).toList();
    }

    /**
     * Whether it matches all findings like this one. A filter that looks at more than findings of the
     * proof say, for example at a principal, does not.
     */
    boolean archives(SampleFinding finding) {
        return criteria.stream().allMatch(criterion -> switch (criterion.key()) {
            case TYPE -> criterion.holds(finding.get(Field.TYPE), ArchiveFilter::plain);
            case OWNER -> criterion.holds(finding.get(Field.OWNER), ArchiveFilter::plain);
            default -> false;
        });
    }

    /** The answers of the criteria on resource types, on which the way of a finding may depend. */
    Stream<Boolean> answers(Optional<String> type) {
        return criteria.stream()
                .filter(criterion -> criterion.key().equals(TYPE))
                .map(criterion -> criterion.holds(type, ArchiveFilter::plain));
    }

    /** {@code AWS::RDS::DBSnapshot} is {@code AwsRdsDbSnapshot} in Security Hub's spelling. */
    private static String plain(String value) {
        return value.replace(":", "").toLowerCase(Locale.ROOT);
    }

    /** The accounts that it names; empty: it may match findings of any. */
    Set<String> owners() {
        return criteria.stream()
                .filter(criterion -> criterion.key().equals(OWNER))
                .flatMap(criterion -> criterion.eq().stream())
                .collect(Collectors.toSet());
    }

    /** For people. */
    @Override
    public String toString() {
        return criteria.stream()
                .map(criterion -> criterion.key() + " " + criterion.test(value -> value))
                .collect(Collectors.joining(" and "));
    }
}
