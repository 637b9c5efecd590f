package io.github.findingrelay.organization;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.AccountPlaces;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which accounts are missing in accounts.yaml, and which should not be in it any more. */
@Command(
        name = "coverage",
        header = "Compare accounts.yaml with AWS Organizations.",
        description =
                "Compares accounts.yaml with AWS Organizations, both ways: accounts that are missing, closed, suspended, moved out"
                        + " or renamed, and with analyzers in every account those that have none. Reads only. Exits with 4 if an"
                        + " active account has no entry, or no analyzer.",
        footer = {"", "Example: ./relay coverage", "         ./relay coverage --strict --format github"})
public final class CoverageCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN, Format.GITHUB);

    @Option(names = "--strict", description = "Exit with 4 if there is anything to report.")
    private boolean strict;

    CoverageCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return AdminAccount.work(console, options, this::report);
    }

    private ExitCode report(Organization organization, AwsSession aws) {
        RequestBudget budget = aws.budget();
        Organizations organizations = new AwsOrganizations(aws);
        Membership membership = membership(console, organization, organizations, budget);
        Coverage coverage = Coverage.of(organization, membership, units(organization, organizations, budget));
        CoveragePage page = new CoveragePage(coverage, AccountPlaces.in(options.workspace), budget.calls());
        if (format.is(Format.GITHUB)) {
            console.report(page.diagnostics(), Format.GITHUB, options.color);
        } else {
            console.result(
                    switch (format.get()) {
                        default -> page.text(console.display(options.color));
                        case JSON -> page.json();
                        case MARKDOWN -> page.markdown();
                    },
                    format.get(),
                    options.color);
        }
        boolean differs = coverage.isIncomplete() || (strict && !coverage.gaps().isEmpty());
        return differs ? ExitCode.DIFFERS : ExitCode.DONE;
    }

    /** The accounts of the organization; how many there are is guessed from accounts.yaml. */
    static Membership membership(
            Console console, Organization organization, Organizations organizations, RequestBudget budget) {
        int guess = organization.accounts().size() + 1;
        try (ProgressLine progress = new ProgressLine(console, "accounts of the organization")) {
            return Membership.of(organizations, budget, read -> progress.show(Math.min(read, guess), guess));
        }
    }

    private static Optional<UnitTree> units(
            Organization organization, Organizations organizations, RequestBudget budget) {
        return organization.trustZone().hasAccountAnalyzers()
                ? Optional.of(UnitTree.below(organization.organizationalUnits(), organizations, budget))
                : Optional.empty();
    }
}
