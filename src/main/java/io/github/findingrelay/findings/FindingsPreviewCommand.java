package io.github.findingrelay.findings;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.desk.Selection;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what an archive rule would hide. */
@Command(
        name = "preview",
        header = "List what an archive rule would hide.",
        description =
                "Lists the active findings that an archive rule of accounts.yaml would hide, by owner. Access Analyzer itself says"
                        + " what matches. Reads only.",
        footer = {"", "Example: ./relay findings preview partner-upload-roles"})
final class FindingsPreviewCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private FindingsOptions options;

    @Parameters(paramLabel = "RULE", description = "The name of an archive rule of accounts.yaml.")
    private String name = "";

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

    FindingsPreviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return options.work(this::rule, (organization, desk, aws, rule) -> preview(organization, desk, rule));
    }

    /** Names of rules are unique. */
    private List<ArchiveRule> rule(Selection selection) {
        List<ArchiveRule> rules = selection.organization().archiveRules();
        List<ArchiveRule> named =
                rules.stream().filter(known -> known.name().equals(name)).toList();
        if (named.isEmpty()) {
            selection.mistake(unknown(rules.stream().map(ArchiveRule::name).toList()));
        }
        return named;
    }

    private ExitCode preview(Organization organization, FindingsDesk desk, List<ArchiveRule> named) {
        ArchiveRule rule = named.get(0);
        ArchiveRulePreview preview = new ArchiveRulePreview(desk, organization);
        FindingsReading hidden = preview.hidden(rule);
        return new FindingsReport(
                        organization,
                        preview.sentence(rule, hidden.findings()),
                        preview.listed(hidden.findings()),
                        hidden,
                        options.notes(organization))
                .print(console, format.get(), options.workspace.color);
    }

    private String unknown(List<String> known) {
        String all = known.isEmpty() ? "" : "; it has " + String.join(", ", known);
        return "accounts.yaml has no archive rule '%s'%s"
                .formatted(name, Suggestion.of(name, known).orElse(all));
    }
}
