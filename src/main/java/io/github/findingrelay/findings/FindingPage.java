package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.stream.Collectors;

/** All that is known of a finding, and what can be done. */
record FindingPage(Organization organization, ListedFinding listed) {

    /** How wide the names of lines are, with the space behind them. */
    private static final int LABEL = 10;

    String text(Display display) {
        String resource = Printable.of(listed.shown().resource());
        return display.wrapped(display.strong(resource) + "\n" + access() + found(), LABEL) + "\n" + whatToDo(display)
                + "\n";
    }

    private String access() {
        ExternalFinding finding = listed.shown();
        String condition = finding.condition().entrySet().stream()
                .map(entry -> entry.getKey() + " is " + entry.getValue())
                .collect(Collectors.joining(" and "));
        return line("finding", finding.id())
                + line("status", finding.status().label())
                + line("owner", owner(finding.ownerAccount()))
                + line("account", account(finding.ownerAccount()))
                + line("type", finding.type())
                + line("who", finding.isPublic() ? "EVERYBODY" : finding.who())
                + line("may", String.join(", ", finding.actions()))
                + line("if", condition)
                + line("through", String.join(", ", finding.sources()))
                + line("error", finding.error());
    }

    private String found() {
        ExternalFinding finding = listed.shown();
        String days = "%s, last changed %s, last looked at %s"
                .formatted(
                        FindingsText.day(finding.createdAt()),
                        FindingsText.day(finding.updatedAt()),
                        FindingsText.day(finding.analyzedAt()));
        String others = listed.others().stream()
                .map(other -> line("also", other.id() + "  " + other.region()))
                .collect(Collectors.joining());
        ExistingAnalyzer analyzer = finding.analyzer();
        return line("found", days)
                + line("Region", finding.region())
                + others
                + line(
                        "analyzer",
                        "%s of account %s"
                                .formatted(analyzer.name(), analyzer.place().account()));
    }

    private static String line(String label, String value) {
        return value.isEmpty() ? "" : "  %-9s %s%n".formatted(label, Printable.of(value));
    }

    private String owner(String account) {
        Owner owner = new FindingsByOwner(organization).owner(account);
        return "%s (%s)".formatted(owner.name(), owner.key());
    }

    private String account(String id) {
        FindingsByOwner byOwner = new FindingsByOwner(organization);
        return byOwner.account(id).isPresent()
                ? byOwner.named(id)
                : "%s: %s, so that it is the fallback's".formatted(id, FindingsText.UNKNOWN);
    }

    private String whatToDo(Display display) {
        ExternalFinding finding = listed.shown();
        String options = "%s --reason '...'%s --execute"
                .formatted(finding.id(), listed.others().isEmpty() ? "" : " --all-regions");
        return switch (finding.status()) {
            case RESOLVED -> "Nobody has this access any more: nothing is to be done.\n";
            case ARCHIVED ->
                "If it is not intended any more:\n\n%s\n"
                        .formatted(display.command("  ./relay findings reopen " + options));
            case ACTIVE ->
                """
          If it is not intended, remove the access; the finding then resolves by itself. If it is:

          %s

          Or, reviewed and for good, under archiveRules of accounts.yaml:

          %s\
          """.formatted(
                                display.command("  ./relay findings archive " + options),
                                new ArchiveRuleSnippet(organization, finding).text());
        };
    }
}
