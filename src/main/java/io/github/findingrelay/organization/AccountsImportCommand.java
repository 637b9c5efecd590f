package io.github.findingrelay.organization;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.config.ImpossibleAdditions;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds the accounts that accounts.yaml lacks. */
@Command(
        name = "import",
        header = "Add the accounts of the organization that accounts.yaml lacks.",
        description =
                "Adds all active accounts of the organization that accounts.yaml lacks, each with the owner that a tag of the"
                        + " account names, or else with the fallback's owner and a comment. Only accounts.yaml is changed, for you"
                        + " to review; running it again adds nothing.",
        footer = {"", "Example: ./relay accounts import --dry-run", "         ./relay accounts import --owner-tag team"
        })
final class AccountsImportCommand implements Callable<ExitCode> {

    /** Questions about tags on their way; the budget slows them down where AWS throttles. */
    private static final int AT_A_TIME = 16;

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private AccountsEditOptions change;

    @Option(
            names = "--owner-tag",
            paramLabel = "KEY",
            defaultValue = "owner",
            description =
                    "The tag of an account that says whose it is: the key, the name or an address of an owner in accounts.yaml. Default: owner.")
    private String ownerTag = "owner";

    AccountsImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        Checked<Organization> read = AccountsFile.readForAdding(options.workspace, LocalDate.now(ZoneOffset.UTC));
        return AdminAccount.work(console, options, read, this::add);
    }

    private ExitCode add(Organization organization, AwsSession aws) throws IOException {
        Organizations organizations = new AwsOrganizations(aws);
        RequestBudget budget = aws.budget();
        Membership membership = CoverageCommand.membership(console, organization, organizations, budget);
        Map<String, Member> missing = membership.activeBesides(Set.copyOf(organization.accountIds()));
        if (missing.isEmpty()) {
            console.result("accounts.yaml has every active account of organization %s (%d); nothing to add%n"
                    .formatted(membership.organization().id(), membership.active()));
            return ExitCode.DONE;
        }
        return add(missing, choices(organization, missing, organizations, budget));
    }

    private Survey<String, OwnerTag.TaggedOwner> choices(
            Organization organization, Map<String, Member> missing, Organizations organizations, RequestBudget budget) {
        OwnerTag tag = new OwnerTag(organization, ownerTag);
        try (ProgressLine progress = new ProgressLine(console, "tags of accounts")) {
            return Survey.of(
                    missing.keySet(),
                    AT_A_TIME,
                    account -> tag.of(account, organizations, budget),
                    asked -> progress.show(asked, missing.size()));
        }
    }

    private ExitCode add(Map<String, Member> missing, Survey<String, OwnerTag.TaggedOwner> choices) throws IOException {
        List<Addition> additions = new ArrayList<>();
        choices.answers().forEach((account, choice) -> {
            String name = Objects.requireNonNull(missing.get(account)).name();
            additions.add(new Addition(account, name, choice.owner().key(), choice.remark()));
        });
        Map<String, String> impossible = ImpossibleAdditions.among(additions, LocalDate.now(ZoneOffset.UTC));
        additions.removeIf(addition -> impossible.containsKey(addition.id()));
        ExitCode exit = additions.isEmpty() ? ExitCode.DONE : change.add(console, options, additions);
        if (exit != ExitCode.DONE) {
            return exit;
        }
        sayWhoseNobodyIs(additions);
        sayWhatCannotBeWritten(impossible);
        if (!choices.refusals().isEmpty()) {
            sayWhoseTagsAreUnread(choices.refusals());
        }
        return impossible.isEmpty() && choices.refusals().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void sayWhatCannotBeWritten(Map<String, String> impossible) {
        impossible.forEach((account, why) -> console.problem(
                "error: account %s was left out, since accounts.yaml cannot have it as it is in AWS Organizations: %s; rename it there, or add it under another name: ./relay accounts add --id %1$s --name NAME --owner OWNER%n"
                        .formatted(OneLine.printable(account), OneLine.printable(why))));
    }

    private void sayWhoseNobodyIs(List<Addition> additions) {
        List<Addition> marked = additions.stream()
                .filter(addition -> !addition.remark().isEmpty())
                .toList();
        if (!marked.isEmpty()) {
            console.result("owned by '%2$s' until you change the lines that have a comment: %1$d%n"
                    .formatted(marked.size(), marked.get(0).owner()));
        }
    }

    /** An owner that was only not read must not be written down as one that does not exist. */
    private void sayWhoseTagsAreUnread(Map<String, RequestException> refused) {
        Map.Entry<String, RequestException> first =
                refused.entrySet().iterator().next();
        console.problem(
                "error: the tags of %d accounts could not be read, so that these were left out; it takes the action organizations:ListTagsForResource. The first is %s: %s%n"
                        .formatted(
                                refused.size(), first.getKey(), first.getValue().reason()));
    }
}
