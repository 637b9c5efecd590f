package io.github.findingrelay.cli;

import io.github.findingrelay.console.Console;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command with its options, in Markdown. What many commands have in the same words is said once. */
final class CommandReference {

    private static final int FEW = 5;

    private final List<CommandSpec> commands =
            commands(CommandTree.of(Console.ofProcess()).getCommandSpec()).toList();
    private final Map<String, Long> counts = commands.stream()
            .flatMap(CommandReference::options)
            .filter(CommandReference::isShareable)
            .collect(Collectors.groupingBy(CommandReference::row, TreeMap::new, Collectors.counting()));

    String text() {
        return "Every command has\n\n"
                + table(rows(count -> count == commands.size()))
                + "\nand many have\n\n"
                + table(rows(this::isShared))
                + commands.stream().map(this::section).collect(Collectors.joining());
    }

    /** Each command has formats of its own. */
    private static boolean isShareable(OptionSpec option) {
        return !option.longestName().equals("--format");
    }

    private List<String> rows(LongPredicate count) {
        return counts.entrySet().stream()
                .filter(row -> count.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isShared(long count) {
        return count > FEW && count < commands.size();
    }

    private long count(OptionSpec option) {
        return counts.getOrDefault(row(option), 0L);
    }

    /** Those that do something by themselves. */
    private static Stream<CommandSpec> commands(CommandSpec command) {
        return command.subcommands().isEmpty()
                ? Stream.of(command)
                : command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .distinct()
                        .flatMap(CommandReference::commands);
    }

    private String section(CommandSpec command) {
        List<String> rows = new ArrayList<>();
        command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(CommandReference::row)
                .forEach(rows::add);
        options(command)
                .filter(option -> count(option) <= FEW)
                .map(CommandReference::row)
                .forEach(rows::add);
        String shared = options(command)
                .filter(option -> isShared(count(option)))
                .map(option -> ReferenceText.code(option.longestName()))
                .collect(Collectors.joining(", "));
        return "\n### " + command.qualifiedName() + "\n\n"
                + sentence(command.usageMessage().description()) + "\n"
                + (rows.isEmpty() ? "" : "\n" + table(rows))
                + (shared.isEmpty() ? "" : "\nAs above: " + shared + ".\n")
                + examples(command.usageMessage().footer());
    }

    private static Stream<OptionSpec> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(option -> option.longestName().toLowerCase(Locale.ROOT)));
    }

    private static String row(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        String several = option.isMultiValue() ? "[" + option.splitRegex() + "…]" : "";
        // Of options that exclude each other picocli says that they are required.
        String required = option.required() && option.group() == null ? " Required." : "";
        return "| " + ReferenceText.code(String.join(", ", option.names()) + value + several) + " | "
                + sentence(option.description()) + required + " |\n";
    }

    private static String row(PositionalParamSpec parameter) {
        return "| " + ReferenceText.code(parameter.paramLabel() + (parameter.isMultiValue() ? "…" : "")) + " | "
                + sentence(parameter.description()) + " |\n";
    }

    private static String table(List<String> rows) {
        return "| | |\n|---|---|\n" + String.join("", rows);
    }

    private static String sentence(String... lines) {
        return ReferenceText.prose(String.join(" ", lines));
    }

    private static String examples(String... footer) {
        String lines = Stream.of(footer)
                .map(line -> line.replaceFirst("^(Examples?:| {9})", "").strip())
                .filter(line -> line.startsWith("./relay"))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "" : "\n```sh\n" + lines + "\n```\n";
    }
}
