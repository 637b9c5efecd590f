package io.github.findingrelay.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.findingrelay.request.UnansweredRegions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings for scripts; the components are the keys, in their order.
 *
 * @param at when they were asked for
 * @param filters that they have passed; those of {@code show} and {@code preview} have none
 */
record FindingsJson(
        Optional<Instant> at,
        Optional<Filters> filters,
        List<FindingJson> findings,
        List<UnansweredRegions> notRead,
        List<String> notes) {

    /** A finding, with its id in other Regions. */
    record FindingJson(
            String owner,
            String account,
            Optional<String> name,
            String region,
            String resourceType,
            String resource,
            Map<String, String> principal,
            @JsonProperty("public") boolean isPublic,
            List<String> actions,
            Map<String, String> condition,
            Instant since,
            Instant updated,
            FindingStatus status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String error,
            String id,
            String analyzer,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> otherRegions) {}

    static FindingsJson of(FindingsReport report) {
        FindingsByOwner owners = report.owners();
        return new FindingsJson(
                report.asked().map(Asked::at),
                report.asked().map(Asked::filters),
                owners.owned(report.listed()).stream()
                        .flatMap(owned -> owned.findings().stream().map(one -> json(one, owners)))
                        .toList(),
                UnansweredRegions.of(report.reading().refusals()),
                report.remarks());
    }

    private static FindingJson json(ListedFinding listed, FindingsByOwner owners) {
        ExternalFinding finding = listed.shown();
        return new FindingJson(
                owners.owner(finding.ownerAccount()).key(),
                finding.ownerAccount(),
                owners.name(finding.ownerAccount()),
                finding.region(),
                finding.type(),
                finding.resource(),
                finding.principal(),
                finding.isPublic(),
                finding.actions(),
                finding.condition(),
                finding.createdAt(),
                finding.updatedAt(),
                finding.status(),
                finding.error(),
                finding.id(),
                finding.analyzer().arn(),
                listed.idsElsewhere());
    }
}
