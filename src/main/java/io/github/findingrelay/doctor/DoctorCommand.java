package io.github.findingrelay.doctor;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is missing before the first deployment. */
@Command(
        name = "doctor",
        header = "Check what must be true before the first deployment.",
        description =
                "Checks what must be true before the first deployment, in the order in which one sets it up, and says what fixes"
                        + " what is not. Reads only. Exits with 4 if something is missing, with 5 if something could not be looked at.",
        footer = {"", "Example: ./relay doctor", "         ./relay doctor --format markdown"})
public final class DoctorCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return console.finish(AccountsFile.read(options.workspace), options.color, this::examine);
    }

    private ExitCode examine(Organization organization) throws IOException {
        // Credentials of another account are something to report here, not to refuse.
        return AdminAccount.workAsAnybody(
                console,
                options,
                organization.adminAccount(),
                organization.homeRegion(),
                organization.stackPrefix(),
                aws -> examine(organization, aws));
    }

    private ExitCode examine(Organization organization, AwsSession aws) {
        List<Precondition> all = new Doctor(organization, new AwsPrerequisites(aws), aws.budget()).examine();
        DoctorReport report = new DoctorReport(all);
        console.result(
                switch (format.get()) {
                    default -> report.text(console.display(options.color));
                    case JSON -> report.json();
                    case MARKDOWN -> report.markdown();
                },
                format.get(),
                options.color);
        return exitCode(all);
    }

    static ExitCode exitCode(List<Precondition> all) {
        if (all.stream().anyMatch(item -> item.state() == Verdict.FAIL)) {
            return ExitCode.DIFFERS;
        }
        return all.stream().anyMatch(item -> item.state() == Verdict.UNKNOWN) ? ExitCode.FAILED : ExitCode.DONE;
    }
}
