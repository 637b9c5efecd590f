package io.github.findingrelay.findings;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings that somebody has named, by id or by the ARN of the resource.
 *
 * @param reading all that was found
 * @param unknown names of nothing that was found
 */
record NamedFindings(FindingsReading reading, List<String> unknown) {

  NamedFindings {
    unknown = List.copyOf(unknown);
  }

  /** Looks them up in all places, whatever their status. */
  static NamedFindings of(FindingsDesk desk, List<String> names) {
    Set<String> each = new LinkedHashSet<>(names);
    List<String> resources = each.stream().filter(name -> name.startsWith("arn:")).toList();
    List<String> ids = each.stream().filter(name -> !name.startsWith("arn:")).toList();
    List<List<Criterion>> filters = new ArrayList<>(FindingsDesk.anyOf("id", ids));
    filters.addAll(FindingsDesk.anyOf("resource", resources));
    FindingsReading reading = desk.read(filters);
    Set<String> known =
        reading.findings().stream()
            .flatMap(finding -> Stream.of(finding.id(), finding.resource()))
            .collect(Collectors.toSet());
    return new NamedFindings(reading, each.stream().filter(name -> !known.contains(name)).toList());
  }

  /** The same, with what other Regions say of the same access to roles among them. */
  NamedFindings inAllRegions(FindingsDesk desk) {
    List<String> roles =
        reading.findings().stream()
            .filter(ExternalFinding::isRole)
            .map(ExternalFinding::resource)
            .distinct()
            .toList();
    if (roles.isEmpty()) {
      return this;
    }
    Set<List<Object>> named =
        reading.findings().stream().map(ExternalFinding::access).collect(Collectors.toSet());
    FindingsReading others = desk.read(FindingsDesk.anyOf("resource", roles));
    Set<ExternalFinding> all = new LinkedHashSet<>(reading.findings());
    others.findings().stream()
        .filter(finding -> named.contains(finding.access()))
        .forEach(all::add);
    Set<FindingsReading.Gap> gaps = new LinkedHashSet<>(reading.gaps());
    gaps.addAll(others.gaps());
    return new NamedFindings(
        new FindingsReading(List.copyOf(all), List.copyOf(gaps), reading.withoutAnalyzer()),
        unknown);
  }
}
