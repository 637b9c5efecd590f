package io.github.findingrelay.findings;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A finding as it is listed: a role, which the analyzers of all Regions find, once.
 *
 * @param findings the one that is shown, then the others by Region
 */
public record ListedFinding(List<ExternalFinding> findings) {

    /** That of the Region whose findings about roles are notified. */
    public ExternalFinding shown() {
        return findings.get(0);
    }

    /** Those of other Regions about the same access. */
    public List<ExternalFinding> others() {
        return findings.subList(1, findings.size());
    }

    /** Their ids by Region; of several in a Region the first. */
    Map<String, String> idsElsewhere() {
        Map<String, String> ids = new TreeMap<>();
        others().forEach(other -> ids.putIfAbsent(other.region(), other.id()));
        return ids;
    }

    /** Where it is found; first where it is shown. */
    public List<String> regions() {
        return findings.stream().map(ExternalFinding::region).distinct().toList();
    }

    /** Each finding alone. */
    static List<ListedFinding> each(List<ExternalFinding> findings) {
        return findings.stream()
                .map(finding -> new ListedFinding(List.of(finding)))
                .toList();
    }

    /**
     * Joins what the Regions say of the same role and in the same status.
     *
     * @param roleRegion whose finding is shown, if it has one
     */
    public static List<ListedFinding> joined(List<ExternalFinding> findings, String roleRegion) {
        Comparator<ExternalFinding> order = Comparator.<ExternalFinding, Boolean>comparing(
                        finding -> !finding.region().equals(roleRegion))
                .thenComparing(ExternalFinding::region);
        Map<List<Object>, List<ExternalFinding>> groups = findings.stream()
                .collect(Collectors.groupingBy(ListedFinding::likeness, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream()
                .map(group -> new ListedFinding(group.stream().sorted(order).toList()))
                .toList();
    }

    private static List<Object> likeness(ExternalFinding finding) {
        return finding.isRole()
                ? List.of(finding.access(), finding.status())
                : List.of(finding.analyzer().arn(), finding.id());
    }
}
