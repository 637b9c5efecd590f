package io.github.findingrelay.doctor;

import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Security Hub: enabled everywhere, administered here, and gathering findings in one Region. */
final class SecurityHubChecks {

    private final Organization organization;
    private final Prerequisites aws;
    private final Checklist list;
    private final String admin;
    private final String home;

    SecurityHubChecks(Checklist list) {
        this.organization = list.organization();
        this.aws = list.aws();
        this.list = list;
        this.admin = organization.adminAccount();
        this.home = organization.homeRegion();
    }

    void run() {
        list.check(
                "Security Hub CSPM is enabled in every Region of accounts.yaml",
                "Findings of a Region without it reach nobody.",
                "securityhub:DescribeHub",
                this::enabled);
        list.check(
                "the admin account administers Security Hub",
                "Only the administrator's event bus has the findings of all accounts.",
                "securityhub:GetAdministratorAccount, securityhub:DescribeOrganizationConfiguration",
                this::administrator);
        if (organization.aggregator() == Aggregator.MANAGED) {
            list.check(
                    "no finding aggregator is in the way of ours",
                    "An account has one; with aggregator: managed a stack of ours makes it.",
                    "securityhub:ListFindingAggregators, securityhub:GetFindingAggregator, cloudformation:DescribeStacks",
                    this::noOther);
        } else if (!organization.linkedRegions().isEmpty()) {
            list.check(
                    "findings of all Regions come to " + home,
                    "The rules are there: what does not come there reaches nobody.",
                    "securityhub:ListFindingAggregators, securityhub:GetFindingAggregator",
                    this::aggregated);
        }
    }

    private CheckResult enabled() {
        Map<String, Boolean> hubs = list.hubs();
        List<String> without = Checklist.where(hubs, false);
        return without.isEmpty()
                ? CheckResult.ok(String.join(", ", hubs.keySet()))
                : CheckResult.fail(
                        "it is not in " + String.join(", ", without) + onlyTheNewOne(without),
                        "for region in %s; do aws securityhub enable-security-hub --no-enable-default-standards --region $region; done"
                                .formatted(String.join(" ", without)));
    }

    /** Whoever sees "Security Hub is enabled" in the console has to know why that does not do. */
    private String onlyTheNewOne(List<String> without) {
        List<String> withNew = without.stream().filter(this::hasNewOne).toList();
        return withNew.isEmpty()
                ? ""
                : "; only the new Security Hub is in %s, to which Access Analyzer sends nothing"
                        .formatted(String.join(", ", withNew));
    }

    private boolean hasNewOne(String region) {
        try {
            return list.ask(() -> aws.hasNewSecurityHub(region));
        } catch (RequestException e) {
            // It explains what is missing, and is missing itself.
            return false;
        }
    }

    private CheckResult administrator() {
        String remedy =
                "aws securityhub enable-organization-admin-account --admin-account-id %s --region %s # as account %s"
                        .formatted(admin, home, organization.managementAccount());
        Optional<String> above = list.ask(aws::securityHubAdministrator);
        if (above.isPresent()) {
            return CheckResult.fail("its administrator is account " + above.get(), remedy);
        }
        return list.ask(aws::administersSecurityHub)
                ? CheckResult.ok("")
                : CheckResult.fail("it administers no other account", remedy);
    }

    private CheckResult aggregated() {
        List<String> linked = organization.linkedRegions();
        Optional<FindingAggregator> found = list.ask(aws::aggregator);
        if (found.isEmpty()) {
            return CheckResult.fail(
                    "there is no finding aggregator",
                    "aws securityhub create-finding-aggregator --region %s --region-linking-mode SPECIFIED_REGIONS --regions %s"
                            .formatted(home, String.join(" ", linked)));
        }
        FindingAggregator aggregator = found.get();
        if (!aggregator.home().equals(home)) {
            return CheckResult.fail(
                    "they come to %s".formatted(aggregator.home()),
                    "accounts.yaml: organization: {homeRegion: %s}".formatted(aggregator.home()));
        }
        List<String> missing =
                linked.stream().filter(region -> !aggregator.links(region)).toList();
        return missing.isEmpty()
                ? CheckResult.ok(aggregator.mode())
                : CheckResult.fail(
                        "those of %s do not".formatted(String.join(", ", missing)), update(aggregator, missing));
    }

    /** The same mode with what is missing, so that nothing is unlinked. */
    private String update(FindingAggregator aggregator, List<String> missing) {
        boolean except = aggregator.mode().equals("ALL_REGIONS_EXCEPT_SPECIFIED");
        List<String> regions = except
                ? aggregator.regions().stream()
                        .filter(r -> !missing.contains(r))
                        .sorted()
                        .toList()
                : Stream.concat(aggregator.regions().stream(), missing.stream())
                        .distinct()
                        .sorted()
                        .toList();
        String mode = except && regions.isEmpty() ? "ALL_REGIONS" : except ? aggregator.mode() : "SPECIFIED_REGIONS";
        return "aws securityhub update-finding-aggregator --finding-aggregator-arn %s --region %s --region-linking-mode %s%s"
                .formatted(
                        aggregator.arn(),
                        home,
                        mode,
                        regions.isEmpty() ? "" : " --regions " + String.join(" ", regions));
    }

    private CheckResult noOther() {
        Optional<FindingAggregator> found = list.ask(aws::aggregator);
        String stack = organization.names().securityHub();
        if (found.isEmpty()) {
            return CheckResult.ok("there is none");
        }
        return list.ask(() -> aws.hasStack(stack))
                ? CheckResult.ok("it is of the stack " + stack)
                : CheckResult.fail(
                        "there is one in %s: %s"
                                .formatted(found.get().home(), found.get().arn()),
                        "accounts.yaml: securityHub: {aggregator: existing}");
    }
}
