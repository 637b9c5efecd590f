package io.github.findingrelay.findings;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.TerminalWidth;
import io.github.findingrelay.findings.FindingsByOwner.OwnedFindings;
import io.github.findingrelay.model.Owner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Findings for people: where no width is known, in 80 columns, unless an ARN is long. */
record FindingsText(FindingsReport report, FindingsByOwner owners, Display display) {

    /** Instead of an account's name. */
    static final String UNKNOWN = "not in accounts.yaml";

    String text() {
        StringBuilder text = new StringBuilder(report.title()).append('\n');
        owners.owned(report.listed()).forEach(owned -> append(text, owned));
        String remarks = report.remarksText();
        return text.append(remarks.isEmpty() ? "" : "\n" + remarks).toString();
    }

    private void append(StringBuilder text, OwnedFindings owned) {
        Owner owner = owned.owner();
        text.append("%n%s: %s%n"
                .formatted(
                        display.strong("%s (%s)".formatted(owner.name(), owner.key())),
                        counted(Optional.empty(), owned.findings())));
        String account = "";
        for (ListedFinding listed : owned.findings()) {
            String next = listed.shown().ownerAccount();
            if (!next.equals(account)) {
                account = next;
                text.append("  %s %s%n".formatted(next, owners.name(next).orElse(UNKNOWN)));
            }
            append(text, listed);
        }
    }

    /**
     * For example {@code 3 active findings, 1 public}.
     *
     * @param status that all of them have
     */
    static String counted(Optional<FindingStatus> status, List<ListedFinding> findings) {
        long open =
                findings.stream().filter(listed -> listed.shown().isPublic()).count();
        return "%d %sfinding%s%s"
                .formatted(
                        findings.size(),
                        status.map(one -> one.label() + " ").orElse(""),
                        findings.size() == 1 ? "" : "s",
                        open == 0 ? "" : ", " + open + " public");
    }

    private void append(StringBuilder text, ListedFinding listed) {
        ExternalFinding finding = listed.shown();
        String resource = "    " + Printable.of(finding.resource());
        String who = " <- " + Printable.of(who(finding));
        boolean fits = TerminalWidth.of(resource + who) <= display.columnsOr(Display.USUAL);
        text.append(resource).append(fits ? "" : "\n     ").append(who).append('\n');
        text.append("      %s  %-17s  %s%s%n"
                .formatted(
                        day(finding.createdAt()),
                        where(listed),
                        finding.id(),
                        finding.status() == FindingStatus.ACTIVE
                                ? ""
                                : "  " + finding.status().label()));
    }

    private String who(ExternalFinding finding) {
        String who = finding.isPublic() ? "EVERYBODY" : finding.who();
        return finding.principal().values().stream()
                .flatMap(principal -> owners.account(principal).stream())
                .findFirst()
                .map(known -> "%s (%s)".formatted(who, known.name()))
                .orElse(who);
    }

    private static String where(ListedFinding listed) {
        int others = listed.regions().size() - 1;
        return listed.shown().region() + (others == 0 ? "" : " +" + others);
    }

    /** In UTC. */
    static String day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
