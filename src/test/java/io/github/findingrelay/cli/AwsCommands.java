package io.github.findingrelay.cli;

import io.github.findingrelay.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Every command that asks AWS, with what it needs to do so. */
final class AwsCommands {

    private static final String FINDING = "00000000-0000-4000-8000-000000000001";
    private static final String BUCKET = "arn:aws:s3:::exports";

    private static final Map<String, List<String>> ARGUMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("accounts import", List.of()),
            Map.entry("analyzers delete", List.of("--name", "theirs", "--execute")),
            Map.entry("analyzers list", List.of()),
            Map.entry("coverage", List.of()),
            Map.entry("deploy", List.of("--execute")),
            Map.entry("doctor", List.of()),
            Map.entry("findings archive", List.of(FINDING, "--reason", "a test", "--execute")),
            Map.entry("findings list", List.of()),
            Map.entry("findings preview", List.of("partner-role")),
            Map.entry("findings reopen", List.of(FINDING, "--reason", "a test", "--execute")),
            Map.entry("findings rescan", List.of(BUCKET, "--execute")),
            Map.entry("findings show", List.of(FINDING)),
            Map.entry("init", List.of("--dry-run", "--region", "eu-west-1")),
            Map.entry("notify-test", List.of("222222222222", "--event-only", "--wait", "0")),
            Map.entry("plan", List.of("--live")),
            Map.entry("redeliver", List.of("--execute")),
            Map.entry("remind", List.of("--execute")),
            Map.entry("status", List.of()),
            Map.entry("subscriptions confirm", List.of("0123456789abcdef", "--topic", "finding-relay-fallback")),
            Map.entry("subscriptions list", List.of()),
            Map.entry("subscriptions repair", List.of("--execute"))));

    private AwsCommands() {}

    /** By name, with its subcommand. */
    static Map<String, List<String>> all() {
        return ARGUMENTS;
    }

    /** The names of those that there are. */
    static List<String> names(Console console) {
        return names(console, "--profile");
    }

    /** The names of all commands that have an option. */
    static List<String> names(Console console, String option) {
        return leaves("", CommandTree.of(console))
                .filter(leaf -> leaf.command().getCommandSpec().findOption(option) != null)
                .map(Leaf::name)
                .sorted()
                .toList();
    }

    private record Leaf(String name, CommandLine command) {}

    private static Stream<Leaf> leaves(String name, CommandLine command) {
        Map<String, CommandLine> inside = command.getSubcommands();
        return inside.isEmpty()
                ? Stream.of(new Leaf(name.strip(), command))
                : inside.entrySet().stream().flatMap(entry -> leaves(name + " " + entry.getKey(), entry.getValue()));
    }

    /** As people write it. */
    static List<String> line(String name, List<String> more) {
        List<String> line = new ArrayList<>(List.of(name.split(" ", -1)));
        line.addAll(ARGUMENTS.getOrDefault(name, List.of()));
        line.addAll(more);
        return line;
    }
}
