package io.github.findingrelay.cli;

import io.github.findingrelay.deploy.Change;
import io.github.findingrelay.deploy.Plan;
import io.github.findingrelay.diagnostic.Markdown;
import java.util.List;
import java.util.Map;

/** A plan for a comment in a pull request: the most dangerous first, as long as there is room. */
record PlanMarkdown(Plan plan, Map<String, String> accountNames) {

  /** GitHub takes 65,536 characters; somebody may want to put a line above. */
  private static final int ROOM = 60_000;

  /** Of one diff. */
  private static final int LINES = 80;

  String text() {
    StringBuilder page = new StringBuilder();
    page.append("### What merging does\n\n%s.\n".formatted(PlanWords.summary(plan)));
    plan.notices()
        .forEach(notice -> page.append("\n> **Note:** ").append(escaped(notice)).append('\n'));
    List<List<Change>> groups = plan.groups(accountNames);
    for (int i = 0; i < groups.size(); i++) {
      String entry = entry(groups.get(i));
      if (page.length() + entry.length() > ROOM) {
        long left = groups.stream().skip(i).mapToLong(List::size).sum();
        page.append("\n%d more changes are in the plan as JSON.\n".formatted(left));
        break;
      }
      page.append(entry);
    }
    return page.toString();
  }

  private String entry(List<Change> group) {
    StringBuilder entry = new StringBuilder();
    entry.append("\n#### %s\n\n".formatted(escaped(PlanWords.title(group, accountNames))));
    PlanWords.consequences(group)
        .forEach(consequence -> entry.append("- ").append(escaped(consequence)).append('\n'));
    plan.changeSets()
        .getOrDefault(group.get(0).name(), List.of())
        .forEach(line -> entry.append("- CloudFormation: ").append(escaped(line)).append('\n'));
    List<String> diff = group.get(0).diff();
    if (!diff.isEmpty()) {
      String fence = "`".repeat(longestRun(diff) + 3);
      entry.append("\n<details><summary>Diff</summary>\n\n").append(fence).append("diff\n");
      diff.stream().limit(LINES).forEach(line -> entry.append(line).append('\n'));
      if (diff.size() > LINES) {
        entry.append("… %d more lines\n".formatted(diff.size() - LINES));
      }
      entry.append(fence).append("\n\n</details>\n");
    }
    return entry.toString();
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

  /** Names are data: they mention nobody and mark nothing up. */
  static String escaped(String text) {
    return Markdown.escaped(text).replace("@", "@\u200b");
  }
}
