package io.github.findingrelay.model;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An archive rule as an analyzer has it. */
public record AnalyzerRule(String name, List<Criterion> filter) {

    /** Access Analyzer's quota, for each criterion. */
    public static final int MAX_VALUES = 20;

    /** Archives the IAM roles that another Region's analyzer reports too. */
    public static final AnalyzerRule ROLES = new AnalyzerRule(
            "iam-roles-of-other-regions",
            List.of(new Criterion("resourceType", List.of("AWS::IAM::Role"), List.of(), List.of(), Optional.empty())));

    public AnalyzerRule {
        filter = List.copyOf(filter);
    }

    /**
     * The rules that a rule becomes. The first bears its name, the others the name and a number, so
     * that a value more at the end renames none.
     */
    public static List<AnalyzerRule> of(ArchiveRule rule) {
        List<List<Criterion>> filters = List.of(List.of());
        for (Criterion criterion : rule.match()) {
            filters = product(filters, parts(criterion));
        }
        List<List<Criterion>> all = filters;
        return IntStream.range(0, all.size())
                .mapToObj(i -> new AnalyzerRule(i == 0 ? rule.name() : rule.name() + "-" + (i + 1), all.get(i)))
                .toList();
    }

    private static List<List<Criterion>> product(List<List<Criterion>> filters, List<Criterion> parts) {
        List<List<Criterion>> longer = new ArrayList<>();
        for (Criterion part : parts) {
            for (List<Criterion> filter : filters) {
                List<Criterion> more = new ArrayList<>(filter);
                more.add(part);
                longer.add(more);
            }
        }
        return longer;
    }

    /** Criteria of which one holds if and only if the given one does. */
    private static List<Criterion> parts(Criterion criterion) {
        List<Criterion> parts = new ArrayList<>();
        for (List<String> eq : chunks(criterion.eq(), MAX_VALUES)) {
            for (List<String> contains : chunks(criterion.contains(), MAX_VALUES)) {
                parts.add(new Criterion(criterion.key(), eq, criterion.neq(), contains, criterion.exists()));
            }
        }
        return parts;
    }

    /** At least one; the last may be shorter than the others. */
    public static <T> List<List<T>> chunks(List<T> values, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < Math.max(1, values.size()); from += size) {
            chunks.add(values.subList(from, Math.min(values.size(), from + size)));
        }
        return chunks;
    }

    /** The accounts that it can archive findings of; empty: all. */
    public List<String> accounts() {
        return filter.stream()
                .filter(criterion -> criterion.key().equals("resourceOwnerAccount"))
                .flatMap(criterion -> criterion.eq().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
