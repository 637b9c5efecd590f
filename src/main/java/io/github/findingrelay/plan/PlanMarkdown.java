package io.github.findingrelay.plan;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.diagnostic.Markdown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

  String text() {
    StringBuilder page = new StringBuilder();
    page.append("### ").append(heading).append("\n\n");
    page.append(PlanWords.summary(plan)).append(".\n");
    plan.notices()
        .forEach(
            notice ->
                page.append("\n> **Note:** ")
                    .append(Markdown.withoutMentions(notice))
                    .append('\n'));
    entries(room - page.length() - FAREWELL).forEach(page::append);
    return page.toString();
  }

  /** What happens comes before how: diffs are left out first, those that explain few changes. */
  private List<String> entries(int space) {
    List<List<Change>> groups = plan.groups(accountNames);
    List<String> entries = new ArrayList<>();
    int left = space;
    for (List<Change> group : groups) {
      String entry = entry(group);
      if (entry.length() > left) {
        long more = groups.stream().skip(entries.size()).mapToLong(List::size).sum();
        entries.add("\n**%d more changes** do not fit here.\n".formatted(more));
        return entries;
      }
      left -= entry.length();
      entries.add(entry);
    }
    List<Integer> largestFirst =
        IntStream.range(0, entries.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -groups.get(i).size()))
            .toList();
    for (int i : largestFirst) {
      String details = details(groups.get(i));
      if (details.length() <= left) {
        left -= details.length();
        entries.set(i, entries.get(i) + details);
      }
    }
    return entries;
  }

  private String entry(List<Change> group) {
    StringBuilder entry = new StringBuilder();
    entry.append(
        "\n#### %s\n".formatted(Markdown.withoutMentions(PlanWords.title(group, accountNames))));
    List<String> lines = new ArrayList<>(PlanWords.consequences(group));
    plan.changeSets()
        .getOrDefault(group.get(0).name(), List.of())
        .forEach(line -> lines.add("CloudFormation: " + line));
    entry.append(lines.isEmpty() ? "" : "\n");
    lines.forEach(line -> entry.append("- ").append(Markdown.withoutMentions(line)).append('\n'));
    return entry.toString();
  }

  private String details(List<Change> group) {
    return everybody(group) + diff(group.get(0).diff());
  }

  private static String diff(List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    String fence = "`".repeat(longestRun(lines) + 3);
    StringBuilder diff = new StringBuilder("\n<details><summary>Diff</summary>\n\n");
    diff.append(fence).append("diff\n");
    lines.stream().limit(LINES).forEach(line -> diff.append(line).append('\n'));
    if (lines.size() > LINES) {
      diff.append("… %d more lines\n".formatted(lines.size() - LINES));
    }
    return diff.append(fence).append("\n\n</details>\n").toString();
  }

  /** Whoever a title does not name. */
  private String everybody(List<Change> group) {
    if (group.size() <= PlanWords.NAMED) {
      return "";
    }
    String names =
        group.stream().map(change -> PlanWords.who(change, accountNames)).collect(joining(", "));
    return "\n<details><summary>All %d</summary>\n\n%s\n\n</details>\n"
        .formatted(group.size(), Markdown.withoutMentions(names));
  }

  /** Backticks in a row: a fence has to be longer. */
  private static int longestRun(List<String> lines) {
    int longest = 0;
    for (String line : lines) {
      int run = 0;
      for (int i = 0; i < line.length(); i++) {
        run = line.charAt(i) == '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return longest;
  }
}
