package io.github.findingrelay.generate;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.generate.Advice.AdvisedSetting;
import io.github.findingrelay.generate.Advice.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Advice as tables: a row for each figure, a column for each value. */
final class AdviceText {

    /** In columns; longer lines are hard to read. */
    private static final int PROSE = 100;

    private AdviceText() {}

    static String plain(Advice advice, Display display) {
        return advice.choices().stream().map(choice -> plain(choice, display)).collect(Collectors.joining("\n"));
    }

    private static String plain(AdvisedSetting choice, Display display) {
        List<List<String>> rows = rows(choice);
        String table = new Table(rows.get(0), rows.subList(1, rows.size())).text(display);
        Display prose = new Display(Math.min(PROSE, display.columns()), display.colored());
        return "%s: %s\n%s\n%s\n"
                .formatted(choice.setting(), choice.current(), table, prose.wrapped(verdict(choice, ""), 0));
    }

    static String markdown(Advice advice) {
        return advice.choices().stream().map(AdviceText::markdown).collect(Collectors.joining("\n"));
    }

    private static String markdown(AdvisedSetting choice) {
        List<List<String>> rows = rows(choice);
        String header = "| " + String.join(" | ", rows.get(0)) + " |\n";
        String line = "|" + "---|".repeat(rows.get(0).size()) + "\n";
        String body = rows.stream()
                .skip(1)
                .map(row -> "| " + String.join(" | ", row) + " |\n")
                .collect(Collectors.joining());
        return "### `%s: %s`\n\n%s%s%s\n%s\n"
                .formatted(choice.setting(), choice.current(), header, line, body, verdict(choice, "**"));
    }

    private static String verdict(AdvisedSetting choice, String strong) {
        String advised = strong + choice.advised() + strong;
        return "Advice: %s, because %s.".formatted(advised, choice.because());
    }

    /** The header first. */
    private static List<List<String>> rows(AdvisedSetting choice) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", choice.options().stream().map(option -> column(choice, option))));
        for (int i = 0; i < choice.options().get(0).figures().size(); i++) {
            int figure = i;
            rows.add(row(
                    choice.options().get(0).figures().get(i).name(),
                    choice.options().stream()
                            .map(option -> option.figures().get(figure).value())));
        }
        return rows;
    }

    private static String column(AdvisedSetting choice, Option option) {
        String now = option.value().equals(choice.current()) ? " (now)" : "";
        return option.value() + now + (option.fits() ? "" : " (does not fit)");
    }

    private static List<String> row(String name, Stream<String> values) {
        return Stream.concat(Stream.of(name), values).toList();
    }
}
