package io.github.findingrelay.plan;

import java.util.List;
import java.util.Map;

/** A plan for a terminal. */
record PlanText(Plan plan, Map<String, String> accountNames) {

    /** Lines of a diff; the whole of it is in the JSON. */
    private static final int LINES = 60;

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("plan against %s: %s%n".formatted(plan.base(), plan.summary()));
        plan.notices().forEach(notice -> text.append("! ").append(notice).append('\n'));
        for (ChangeGroup group : plan.groups(accountNames)) {
            text.append('\n').append(group.title()).append('\n');
            group.facts().forEach(fact -> text.append("  ").append(fact).append('\n'));
            List<String> diff = group.diff();
            diff.stream()
                    .limit(LINES)
                    .forEach(line -> text.append("    ").append(line).append('\n'));
            if (diff.size() > LINES) {
                text.append("    … %d more lines%n".formatted(diff.size() - LINES));
            }
        }
        return text.toString();
    }
}
