package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose analyzers are asked, and where. */
final class FindingsOptions {

    private final Console console;

    @Mixin
    WorkspaceOptions workspace;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            split = ",",
            description = "Only these Regions. Default: organization.regions of accounts.yaml.")
    private List<String> regions = List.of();

    @Option(
            names = "--role",
            paramLabel = "NAME",
            description = "Asks the analyzers in the other accounts of accounts.yaml too, as this role of theirs.")
    private Optional<String> role = Optional.empty();

    FindingsOptions(Console console) {
        this.console = console;
    }

    /** What a command does at the desk. */
    interface DeskWork {
        ExitCode with(Organization organization, FindingsDesk desk, AwsSession aws) throws IOException;
    }

    /** Does something at the desk, as the admin account that accounts.yaml names. */
    ExitCode work(DeskWork work) throws IOException {
        return AdminAccount.work(
                console,
                workspace,
                (organization, aws) -> work.with(
                        organization,
                        FindingsDesk.of(organization, aws, role, places(organization), Optional.of(console)),
                        aws));
    }

    /** Whether somebody has chosen Regions. */
    boolean hasRegions() {
        return !regions.isEmpty();
    }

    private List<AccountRegion> places(Organization organization) {
        for (String region : regions) {
            if (!organization.regions().contains(region)) {
                throw workspace.wrong("--region: '%s' is not in organization.regions of accounts.yaml%s"
                        .formatted(
                                region,
                                Suggestion.of(region, organization.regions()).orElse("")));
            }
        }
        String admin = organization.adminAccount();
        return AccountRegion.each(
                role.isEmpty() ? List.of(admin) : organization.accountIds(admin),
                regions.isEmpty()
                        ? organization.regions()
                        : regions.stream().distinct().toList());
    }

    /** What is not asked on purpose, and everybody has to know. */
    List<String> notes(Organization organization) {
        return organization.trustZone().hasAccountAnalyzers() && role.isEmpty()
                ? List.of(
                        "the analyzers in the member accounts are not asked; --role NAME asks them, as a role in each account")
                : List.of();
    }
}
