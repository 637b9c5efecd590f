package io.github.findingrelay.plan;

import io.github.findingrelay.console.Printable;
import java.util.List;
import java.util.Map;

/** A plan for a terminal. */
record PlanText(Plan plan, Map<String, String> accountNames) {

    /** Lines of a diff; the whole of it is in the JSON. */
    private static final int LINES = 60;

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "", "plan against %s: %s".formatted(plan.base(), plan.summary()));
        plan.sentences().forEach(sentence -> line(text, "* ", sentence.inWords()));
        plan.notices().forEach(notice -> line(text, "! ", notice));
        for (ChangeGroup group : plan.groups(accountNames)) {
            line(text.append('\n'), "", group.title());
            group.facts().forEach(fact -> line(text, "  ", fact));
            List<String> diff = group.diff();
            diff.stream().limit(LINES).forEach(line -> line(text, "    ", line));
            if (diff.size() > LINES) {
                text.append("    … %d more lines%n".formatted(diff.size() - LINES));
            }
        }
        return text.toString();
    }

    /** Names, templates and reasons are written by others. */
    private static void line(StringBuilder text, String start, String rest) {
        text.append(start).append(Printable.of(rest)).append('\n');
    }
}
