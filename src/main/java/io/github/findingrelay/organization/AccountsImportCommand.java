package io.github.findingrelay.organization;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.AccountsEdit;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.ImpossibleAdditions;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.organization.KnownOwners.ClaimedOwner;
import io.github.findingrelay.organization.Organizations.Tag;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds the accounts that accounts.yaml lacks, or gives those that it has their owners again. */
@Command(
        name = "import",
        header = "Add the accounts of the organization that accounts.yaml lacks.",
        description =
                "Adds all active accounts of the organization that accounts.yaml lacks, each with the owner that a tag of the"
                        + " account names, or else with the fallback's owner and a comment. Only accounts.yaml, or the file of --file, is changed, for you"
                        + " to review; running it again adds nothing.",
        footer = {
            "",
            "Example: ./relay accounts import --dry-run",
            "         ./relay accounts import --owner-tag team",
            "         ./relay accounts import --from accounts.csv",
            "         ./relay accounts import --reassign --owner-tag team --dry-run"
        })
final class AccountsImportCommand implements Callable<ExitCode> {

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
                    "The tag of an account, or the column of the file, that says whose it is: the key, the name or an address of an owner in accounts.yaml. Default: owner.")
    private String ownerTag = "owner";

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "Take the accounts from a CSV or JSON file instead of AWS Organizations, for example from what aws organizations list-accounts prints. Needs no credentials.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--reassign",
            description =
                    "Add nothing; give the accounts that accounts.yaml has the owners that their tags, or the file, name now. Those of which nothing is said keep theirs.")
    private boolean reassign;

    AccountsImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        if (reassign) {
            change.requireNoFile(options, "with --reassign nothing is added; each account stays in its file");
        }
        Checked<Organization> read = AccountsEdit.read(options.workspace, change.file(options), today());
        if (from.isEmpty()) {
            return AdminAccount.work(console, options, read, this::ask);
        }
        return console.finish(read, options.color, organization -> {
            Checked<AccountList> list = AccountList.read(from.get(), ownerTag);
            return console.finish(list, options.color, accounts -> {
                console.report(list.diagnostics(), Format.TEXT, options.color);
                return take(organization, accounts.active(), Optional.of(accounts.summary()));
            });
        });
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private ExitCode ask(Organization organization, AwsSession aws) throws IOException {
        Organizations organizations = new AwsOrganizations(aws);
        RequestBudget budget = aws.budget();
        Membership membership = CoverageCommand.membership(console, organization, organizations, budget);
        Set<String> listed = Set.copyOf(organization.accountIds());
        SortedMap<String, Member> asked = new TreeMap<>(membership.activeBesides(reassign ? Set.of() : listed));
        if (reassign) {
            asked.keySet().retainAll(listed);
        }
        Survey<String, List<Tag>> tags = AccountTags.of(asked.keySet(), console, organizations, budget);
        OwnerTag tag = new OwnerTag(ownerTag);
        List<ListedAccount> accounts = new ArrayList<>();
        tags.answers()
                .forEach((id, answer) -> accounts.add(new ListedAccount(
                        id, Objects.requireNonNull(asked.get(id)).name(), tag.among(answer))));
        String whole =
                "organization %s (%d)".formatted(membership.organization().id(), membership.active());
        ExitCode exit = take(organization, accounts, tags.refusals().isEmpty() ? Optional.of(whole) : Optional.empty());
        if (tags.refusals().isEmpty()) {
            return exit;
        }
        // An owner that was only not read must not be written down as one that does not exist.
        console.problem("error: " + AccountTags.unread(tags.refusals(), "these were left out"));
        return exit == ExitCode.DONE ? ExitCode.FAILED : exit;
    }

    /**
     * Takes what the accounts say.
     *
     * @param source of all active accounts; empty: some could not be read
     */
    private ExitCode take(Organization organization, List<ListedAccount> accounts, Optional<String> source)
            throws IOException {
        if (reassign) {
            return change.reassign(console, options, Reassignment.of(organization, accounts));
        }
        Set<String> listed = Set.copyOf(organization.accountIds());
        List<ListedAccount> missing = accounts.stream()
                .filter(account -> !listed.contains(account.id()))
                .toList();
        if (missing.isEmpty()) {
            source.ifPresent(all ->
                    console.result("accounts.yaml has every active account of %s; nothing to add%n".formatted(all)));
            return ExitCode.DONE;
        }
        return add(new KnownOwners(organization), missing);
    }

    private ExitCode add(KnownOwners owners, List<ListedAccount> missing) throws IOException {
        List<Addition> additions = new ArrayList<>();
        for (ListedAccount account : missing) {
            ClaimedOwner choice = owners.of(account.claim());
            additions.add(
                    new Addition(account.id(), account.name(), choice.owner().key(), choice.remark()));
        }
        Map<String, String> impossible = ImpossibleAdditions.among(additions, today());
        additions.removeIf(addition -> impossible.containsKey(addition.id()));
        ExitCode exit = additions.isEmpty() ? ExitCode.DONE : change.add(console, options, additions);
        if (exit != ExitCode.DONE) {
            return exit;
        }
        sayWhoseNobodyIs(additions);
        sayWhatCannotBeWritten(impossible);
        return impossible.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void sayWhatCannotBeWritten(Map<String, String> impossible) {
        impossible.forEach((account, why) -> console.problem(
                "error: account %s was left out, since accounts.yaml cannot have it as it is in %s: %s; rename it there, or add it under another name: ./relay accounts add --id %1$s --name NAME --owner OWNER%n"
                        .formatted(
                                OneLine.printable(account),
                                from.isEmpty() ? "AWS Organizations" : "the file",
                                OneLine.printable(why))));
    }

    private void sayWhoseNobodyIs(List<Addition> additions) {
        List<Addition> marked = additions.stream()
                .filter(addition -> !addition.remark().isEmpty())
                .toList();
        if (!marked.isEmpty()) {
            console.result("owned by '%2$s' until you change the lines with TODO: %1$d%n"
                    .formatted(marked.size(), marked.get(0).owner()));
        }
    }
}
