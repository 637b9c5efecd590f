package io.github.findingrelay.cli;

import io.github.findingrelay.console.Console;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command with its options, in Markdown. */
final class CommandReference {

    private final CommandSpec relay = CommandTree.of(Console.ofProcess()).getCommandSpec();
    private final List<CommandSpec> commands = commands(relay).toList();
    private final List<String> common = options(commands.get(0))
            .map(CommandReference::row)
            .filter(row -> commands.stream()
                    .allMatch(command ->
                            options(command).map(CommandReference::row).anyMatch(row::equals)))
            .toList();

    String text() {
        return "Every command has\n\n" + table(common)
                + commands.stream().map(this::section).collect(Collectors.joining());
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
                .map(CommandReference::row)
                .filter(row -> !common.contains(row))
                .forEach(rows::add);
        return "\n### " + command.qualifiedName() + "\n\n"
                + sentence(command.usageMessage().description()) + "\n" + (rows.isEmpty() ? "" : "\n" + table(rows))
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
        return "| " + ReferenceText.code(String.join(", ", option.names()) + value + several) + " | "
                + sentence(option.description()) + (option.required() ? " Required." : "") + " |\n";
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
