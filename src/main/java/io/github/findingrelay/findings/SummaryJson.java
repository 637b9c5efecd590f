package io.github.findingrelay.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.findingrelay.findings.FindingsSummary.Section;
import io.github.findingrelay.request.UnansweredRegions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A summary for scripts; the components are the keys, in their order.
 *
 * @param groups by what their findings have in common
 * @param listed every finding, in as few words as a later comparison needs
 */
record SummaryJson(
        Instant at,
        Filters filters,
        GroupJson total,
        Map<String, List<GroupJson>> groups,
        Optional<ComparisonJson> compared,
        List<PlaceJson> listed,
        List<UnansweredRegions> notRead,
        List<String> notes) {

    /** A group; the key of all findings is {@code all}. */
    record GroupJson(
            String key,
            Optional<String> name,
            Optional<String> archiveRule,
            int findings,
            @JsonProperty("public") int open,
            int resources,
            int owners,
            Optional<Instant> oldest,
            long days) {

        private static GroupJson of(SummaryGroup group, Instant now) {
            Figures figures = group.figures();
            return new GroupJson(
                    group.key(),
                    group.name(),
                    group.archiveRule(),
                    figures.findings(),
                    figures.open(),
                    figures.resources(),
                    figures.owners(),
                    figures.oldest(),
                    figures.days(now));
        }
    }

    /**
     * What an analyzer has found of an owner.
     *
     * @param since by id
     * @param otherRegions by id: the ids of the same access to a role there
     */
    record PlaceJson(
            String owner,
            String analyzer,
            Map<String, Instant> since,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, String>> otherRegions) {}

    static SummaryJson of(FindingsSummary summary, Asked asked, Optional<ComparisonText> comparison) {
        FindingsReport report = summary.report();
        Map<String, List<GroupJson>> groups = new LinkedHashMap<>();
        for (Section section : summary.sections()) {
            groups.put(
                    section.by(),
                    section.groups().stream()
                            .map(group -> GroupJson.of(group, asked.at()))
                            .toList());
        }
        return new SummaryJson(
                asked.at(),
                asked.filters(),
                GroupJson.of(summary.all(), asked.at()),
                groups,
                comparison.map(ComparisonJson::of),
                listed(report),
                UnansweredRegions.of(report.reading().refusals()),
                report.remarks());
    }

    private static List<PlaceJson> listed(FindingsReport report) {
        FindingsByOwner owners = report.owners();
        Map<List<String>, PlaceJson> places = new TreeMap<>(SummaryJson::compare);
        for (ListedFinding listed : report.listed()) {
            ExternalFinding finding = listed.shown();
            String owner = owners.owner(finding.ownerAccount()).key();
            String analyzer = finding.analyzer().arn();
            PlaceJson place = places.computeIfAbsent(
                    List.of(owner, analyzer), key -> new PlaceJson(owner, analyzer, new TreeMap<>(), new TreeMap<>()));
            place.since.put(finding.id(), finding.createdAt());
            if (!listed.others().isEmpty()) {
                place.otherRegions.put(finding.id(), listed.idsElsewhere());
            }
        }
        return new ArrayList<>(places.values());
    }

    private static int compare(List<String> one, List<String> other) {
        int first = one.get(0).compareTo(other.get(0));
        return first != 0 ? first : one.get(1).compareTo(other.get(1));
    }
}
