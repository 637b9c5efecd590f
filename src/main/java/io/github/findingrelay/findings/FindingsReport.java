package io.github.findingrelay.findings;

import io.github.findingrelay.console.Color;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.Markdown;
import io.github.findingrelay.model.Organization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings by owner, and what is missing among them.
 *
 * @param title what they are, for example {@code 3 active findings}
 * @param notes what is not asked on purpose
 * @param asked for which findings; empty: for what somebody has named
 */
record FindingsReport(
        Organization organization,
        String title,
        List<ListedFinding> listed,
        FindingsReading reading,
        List<String> notes,
        Optional<Asked> asked) {

    private static final List<String> HEADINGS =
            List.of("owner account name Region type resource who public since status id".split(" ", -1));

    FindingsReport(
            Organization organization,
            String title,
            List<ListedFinding> listed,
            FindingsReading reading,
            List<String> notes) {
        this(organization, title, listed, reading, notes, Optional.empty());
    }

    /** Prints it; the exit code says whether anything is missing. */
    ExitCode print(Console console, Format format, Color color) {
        switch (format) {
            default ->
                console.result(new FindingsText(this, owners(), console.display(color)).text(), Format.TEXT, color);
            case JSON -> console.result(Json.write(FindingsJson.of(this)), Format.JSON, color);
            case CSV -> {
                console.result(table().csv(), Format.CSV, color);
                console.problem(remarksText());
            }
            case MARKDOWN -> console.result(markdown(), Format.MARKDOWN, color);
        }
        return reading.exitCode();
    }

    FindingsByOwner owners() {
        return new FindingsByOwner(organization);
    }

    private String markdown() {
        StringBuilder page = new StringBuilder("%s\n".formatted(Markdown.withoutMentions(title)));
        if (!listed.isEmpty()) {
            page.append('\n').append(table().markdown());
        }
        remarks()
                .forEach(line -> page.append("\n> ")
                        .append(Markdown.withoutMentions(line))
                        .append('\n'));
        return page.toString();
    }

    private Table table() {
        FindingsByOwner owners = owners();
        return new Table(
                HEADINGS,
                owners.owned(listed).stream()
                        .flatMap(owned -> owned.findings().stream().map(one -> row(one, owners)))
                        .toList());
    }

    private static List<String> row(ListedFinding listed, FindingsByOwner owners) {
        ExternalFinding finding = listed.shown();
        return List.of(
                owners.owner(finding.ownerAccount()).key(),
                finding.ownerAccount(),
                owners.name(finding.ownerAccount()).orElse(FindingsText.UNKNOWN),
                String.join(" ", listed.regions()),
                finding.type(),
                Printable.of(finding.resource()),
                Printable.of(finding.who()),
                finding.isPublic() ? "yes" : "no",
                FindingsText.day(finding.createdAt()),
                finding.status().label(),
                finding.id());
    }

    String remarksText() {
        return remarks().stream().map(line -> "! " + line + "\n").collect(Collectors.joining());
    }

    /** What is missing, and why. */
    List<String> remarks() {
        return Stream.concat(reading.missing(organization).stream(), notes.stream())
                .toList();
    }
}
