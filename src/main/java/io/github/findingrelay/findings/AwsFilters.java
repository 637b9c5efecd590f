package io.github.findingrelay.findings;

import io.github.findingrelay.model.ArchiveRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;

/** What a finding has to be like, as Access Analyzer has it. */
final class AwsFilters {

  private AwsFilters() {}

  static Map<String, Criterion> criteria(List<ArchiveRule.Criterion> filter) {
    Map<String, Criterion> criteria = new TreeMap<>();
    filter.forEach(criterion -> criteria.put(criterion.key(), criterion(criterion)));
    return criteria;
  }

  /** An empty list is one that nothing is in, rather than none. */
  private static Criterion criterion(ArchiveRule.Criterion criterion) {
    Criterion.Builder builder = Criterion.builder();
    if (!criterion.eq().isEmpty()) {
      builder.eq(criterion.eq());
    }
    if (!criterion.neq().isEmpty()) {
      builder.neq(criterion.neq());
    }
    if (!criterion.contains().isEmpty()) {
      builder.contains(criterion.contains());
    }
    criterion.exists().ifPresent(builder::exists);
    return builder.build();
  }

  static List<ArchiveRule.Criterion> read(Map<String, Criterion> filter) {
    List<ArchiveRule.Criterion> criteria = new ArrayList<>();
    filter.forEach(
        (key, criterion) ->
            criteria.add(
                new ArchiveRule.Criterion(
                    key,
                    criterion.eq(),
                    criterion.neq(),
                    criterion.contains(),
                    Optional.ofNullable(criterion.exists()))));
    return criteria;
  }
}
