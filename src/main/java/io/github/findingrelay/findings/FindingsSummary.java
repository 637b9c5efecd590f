package io.github.findingrelay.findings;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Findings in figures.
 *
 * @param report what is counted, and what is missing
 * @param at as of when
 */
record FindingsSummary(FindingsReport report, Instant at) {

    /**
     * Groups of the same kind.
     *
     * @param by what each group's findings have in common: a key of JSON and CSV
     * @param heading the same for people
     */
    record Section(String by, String heading, List<SummaryGroup> groups) {

        boolean isOfPrincipals() {
            return by.equals("principal");
        }

        boolean isOfOwners() {
            return by.equals("owner");
        }
    }

    /** All findings as one group. */
    SummaryGroup all() {
        return new SummaryGroup(
                "all", Optional.empty(), Optional.empty(), Figures.of(report.listed(), report.owners()));
    }

    List<Section> sections() {
        return List.of(principals(), owners(), types(), accounts());
    }

    private Section principals() {
        FindingsByOwner owners = report.owners();
        KnownVendors vendors = new KnownVendors(organization().archiveRules());
        return section(
                "principal",
                "outside principal",
                OutsidePrincipal::of,
                (who, figures) -> new SummaryGroup(who, owners.name(who), vendors.rule(who), figures));
    }

    Section owners() {
        FindingsByOwner owners = report.owners();
        Map<String, String> names = organization().owners().stream().collect(Collectors.toMap(Owner::key, Owner::name));
        return section(
                "owner",
                "owner",
                finding -> owners.owner(finding.ownerAccount()).key(),
                plain(names));
    }

    private Section types() {
        return section("type", "resource type", ExternalFinding::type, plain(Map.of()));
    }

    private Section accounts() {
        return section(
                "account",
                "account",
                ExternalFinding::ownerAccount,
                plain(organization().accountNames()));
    }

    private Organization organization() {
        return report.organization();
    }

    private interface Grouping {
        SummaryGroup of(String key, Figures figures);
    }

    private static Grouping plain(Map<String, String> names) {
        return (key, figures) -> new SummaryGroup(key, Optional.ofNullable(names.get(key)), Optional.empty(), figures);
    }

    private Section section(String by, String heading, Function<ExternalFinding, String> key, Grouping grouping) {
        FindingsByOwner owners = report.owners();
        Map<String, List<ListedFinding>> groups =
                report.listed().stream().collect(Collectors.groupingBy(listed -> key.apply(listed.shown())));
        return new Section(
                by,
                heading,
                groups.entrySet().stream()
                        .map(group -> grouping.of(group.getKey(), Figures.of(group.getValue(), owners)))
                        .sorted(SummaryGroup.ORDER)
                        .toList());
    }
}
