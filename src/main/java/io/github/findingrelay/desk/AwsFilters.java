package io.github.findingrelay.desk;

import io.github.findingrelay.model.ArchiveRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;

/** What a finding has to be like, as Access Analyzer has it. */
public final class AwsFilters {

    private AwsFilters() {}

    public static Map<String, Criterion> criteria(List<ArchiveRule.Criterion> filter) {
        return filter.stream().collect(Collectors.toMap(ArchiveRule.Criterion::key, AwsFilters::criterion));
    }

    private static Criterion criterion(ArchiveRule.Criterion criterion) {
        return Criterion.builder()
                .eq(some(criterion.eq()))
                .neq(some(criterion.neq()))
                .contains(some(criterion.contains()))
                .exists(criterion.exists().orElse(null))
                .build();
    }

    /** An empty list is one that nothing is in, rather than none. */
    private static @Nullable List<String> some(List<String> values) {
        return values.isEmpty() ? null : values;
    }

    public static List<ArchiveRule.Criterion> read(Map<String, Criterion> filter) {
        return filter.entrySet().stream()
                .map(entry -> new ArchiveRule.Criterion(
                        entry.getKey(),
                        entry.getValue().eq(),
                        entry.getValue().neq(),
                        entry.getValue().contains(),
                        Optional.ofNullable(entry.getValue().exists())))
                .toList();
    }
}
