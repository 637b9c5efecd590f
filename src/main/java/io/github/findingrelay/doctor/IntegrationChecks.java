package io.github.findingrelay.doctor;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The way of a finding from Access Analyzer into Security Hub, and from there to the home Region. */
final class IntegrationChecks {

    private static final String PRODUCT = "arn:%s:securityhub:%s::product/aws/access-analyzer";

    private final Organization organization;
    private final Prerequisites aws;
    private final Checklist list;
    private final String home;

    IntegrationChecks(Checklist list) {
        this.organization = list.organization();
        this.aws = list.aws();
        this.list = list;
        this.home = organization.homeRegion();
    }

    void run() {
        list.check(
                "Security Hub takes what Access Analyzer finds, in every Region of accounts.yaml",
                "Where the integration is switched off, findings reach nobody, and nothing else shows it.",
                "securityhub:DescribeHub, securityhub:ListEnabledProductsForImport",
                this::integrated);
        if (!organization.linkedRegions().isEmpty()) {
            list.check(
                    "findings from before their Region was linked have come to " + home,
                    "Linking brings what is new or changes: what was there before is told to nobody.",
                    "securityhub:ListFindingAggregators, securityhub:GetFindingAggregator, securityhub:GetFindings",
                    this::linkedLate);
        }
        if (organization.notifications().unusedAccess()) {
            list.check(
                    "findings of unused access come to " + home,
                    "An unused-access analyzer is in one Region; accounts.yaml says that its findings are told.",
                    "account:ListRegions, access-analyzer:ListAnalyzers, securityhub:ListFindingAggregators,"
                            + " securityhub:GetFindingAggregator",
                    this::unusedAccess);
        }
    }

    private CheckResult integrated() {
        Map<String, Boolean> hubs = list.hubs();
        List<String> withHub = Checklist.where(hubs, true);
        Map<String, Boolean> takes = list.askAll(withHub, aws::takesAccessAnalyzer);
        List<String> without = Checklist.where(takes, false);
        if (without.isEmpty()) {
            String others = organization.trustZone().hasAccountAnalyzers() && !takes.isEmpty()
                    ? "in account %s; the integration of every other account was not looked at"
                            .formatted(organization.adminAccount())
                    : "";
            return looked(List.copyOf(hubs.keySet()), withHub, others, "Security Hub is not enabled");
        }
        return CheckResult.fail(
                "it is switched off in " + String.join(", ", without),
                "for region in %s; do aws securityhub enable-import-findings-for-product --region $region --product-arn %s; done"
                        .formatted(
                                String.join(" ", without),
                                PRODUCT.formatted(organization.partition().id(), "${region}")));
    }

    /** What was not looked at does not count as there; what fixes it is said elsewhere. */
    private static CheckResult looked(List<String> regions, List<String> looked, String found, String otherwise) {
        List<String> not =
                regions.stream().filter(region -> !looked.contains(region)).toList();
        return not.isEmpty()
                ? CheckResult.ok(found)
                : CheckResult.warn("not looked at where %s: %s".formatted(otherwise, String.join(", ", not)), "");
    }

    private CheckResult linkedLate() {
        Optional<FindingAggregator> aggregator = list.ask(aws::aggregator);
        Map<String, Boolean> hubs = list.hubs();
        List<String> known =
                organization.linkedRegions().stream().filter(hubs::containsKey).toList();
        List<String> linked = known.stream()
                .filter(region -> comesHome(region, aggregator))
                .filter(Checklist.where(hubs, true)::contains)
                .toList();
        Map<String, SortedSet<String>> lost = new LinkedHashMap<>(list.askAll(linked, this::lost));
        lost.values().removeIf(Set::isEmpty);
        if (lost.isEmpty()) {
            return looked(known, linked, "", "Security Hub is not enabled and linked");
        }
        return CheckResult.fail(
                lost.entrySet().stream()
                        .map(one -> "%d of %s are not there, for example %s"
                                .formatted(
                                        one.getValue().size(),
                                        one.getKey(),
                                        one.getValue().iterator().next()))
                        .collect(Collectors.joining("; ")),
                noted(lost.keySet()));
    }

    private SortedSet<String> lost(String region) {
        Set<String> oldest = aws.oldestFindings(region);
        SortedSet<String> missing = new TreeSet<>(oldest);
        missing.removeAll(aws.findingsAmong(home, oldest));
        return missing;
    }

    /** A note is a change, and so an event; whoever is to be told is told then. Ids may have commas. */
    private String noted(Collection<String> regions) {
        String product = PRODUCT.formatted(organization.partition().id(), "${region}");
        return ("for region in %s; do aws securityhub get-findings --region $region --filters"
                        + " 'ProductName=[{Value=IAM Access Analyzer,Comparison=EQUALS}],RecordState=[{Value=ACTIVE,Comparison=EQUALS}],WorkflowStatus=[{Value=NEW,Comparison=EQUALS}]'"
                        + " --query 'Findings[].[Id]' --output text | while read -r id; do aws securityhub batch-update-findings"
                        + " --region $region --finding-identifiers \"[{\\\"Id\\\":\\\"$id\\\",\\\"ProductArn\\\":\\\"%s\\\"}]\" --note Text=linked,UpdatedBy=finding-relay; done; done")
                .formatted(String.join(" ", regions), product);
    }

    private CheckResult unusedAccess() {
        List<String> regions = list.ask(aws::enabledRegions).stream().sorted().toList();
        List<ExistingAnalyzer> found = list.askAll(regions, aws::analyzers).values().stream()
                .flatMap(List::stream)
                .filter(ExistingAnalyzer::isOfUnusedAccess)
                .toList();
        if (found.isEmpty() && !list.hasSeenAll()) {
            return CheckResult.unknown("", "");
        }
        if (found.isEmpty()) {
            String type = organization.trustZone() == TrustZone.ACCOUNT ? "ACCOUNT" : "ORGANIZATION";
            return CheckResult.warn(
                    "account %s has no active unused-access analyzer of its own".formatted(organization.adminAccount()),
                    "aws accessanalyzer create-analyzer --region %s --type %s_UNUSED_ACCESS --analyzer-name unused-access # AWS bills it; or accounts.yaml: notifications: {unusedAccess: false}"
                            .formatted(home, type));
        }
        Optional<FindingAggregator> aggregator = list.ask(aws::aggregator);
        List<ExistingAnalyzer> hidden = found.stream()
                .filter(one -> !comesHome(one.place().region(), aggregator))
                .toList();
        List<String> named = (hidden.isEmpty() ? found : hidden)
                .stream()
                        .map(one -> "%s in %s".formatted(one.name(), one.place().region()))
                        .toList();
        return hidden.isEmpty()
                ? CheckResult.ok(String.join(", ", named))
                : CheckResult.fail(
                        "those of %s do not".formatted(String.join(", ", named)),
                        "link the Region to %s in Security Hub, or make the analyzer anew in one that is linked: %s"
                                .formatted(home, String.join(", ", organization.regions())));
    }

    private boolean comesHome(String region, Optional<FindingAggregator> aggregator) {
        return region.equals(home)
                || aggregator.stream().anyMatch(one -> one.home().equals(home) && one.links(region));
    }
}
