package io.github.findingrelay.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One access from outside: a finding, or those of all Regions about the same role.
 *
 * @param findings the one that is shown, then the others by Region
 */
record ListedFinding(List<ExternalFinding> findings) {

  ListedFinding {
    findings = List.copyOf(findings);
  }

  /** The one that is shown: that of the Region whose findings about roles are notified. */
  ExternalFinding shown() {
    return findings.get(0);
  }

  /** Where it is found; first where it is shown. */
  List<String> regions() {
    return findings.stream().map(ExternalFinding::region).distinct().toList();
  }

  /** Each finding alone. */
  static List<ListedFinding> each(List<ExternalFinding> findings) {
    return findings.stream().map(finding -> new ListedFinding(List.of(finding))).toList();
  }

  /**
   * Joins what the Regions say of the same role and in the same status.
   *
   * @param roleRegion whose finding is shown, if it has one
   */
  static List<ListedFinding> joined(List<ExternalFinding> findings, String roleRegion) {
    Map<List<Object>, List<ExternalFinding>> groups = new LinkedHashMap<>();
    for (ExternalFinding finding : findings) {
      List<Object> key =
          finding.isRole()
              ? List.of(finding.access(), finding.status())
              : List.of(finding.analyzer().arn(), finding.id());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream()
        .map(
            group ->
                new ListedFinding(
                    group.stream()
                        .sorted(
                            Comparator.<ExternalFinding, Boolean>comparing(
                                    finding -> !finding.region().equals(roleRegion))
                                .thenComparing(ExternalFinding::region))
                        .toList()))
        .toList();
  }
}
