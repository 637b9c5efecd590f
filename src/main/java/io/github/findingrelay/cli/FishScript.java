package io.github.findingrelay.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish, from the commands and options that there are. */
final class FishScript {

    private static final String HEAD = """
            # Completes relay and ./relay in fish. Made by 'relay completion fish'.
            complete -c relay -f
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private FishScript() {}

    static String of(CommandSpec relay) {
        FishScript fish = new FishScript();
        fish.add(relay, List.of());
        return fish.script.toString();
    }

    private void add(CommandSpec command, List<String> path) {
        Set<String> names = command.subcommands().keySet();
        String here = condition(path, names);
        command.subcommands()
                .forEach((name, subcommand) -> line(
                        here,
                        "-a " + name,
                        String.join(
                                " ", subcommand.getCommandSpec().usageMessage().header())));
        command.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> line(here, flags(option), String.join(" ", option.description())));
        command.positionalParameters().forEach(parameter -> argument(parameter, here));
        command.subcommands().forEach((name, subcommand) -> add(subcommand, name, path));
    }

    private void add(CommandLine subcommand, String name, List<String> path) {
        List<String> below = new ArrayList<>(path);
        below.add(name);
        add(subcommand.getCommandSpec(), below);
    }

    /** All names of the path are there, and none of a subcommand. */
    private static String condition(List<String> path, Set<String> subcommands) {
        List<String> parts = path.stream()
                .map("__fish_seen_subcommand_from %s"::formatted)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!subcommands.isEmpty()) {
            parts.add("not __fish_seen_subcommand_from " + String.join(" ", subcommands));
        }
        return String.join("; and ", parts);
    }

    private void argument(PositionalParamSpec parameter, String here) {
        if (parameter.completionCandidates() != null) {
            String words = String.join(" ", parameter.completionCandidates());
            script.append("complete -c relay -n \"%s\" -a '%s'%n".formatted(here, words));
        } else if (isFile(parameter.auxiliaryTypes())) {
            script.append("complete -c relay -n \"%s\" -F%n".formatted(here));
        }
    }

    private static String flags(OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        if (option.arity().max() == 0) {
            return names;
        }
        if (option.completionCandidates() != null) {
            return names + " -x -a '" + String.join(" ", option.completionCandidates()) + "'";
        }
        return names + (isFile(option.auxiliaryTypes()) ? " -r -F" : " -x");
    }

    private static boolean isFile(Class<?>... types) {
        return List.of(types).contains(Path.class);
    }

    private void line(String condition, String what, String words) {
        script.append("complete -c relay -n \"%s\" %s -d '%s'%n"
                .formatted(condition, what, words.replace("\\", "\\\\").replace("'", "\\'")));
    }
}
