package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.RegionOptions;
import io.github.findingrelay.desk.Selection;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose analyzers are asked, and where. */
public final class FindingsOptions {

    private final Console console;

    @Mixin
    public AwsOptions workspace;

    @Mixin
    private RegionOptions regions;

    @Option(
            names = "--role",
            paramLabel = "NAME",
            description = "Asks the analyzers in the other accounts of accounts.yaml too, as this role of theirs.")
    private Optional<String> role = Optional.empty();

    public FindingsOptions(Console console) {
        this.console = console;
    }

    /** What a command does at the desk. */
    interface DeskWork {
        ExitCode with(Organization organization, FindingsDesk desk, AwsSession aws) throws IOException;
    }

    /** The same with what its own options name of accounts.yaml. */
    public interface SelectedWork<T> {
        ExitCode with(Organization organization, FindingsDesk desk, AwsSession aws, T selected) throws IOException;
    }

    private record Chosen<T>(List<AccountRegion> places, T own) {}

    /** Does something at the desk, as the admin account that accounts.yaml names. */
    ExitCode work(DeskWork work) throws IOException {
        return AdminAccount.work(
                console,
                workspace,
                this::places,
                (organization, aws, places) -> work.with(organization, desk(organization, aws, places), aws));
    }

    /**
     * The same.
     *
     * @param choice what the command's own options name of accounts.yaml
     */
    public <T> ExitCode work(Function<Selection, T> choice, SelectedWork<T> work) throws IOException {
        return AdminAccount.work(
                console,
                workspace,
                selection -> new Chosen<>(places(selection), choice.apply(selection)),
                (organization, aws, chosen) ->
                        work.with(organization, desk(organization, aws, chosen.places()), aws, chosen.own()));
    }

    private FindingsDesk desk(Organization organization, AwsSession aws, List<AccountRegion> places) {
        return FindingsDesk.of(organization, aws, role, places, Optional.of(console));
    }

    /** In other accounts, if they are asked. */
    Optional<String> role() {
        return role;
    }

    /** Whether somebody has chosen Regions. */
    public boolean hasRegions() {
        return regions.isGiven();
    }

    private List<AccountRegion> places(Selection selection) {
        Organization organization = selection.organization();
        String admin = organization.adminAccount();
        return AccountRegion.each(
                role.isEmpty() ? List.of(admin) : organization.accountIds(admin), regions.of(selection));
    }

    /** Whether the analyzers of other accounts are asked, too. */
    public boolean hasRole() {
        return role.isPresent();
    }

    /** What is not asked on purpose, and everybody has to know. */
    public List<String> notes(Organization organization) {
        return organization.trustZone().hasAccountAnalyzers() && role.isEmpty()
                ? List.of(
                        "the analyzers in the member accounts are not asked; --role NAME asks them, as a role in each account")
                : List.of();
    }
}
