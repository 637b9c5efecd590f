package io.github.findingrelay.findings;

import io.github.findingrelay.console.Color;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.Markdown;
import io.github.findingrelay.findings.FindingsSummary.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A summary, what has changed, and what is missing. */
record SummaryReport(FindingsSummary summary, Asked asked, Optional<ComparisonText> compared) {

    /** Prints it; the exit code says whether anything is missing. */
    ExitCode print(Console console, Format format, Color color) {
        switch (format) {
            default -> console.result(text(console.display(color)), Format.TEXT, color);
            case JSON -> console.result(Json.write(SummaryJson.of(summary, asked, compared)), Format.JSON, color);
            case CSV -> {
                console.result(new SummaryTable(summary, comparison()).whole().csv(), Format.CSV, color);
                console.problem(remarksText());
            }
            case MARKDOWN -> console.result(markdown(), Format.MARKDOWN, color);
        }
        return summary.report().reading().exitCode();
    }

    private Optional<Comparison> comparison() {
        return compared.map(ComparisonText::comparison);
    }

    private String text(Display display) {
        String remarks = remarksText();
        return SummaryText.text(summary, compared, display) + (remarks.isEmpty() ? "" : "\n" + remarks);
    }

    private String remarksText() {
        return remarks().stream().map(line -> "! " + line + "\n").collect(Collectors.joining());
    }

    private List<String> remarks() {
        return Stream.concat(
                        summary.report().remarks().stream(), compared.stream().flatMap(some -> some.remarks().stream()))
                .toList();
    }

    private String markdown() {
        StringBuilder page = new StringBuilder(paragraph(SummaryText.title(summary)));
        compared.ifPresent(some -> append(page, some));
        for (Section section : summary.sections()) {
            if (!section.groups().isEmpty()) {
                page.append('\n').append(SummaryTable.of(summary, section).markdown());
            }
        }
        remarks().forEach(line -> page.append("\n> ").append(paragraph(line)));
        return page.toString();
    }

    private static void append(StringBuilder page, ComparisonText compared) {
        page.append('\n').append(paragraph(compared.with() + " " + compared.totals()));
        if (!compared.newPrincipals().isEmpty()) {
            page.append('\n')
                    .append(paragraph("new outside principals: " + String.join(", ", compared.newPrincipals())));
        }
        if (!compared.owners().rows().isEmpty()) {
            page.append('\n').append(compared.owners().markdown());
        }
    }

    private static String paragraph(String text) {
        return Markdown.withoutMentions(text) + "\n";
    }
}
