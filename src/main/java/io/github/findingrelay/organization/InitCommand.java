package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.config.AccountsFolder;
import io.github.findingrelay.config.ImpossibleAddresses;
import io.github.findingrelay.config.Regions;
import io.github.findingrelay.config.SchemaAddress;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceLock;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.github.Release;
import io.github.findingrelay.github.WorkspaceFiles;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the first accounts.yaml. */
@Command(
        name = "init",
        header = "Write the first accounts.yaml, from AWS or as an example.",
        description =
                "Writes an accounts.yaml that is valid at once: all active accounts of the organization with their owners, and what"
                        + " is set up around the admin account. Needs credentials of that account, and only reads; without any,"
                        + " --example writes an example to fill in. What you have to decide is marked TODO. Overwrites nothing.",
        footer = {
            "",
            "Example: ./relay init --owner-tag team --security-contact security@example.com",
            "         ./relay init --example --language ja",
            "         ./relay init --github"
        })
public final class InitCommand implements Callable<ExitCode> {

    private static final String IGNORE = ".gitignore";

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Option(names = "--example", description = "Ask nobody; write an example to fill in.")
    private boolean example;

    @Option(
            names = "--owner-tag",
            paramLabel = "KEY",
            description =
                    "The tag of accounts that says who owns each: a name, an address, or both, such as 'Team: owner@example.com'. Without it, one owner has all accounts, and the tags that could be used are listed.")
    private Optional<String> ownerTag = Optional.empty();

    @Option(
            names = "--security-contact",
            paramLabel = "ADDRESS",
            description = "The mail address of whoever receives what belongs to nobody else.")
    private Optional<String> securityContact = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "The home Region, where Security Hub gathers findings. Default: that of its finding aggregator, or else of the profile.")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Of the comments and of the messages: en (default) or ja.")
    private Language language = Language.EN;

    @Option(
            names = "--github",
            description =
                    "Write the workflows of a workspace instead, which fetch a release and run it. Files that are there stay.")
    private boolean github;

    @Option(names = "--dry-run", description = "Prints the file instead of writing it.")
    private boolean dryRun;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        requirePossible();
        if (github) {
            return writeWorkflows();
        }
        NewFiles wanted = new NewFiles(Map.of(AccountsFile.NAME, ""));
        if (!dryRun && (wanted.isStopped(console, options.workspace) || isStoppedByParts())) {
            return ExitCode.GUARDED;
        }
        Phrases phrases = new Phrases(language);
        if (example) {
            Checked<FirstDraft> draft = FirstDraft.example(region, contact(), phrases, today());
            return console.finish(draft, options.color, made -> finish(made, List.of(), 0));
        }
        return new InitRun(console, options, region, ownerTag, contact(), phrases, today())
                .ask(found -> console.finish(
                        found.draft(), options.color, made -> finish(made, found.candidates(), found.asked())));
    }

    /** An account in two files is a mistake. */
    private boolean isStoppedByParts() {
        boolean stopped = AccountsFolder.isIn(options.workspace);
        if (stopped) {
            console.problem(
                    "error: %s has files already, and relay init would list their accounts a second time; move it away, or see with --dry-run what would be written%n"
                            .formatted(AccountsFolder.NAME));
        }
        return stopped;
    }

    private ExitCode writeWorkflows() throws IOException {
        Files.createDirectories(options.workspace);
        return WorkspaceLock.holding(console, options.workspace, () -> {
            WorkspaceFiles files = new WorkspaceFiles(Release.ofTool());
            WorkspaceFiles.Outcome outcome = files.write(options.workspace);
            outcome.kept().forEach(file -> console.result("kept   %s%n".formatted(file)));
            outcome.written().forEach(file -> console.result("wrote  %s%n".formatted(file)));
            console.result("\nnext:\n");
            files.next().forEach(step -> console.result("- %s%n".formatted(step)));
            return ExitCode.DONE;
        });
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Optional<String> contact() {
        return securityContact.map(address -> address.toLowerCase(Locale.ROOT));
    }

    /** Before anything is asked. */
    private void requirePossible() {
        if (github
                && (example || dryRun || ownerTag.isPresent() || securityContact.isPresent() || region.isPresent())) {
            throw options.wrong("--github writes workflows and no accounts.yaml; give it alone");
        }
        if (securityContact
                .filter(a -> ImpossibleAddresses.among(List.of(a), today()).contains(a))
                .isPresent()) {
            throw options.wrong("--security-contact: '%s' is not an e-mail address such as security@example.com"
                    .formatted(securityContact.get()));
        }
        if (region.filter(Regions::isOptIn).isPresent()) {
            throw options.wrong(
                    "--region: '%s' cannot be the home Region: it is disabled by default, and Security Hub gathers findings in Regions that every account has"
                            .formatted(region.get()));
        }
        if (region.filter(one -> Stream.of(Partition.values())
                        .noneMatch(partition -> Regions.of(partition).contains(one)))
                .isPresent()) {
            throw options.wrong("--region: there is no Region '%s'".formatted(region.get()));
        }
    }

    private ExitCode finish(FirstDraft draft, List<TagCandidates.TagCandidate> candidates, int asked)
            throws IOException {
        InitReport report = new InitReport(where(), draft.file(), candidates, asked, new Phrases(Language.EN));
        String text = "# yaml-language-server: $schema=%s%n#%n".formatted(SchemaAddress.ofTool()) + draft.text();
        if (dryRun) {
            console.data(text);
            console.problem("\n" + report.text(false));
            return ExitCode.DONE;
        }
        Map<String, String> texts = new TreeMap<>(Map.of(AccountsFile.NAME, text));
        // Whoever has a .gitignore decides what is in it.
        boolean ignoring = !Files.exists(options.workspace.resolve(IGNORE), LinkOption.NOFOLLOW_LINKS);
        if (ignoring) {
            texts.put(IGNORE, WorkspaceFiles.gitignore());
        }
        ExitCode exit = new NewFiles(texts).write(console, options.workspace);
        if (exit == ExitCode.DONE) {
            console.result((ignoring ? "wrote .gitignore: locks and receipts stay out of Git\n" : "")
                    + report.text(true)
                    + report.next());
        }
        return exit;
    }

    /** What names the workspace in a command that is to be copied. */
    private String where() {
        String folder = options.workspace.toString();
        if (folder.isEmpty()) {
            return "";
        }
        return " -C " + (folder.matches("[\\w./~:@+-]+") ? folder : "'" + folder.replace("'", "'\\''") + "'");
    }
}
