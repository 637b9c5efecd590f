package io.github.findingrelay.cli;

import io.github.findingrelay.diagnostic.Display;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command. Lines break at spaces alone, so that nothing that somebody may copy is cut.
 *
 * @param columns of a line at most, if no single word is longer
 */
record HelpPage(CommandSpec command, int columns) {

    /** Where the words of options begin, unless a name needs more room. */
    private static final int MARGIN = 26;

    /** The same of commands: each has a line. */
    private static final int COMMANDS = 17;

    String text() {
        StringBuilder page = new StringBuilder();
        page.append("Usage: ").append(synopsis()).append("\n\n");
        String[] description = command.usageMessage().description();
        paragraphs(
                page,
                description.length > 0 ? description : command.usageMessage().header());
        parameters(page);
        commands(page);
        options(page, "Options", own());
        options(page, "Options of all commands", common());
        for (String line : command.usageMessage().footer()) {
            // Examples: they can be copied in whatever many lines.
            page.append(new Display(columns, false).command(line)).append('\n');
        }
        return page.toString();
    }

    private String synopsis() {
        Stream<String> required = command.options().stream()
                .filter(option -> option.required() && option.group() == null)
                .map(option -> option.longestName() + "=" + option.paramLabel());
        Stream<String> parameters = command.positionalParameters().stream().map(HelpPage::label);
        Stream<String> rest = Stream.of("[OPTIONS]");
        Stream<String> subcommand = command.subcommands().isEmpty() ? Stream.empty() : Stream.of("COMMAND");
        return Stream.of(Stream.of(command.qualifiedName()), required, parameters, subcommand, rest)
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    private static String label(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private void parameters(StringBuilder page) {
        if (!command.positionalParameters().isEmpty()) {
            page.append("\nArguments:\n");
            command.positionalParameters()
                    .forEach(parameter -> entry(page, MARGIN, "      " + label(parameter), words(parameter)));
        }
    }

    private void commands(StringBuilder page) {
        Map<String, CommandLine> all = command.subcommands();
        if (all.isEmpty()) {
            return;
        }
        if (command.parent() != null) {
            commands(page, "Commands", all.keySet());
            return;
        }
        CommandGroups.all()
                .forEach((heading, names) -> commands(
                        page, heading, names.stream().filter(all::containsKey).toList()));
    }

    private void commands(StringBuilder page, String heading, Collection<String> names) {
        page.append('\n').append(heading).append(":\n");
        for (String name : names) {
            CommandSpec each = Objects.requireNonNull(command.subcommands().get(name), name)
                    .getCommandSpec();
            entry(
                    page,
                    COMMANDS,
                    "  " + name,
                    String.join(" ", each.usageMessage().header()).replaceFirst("\\.$", ""));
        }
    }

    private List<OptionSpec> own() {
        return sorted(shown().filter(option -> !isCommon(option)));
    }

    private List<OptionSpec> common() {
        return sorted(shown().filter(this::isCommon));
    }

    private Stream<OptionSpec> shown() {
        return command.options().stream().filter(option -> !option.hidden());
    }

    /** Those that may stand before any command. */
    private boolean isCommon(OptionSpec option) {
        return command.root().findOption(option.longestName()) != null;
    }

    private static List<OptionSpec> sorted(Stream<OptionSpec> options) {
        return options.sorted(
                        Comparator.comparing(option -> option.longestName().replaceFirst("^-+", "")))
                .toList();
    }

    private void options(StringBuilder page, String heading, List<OptionSpec> options) {
        if (!options.isEmpty()) {
            page.append('\n').append(heading).append(":\n");
            options.forEach(option -> entry(page, MARGIN, name(option), words(option)));
        }
    }

    private static String name(OptionSpec option) {
        String value = option.arity().max() == 0
                ? ""
                : "=" + option.paramLabel() + (option.splitRegex().isEmpty() ? "" : ",...");
        boolean isShort = option.shortestName().length() == 2;
        return (isShort ? "  " : "      ") + String.join(", ", option.names()) + value;
    }

    private static String words(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void paragraphs(StringBuilder page, String... paragraphs) {
        for (String paragraph : paragraphs) {
            wrapped(paragraph, columns).forEach(line -> page.append(line).append('\n'));
        }
    }

    private void entry(StringBuilder page, int margin, String name, String words) {
        List<String> lines = new ArrayList<>(wrapped(words, columns - margin));
        if (name.length() + 2 > margin) {
            page.append(name).append('\n');
        } else {
            page.append(name).append(" ".repeat(margin - name.length()));
            page.append(lines.isEmpty() ? "" : lines.remove(0)).append('\n');
        }
        lines.forEach(line -> page.append(" ".repeat(margin)).append(line).append('\n'));
    }

    private static List<String> wrapped(String text, int width) {
        return List.of(new Display(width, false).wrapped(text.strip(), 0).split("\n", -1));
    }
}
