package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.aws.AwsSettings;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WaitingLine;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where commands that need AWS work, once it is sure that the credentials are of it. */
public final class AdminAccount {

    private AdminAccount() {}

    /** What is done there. */
    public interface AccountWork {
        ExitCode with(AwsSession aws) throws IOException;
    }

    /** The same, after accounts.yaml has been read. */
    public interface OrganizationWork {
        ExitCode with(Organization organization, AwsSession aws) throws IOException;
    }

    /**
     * Works in an account and Region; refuses with credentials of another account.
     *
     * @param prefix of the stacks
     */
    public static ExitCode work(
            Console console, AwsOptions options, String account, String region, String prefix, AccountWork work)
            throws IOException {
        return workAsAnybody(console, options, account, region, prefix, aws -> {
            String actual = aws.budget().first(aws::callerAccount);
            if (!actual.equals(account)) {
                console.problem("error: the credentials are of account %s; the admin account is %s%n"
                        .formatted(actual, account));
                return ExitCode.GUARDED;
            }
            return work.with(aws);
        });
    }

    /** The same, after the command line has named something of accounts.yaml. */
    public interface SelectedWork<T> {
        ExitCode with(Organization organization, AwsSession aws, T selected) throws IOException;
    }

    /**
     * Works in the admin account that accounts.yaml names, after what the command line names of it was
     * found there: nothing is asked before.
     */
    public static <T> ExitCode work(
            Console console, AwsOptions options, Function<Selection, T> choice, SelectedWork<T> work)
            throws IOException {
        return console.finish(AccountsFile.read(options.workspace), options.color, organization -> {
            T selected = Selection.of(organization, options, choice);
            return work(console, options, organization, aws -> work.with(organization, aws, selected));
        });
    }

    /** Works in the admin account that accounts.yaml names; its mistakes are reported first. */
    public static ExitCode work(Console console, AwsOptions options, OrganizationWork work) throws IOException {
        return work(console, options, AccountsFile.read(options.workspace), work);
    }

    /** The same with what accounts.yaml says, or what is wrong with it. */
    public static ExitCode work(Console console, AwsOptions options, Checked<Organization> read, OrganizationWork work)
            throws IOException {
        return console.finish(
                read,
                options.color,
                organization -> work(console, options, organization, aws -> work.with(organization, aws)));
    }

    private static ExitCode work(Console console, AwsOptions options, Organization organization, AccountWork work)
            throws IOException {
        return work(
                console,
                options,
                organization.adminAccount(),
                organization.homeRegion(),
                organization.stackPrefix(),
                work);
    }

    /** The same with whatever credentials there are, which are not looked at before. */
    public static ExitCode workAsAnybody(
            Console console, AwsOptions options, String account, String region, String prefix, AccountWork work)
            throws IOException {
        Optional<Consumer<String>> trace =
                options.verbose ? Optional.of(line -> console.problem(line + "\n")) : Optional.empty();
        AwsSettings settings = AwsSettings.of(options.profile, console::variable, trace);
        try (AwsSession aws = new AwsSession(account, region, prefix, console.time(), settings)) {
            return WaitingLine.during(console, "AWS", aws::calls, () -> work.with(aws));
        }
    }
}
