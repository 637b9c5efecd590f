package io.github.findingrelay.doctor;

import io.github.findingrelay.diagnostic.Markdown;
import io.github.findingrelay.doctor.Precondition.Verdict;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checklist for a page on GitHub, which a phone can show: what is to be done first, the rest folded. */
record DoctorMarkdown(DoctorReport report) {

    private static final Pattern ADDRESS = Pattern.compile("(https://\\S+)(.*)");

    String text() {
        List<Precondition> good = report.items().stream()
                .filter(item -> item.state() == Verdict.OK)
                .toList();
        StringBuilder page = new StringBuilder("### Doctor: %s%n%n".formatted(report.summary()));
        report.items().stream().filter(item -> item.state() != Verdict.OK).forEach(item -> page.append(entry(item)));
        if (!good.isEmpty()) {
            page.append("%n<details><summary>%d ok</summary>%n%n".formatted(good.size()));
            good.forEach(item -> page.append("- ").append(line(item)).append('\n'));
            page.append("\n</details>\n");
        }
        return page.toString();
    }

    private static String entry(Precondition item) {
        String remedy = item.remedy().isEmpty() ? "" : "  - fix: " + remedy(item) + "\n";
        return "- **%s** %s%n  - why: %s%n%s"
                .formatted(DoctorReport.label(item.state()), line(item), Markdown.withoutMentions(item.why()), remedy);
    }

    private static String line(Precondition item) {
        return Markdown.withoutMentions(item.what() + (item.found().isEmpty() ? "" : ": " + item.found()));
    }

    /** A command that can be copied, or an address that can be followed. */
    private static String remedy(Precondition item) {
        if (DoctorReport.isCommand(item) && !item.remedy().contains("`")) {
            return "`" + item.remedy() + "`";
        }
        Matcher address = ADDRESS.matcher(item.remedy());
        return address.matches()
                ? "<%s>%s".formatted(address.group(1), Markdown.withoutMentions(address.group(2)))
                : Markdown.withoutMentions(item.remedy());
    }
}
