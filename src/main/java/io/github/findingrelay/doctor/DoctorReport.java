package io.github.findingrelay.doctor;

import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.doctor.Precondition.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checklist, in the order of setting up. */
record DoctorReport(List<Precondition> items) {

    private static final String INDENT = " ".repeat(9);
    private static final Pattern COMMAND = Pattern.compile("(aws|for|export|\\./relay) .*");

    String text(Display display) {
        return items.stream().map(item -> text(item, display)).collect(Collectors.joining()) + summary() + "\n";
    }

    private static String text(Precondition item, Display display) {
        String line = item.what() + (item.found().isEmpty() ? "" : ": " + item.found());
        String text = display.wrapped(tinted(item.state(), display) + line, INDENT.length()) + "\n";
        return item.state() == Verdict.OK
                ? text
                : text + display.wrapped(INDENT + "why: " + item.why(), 0) + "\n" + remedy(item, display);
    }

    private static String tinted(Verdict state, Display display) {
        String word = "%-9s".formatted(label(state));
        return switch (state) {
            case OK -> display.good(word);
            case WARN, UNKNOWN -> display.warn(word);
            case FAIL -> display.bad(word);
        };
    }

    private static String remedy(Precondition item, Display display) {
        String line = INDENT + "fix: " + item.remedy();
        if (item.remedy().isEmpty()) {
            return "";
        }
        return (isCommand(item) ? display.command(line) : display.wrapped(line)) + "\n";
    }

    static boolean isCommand(Precondition item) {
        return COMMAND.matcher(item.remedy()).matches();
    }

    static String label(Verdict state) {
        return state == Verdict.FAIL ? "FAIL" : state.label();
    }

    /** How many there are of each. */
    String summary() {
        return Stream.of(Verdict.values())
                .map(state -> count(state) + " " + state.label())
                .collect(Collectors.joining(", "));
    }

    private long count(Verdict state) {
        return items.stream().filter(item -> item.state() == state).count();
    }

    String markdown() {
        return new DoctorMarkdown(this).text();
    }

    String json() {
        return Json.write(items);
    }
}
