package io.github.findingrelay.generate;

import io.github.findingrelay.generate.Advice.AdvisedSetting;
import io.github.findingrelay.generate.Advice.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Advice as tables: a row for each figure, a column for each value. */
final class AdviceText {

    private AdviceText() {}

    static String plain(Advice advice) {
        return advice.choices().stream().map(AdviceText::plain).collect(Collectors.joining("\n"));
    }

    private static String plain(AdvisedSetting choice) {
        List<List<String>> rows = rows(choice);
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toList();
        String table = rows.stream()
                .map(row -> ("  " + padded(row, widths)).stripTrailing() + "\n")
                .collect(Collectors.joining());
        return "%s: %s%n%s%n%s"
                .formatted(choice.setting(), choice.current(), table, wrapped(verdict(choice, "")))
                .replace("\r\n", "\n");
    }

    private static String padded(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(
                        i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(Collectors.joining("   "));
    }

    /** Lines of at most 100 characters, indented. */
    private static String wrapped(String text) {
        return text.replaceAll("(.{1,98})( +|$)", "  $1\n");
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
