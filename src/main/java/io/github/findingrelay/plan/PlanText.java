package io.github.findingrelay.plan;

import java.util.List;
import java.util.Map;

/** A plan for a terminal. */
record PlanText(Plan plan, Map<String, String> accountNames) {

  /** Lines of a diff; the whole of it is in the JSON. */
  private static final int LINES = 60;

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("plan against %s: %s%n".formatted(plan.base(), PlanWords.summary(plan)));
    plan.notices().forEach(notice -> text.append("! ").append(notice).append('\n'));
    for (List<Change> group : plan.groups(accountNames)) {
      text.append('\n').append(PlanWords.title(group, accountNames)).append('\n');
      PlanWords.consequences(group)
          .forEach(consequence -> text.append("  ").append(consequence).append('\n'));
      plan.changeSets()
          .getOrDefault(group.get(0).name(), List.of())
          .forEach(line -> text.append("  CloudFormation: ").append(line).append('\n'));
      List<String> diff = group.get(0).diff();
      diff.stream().limit(LINES).forEach(line -> text.append("    ").append(line).append('\n'));
      if (diff.size() > LINES) {
        text.append("    … %d more lines%n".formatted(diff.size() - LINES));
      }
    }
    return text.toString();
  }
}
