package io.github.findingrelay.doctor;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.doctor.Precondition.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checklist, in the order of setting up. */
record DoctorReport(List<Precondition> items) {

    private static final int WIDTH = 100;
    private static final String INDENT = " ".repeat(9);

    String text(boolean color) {
        return items.stream().map(item -> text(item, color)).collect(Collectors.joining()) + summary() + "\n";
    }

    private static String text(Precondition item, boolean color) {
        String word = "%-9s".formatted(label(item.state()));
        String tint = switch (item.state()) {
            case OK -> "\u001B[32m";
            case WARN, UNKNOWN -> "\u001B[33m";
            case FAIL -> "\u001B[31m";
        };
        String line = item.what() + (item.found().isEmpty() ? "" : ": " + item.found());
        StringBuilder text = new StringBuilder(color ? tint + word + "\u001B[0m" : word);
        text.append(wrapped(line));
        if (item.state() != Verdict.OK) {
            text.append(INDENT).append(wrapped("why: " + item.why()));
            if (!item.remedy().isEmpty()) {
                // Unbroken, so that it can be copied.
                text.append(INDENT).append("fix: ").append(item.remedy()).append('\n');
            }
        }
        return text.toString();
    }

    private static String label(Verdict state) {
        return state == Verdict.FAIL ? "FAIL" : state.label();
    }

    /** At words; a word may be longer than a line. */
    private static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        int column = INDENT.length();
        for (String word : text.split("\\s+", -1)) {
            boolean first = column == INDENT.length();
            if (!first && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(INDENT);
                column = INDENT.length();
                first = true;
            }
            wrapped.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
        }
        return wrapped.append('\n').toString();
    }

    private String summary() {
        return Stream.of(Verdict.values())
                .map(state -> count(state) + " " + state.label())
                .collect(Collectors.joining(", "));
    }

    private long count(Verdict state) {
        return items.stream().filter(item -> item.state() == state).count();
    }

    String markdown() {
        Table table = new Table(
                List.of("", "what", "found", "why", "fix"),
                items.stream().map(DoctorReport::cells).toList());
        return table.markdown() + "\n" + summary() + "\n";
    }

    private static List<String> cells(Precondition item) {
        boolean ok = item.state() == Verdict.OK;
        return List.of(label(item.state()), item.what(), item.found(), ok ? "" : item.why(), ok ? "" : item.remedy());
    }

    String json() {
        return Json.write(items);
    }
}
