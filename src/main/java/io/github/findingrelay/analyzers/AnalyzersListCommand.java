package io.github.findingrelay.analyzers;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.Unanswered;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the analyzers of all accounts and Regions. */
@Command(
        name = "list",
        header = "List the analyzers of all accounts and Regions.",
        description = "Lists the analyzers of all accounts and Regions, of every type. Reads only.",
        footer = {
            "",
            "Example: ./relay analyzers list",
            "         ./relay analyzers list --organization --name cm-access-analyzer --format csv"
        })
final class AnalyzersListCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AnalyzerOptions options;

    @Option(names = "--name", paramLabel = "NAME", split = ",", description = "Only analyzers with this name.")
    private List<String> names = List.of();

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

    AnalyzersListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        options.check();
        return AdminAccount.work(console, options.workspace, options::places, this::list);
    }

    private ExitCode list(Organization organization, AwsSession aws, AnalyzerOptions.Places chosen) {
        List<String> regions = chosen.regions();
        Questions questions = new Questions(aws.budget());
        List<String> accounts = questions
                .ask(
                        "the accounts of the organization, so that only those of accounts.yaml are listed",
                        () -> AnalyzerOptions.accounts(chosen, aws))
                .orElseGet(() -> organization.accountIds(organization.adminAccount()));
        List<AccountRegion> places = AccountRegion.each(accounts, regions);
        AnalyzerSweep sweep = options.sweep(aws, options.role(AnalyzerOptions.ROLE), () -> false);
        Survey<AccountRegion, List<ExistingAnalyzer>> survey =
                ProgressLine.during(console, "accounts and Regions", places.size(), done -> sweep.look(places, done));
        new AnalyzerList(organization, survey, regions.size(), names)
                .print(console, format.get(), options.workspace.color);
        console.problem(Unanswered.errors(questions.unanswered()));
        return survey.refusals().isEmpty() && questions.unanswered().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
