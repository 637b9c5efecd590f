package io.github.findingrelay.doctor;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import java.util.List;
import java.util.Set;

/** The Regions of the account, and the analyzers that are there already. */
final class RegionChecks {

    private final Organization organization;
    private final Prerequisites aws;
    private final Checklist list;

    RegionChecks(Checklist list) {
        this.organization = list.organization();
        this.aws = list.aws();
        this.list = list;
    }

    void run() {
        list.check(
                "every Region of accounts.yaml is enabled",
                "Analyzers cannot be made in a Region that is not, and the stack set fails.",
                "account:ListRegions",
                this::listedAreEnabled);
        list.check(
                "accounts.yaml lists every enabled Region",
                "No analyzer looks where none is: what is shared there stays unseen.",
                "account:ListRegions",
                this::enabledAreListed);
        if (organization.trustZone() != TrustZone.NONE) {
            list.check(
                    "no analyzer is in the way of ours, or reports the same",
                    organization.trustZone().hasAccountAnalyzers()
                            ? "An account and Region take one analyzer of type ACCOUNT."
                            : "Two analyzers of the organization report everything twice.",
                    "access-analyzer:ListAnalyzers",
                    this::analyzers);
        }
    }

    private CheckResult listedAreEnabled() {
        Set<String> enabled = list.ask(aws::enabledRegions);
        List<String> not = organization.regions().stream()
                .filter(region -> !enabled.contains(region))
                .toList();
        return not.isEmpty()
                ? CheckResult.ok(String.join(", ", organization.regions()))
                : CheckResult.fail(
                        "not enabled: " + String.join(", ", not),
                        "for region in %s; do aws account enable-region --region-name $region; done"
                                .formatted(String.join(" ", not)));
    }

    private CheckResult enabledAreListed() {
        List<String> not = list.ask(aws::enabledRegions).stream()
                .filter(region -> !organization.regions().contains(region))
                .sorted()
                .toList();
        return not.isEmpty()
                ? CheckResult.ok("")
                : CheckResult.warn(
                        "not listed: " + String.join(", ", not),
                        "accounts.yaml: organization: {regions: [%s, %s]}"
                                .formatted(String.join(", ", organization.regions()), String.join(", ", not)));
    }

    private CheckResult analyzers() {
        boolean inAccounts = organization.trustZone().hasAccountAnalyzers();
        List<ExistingAnalyzer> others = list.askAll(organization.regions(), aws::analyzers).values().stream()
                .flatMap(List::stream)
                .filter(analyzer -> !analyzer.isOurs(organization.stackPrefix()))
                .filter(analyzer -> collides(analyzer, inAccounts))
                .toList();
        if (others.isEmpty()) {
            return CheckResult.ok("");
        }
        List<String> seen = others.stream()
                .map(analyzer -> "%s %s in %s"
                        .formatted(
                                analyzer.type(),
                                analyzer.name(),
                                analyzer.place().region()))
                .toList();
        String found = String.join("; ", seen);
        String remedy = "./relay analyzers delete --organization --name "
                + String.join(
                        " --name ",
                        others.stream()
                                .map(ExistingAnalyzer::name)
                                .distinct()
                                .sorted()
                                .toList());
        boolean blocks = others.stream().anyMatch(ExistingAnalyzer::isAccount);
        return blocks && inAccounts ? CheckResult.fail(found, remedy) : CheckResult.warn(found, remedy);
    }

    private static boolean collides(ExistingAnalyzer analyzer, boolean inAccounts) {
        return analyzer.isOrganization() || (inAccounts && analyzer.isAccount());
    }
}
