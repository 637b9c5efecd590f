package io.github.findingrelay.plan;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.diagnostic.Markdown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A plan for a comment in a pull request: the most dangerous first, as long as there is room.
 *
 * @param room characters that it may have
 */
record PlanMarkdown(String heading, Plan plan, Map<String, String> accountNames, int room) {

    /** GitHub takes 65,536 characters; somebody may want to put a line above. */
    static final int ROOM = 60_000;

    /** What the last line needs. */
    private static final int FAREWELL = 100;

    /** Of one diff. */
    private static final int LINES = 80;

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    String text() {
        StringBuilder page = new StringBuilder();
        page.append("### %s\n\n%s.\n".formatted(heading, plan.summary()));
        sentences(page);
        for (String notice : plan.notices()) {
            page.append("\n> **Note:** %s\n".formatted(shown(notice)));
        }
        entries(room - page.length() - FAREWELL).forEach(page::append);
        return page.toString();
    }

    /** At most half of the page, so that there is room for the stacks. */
    private void sentences(StringBuilder page) {
        int shown = 0;
        page.append(plan.sentences().isEmpty() ? "" : "\n");
        for (Sentence sentence : plan.sentences()) {
            String line = "- %s\n".formatted(shown(sentence.inWords()));
            if (page.length() + line.length() > room / 2) {
                page.append("- **%d more sentences** do not fit here.\n"
                        .formatted(plan.sentences().size() - shown));
                return;
            }
            page.append(line);
            shown++;
        }
    }

    private static String shown(String text) {
        return Markdown.withoutMentions(Printable.of(text));
    }

    private List<String> entries(int space) {
        List<ChangeGroup> groups = plan.groups(accountNames);
        List<String> entries = new ArrayList<>();
        int left = space;
        for (ChangeGroup group : groups) {
            String entry = entry(group);
            left -= entry.length();
            if (left < 0) {
                long more = groups.stream()
                        .skip(entries.size())
                        .mapToLong(each -> each.changes().size())
                        .sum();
                entries.add("\n**%d more changes** do not fit here.\n".formatted(more));
                return entries;
            }
            entries.add(entry);
        }
        addDetails(groups, entries, left);
        return entries;
    }

    /** What happens comes before how: diffs are left out first, those that explain few changes. */
    private static void addDetails(List<ChangeGroup> groups, List<String> entries, int space) {
        List<Integer> largestFirst = IntStream.range(0, groups.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -groups.get(i).changes().size()))
                .toList();
        int left = space;
        for (int i : largestFirst) {
            String details = everybody(groups.get(i)) + diff(groups.get(i).diff());
            if (details.length() <= left) {
                left -= details.length();
                entries.set(i, entries.get(i) + details);
            }
        }
    }

    private static String entry(ChangeGroup group) {
        StringBuilder entry = new StringBuilder();
        entry.append("\n#### %s\n".formatted(shown(group.title())));
        List<String> facts = group.facts();
        entry.append(facts.isEmpty() ? "" : "\n");
        for (String fact : facts) {
            entry.append("- ").append(shown(fact)).append('\n');
        }
        return entry.toString();
    }

    private static String diff(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(lines) + 3);
        StringBuilder diff = new StringBuilder("\n<details><summary>Diff</summary>\n\n");
        diff.append(fence).append("diff\n");
        lines.stream()
                .limit(LINES)
                .forEach(line -> diff.append(Printable.of(line)).append('\n'));
        if (lines.size() > LINES) {
            diff.append("… %d more lines\n".formatted(lines.size() - LINES));
        }
        return diff.append(fence).append("\n\n</details>\n").toString();
    }

    /** Whoever a title does not name. */
    private static String everybody(ChangeGroup group) {
        String names = shown(String.join(", ", group.names()));
        return group.isShortened()
                ? "\n<details><summary>All %d</summary>\n\n%s\n\n</details>\n"
                        .formatted(group.changes().size(), names)
                : "";
    }

    /** Backticks in a row: a fence has to be longer. */
    private static int longestRun(List<String> lines) {
        return lines.stream()
                .flatMap(line -> BACKTICKS.matcher(line).results())
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }
}
