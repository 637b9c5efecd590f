package io.github.findingrelay.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Options that stand before a command count as if they stood behind it. */
final class HandedOptions {

    private HandedOptions() {}

    /** Hands them over; throws if the command has no such option, or has been given another value. */
    static void handOver(ParseResult parsed) {
        Map<String, OptionSpec> before = new TreeMap<>();
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            for (OptionSpec option : command.matchedOptions()) {
                if (!option.usageHelp() && !option.versionHelp()) {
                    String name = option.longestName();
                    OptionSpec earlier = before.putIfAbsent(name, option);
                    requireSame(command.commandSpec(), name, earlier == null ? option : earlier, option);
                }
            }
            command = command.subcommand();
        }
        for (Map.Entry<String, OptionSpec> option : before.entrySet()) {
            give(command, option.getKey(), option.getValue());
        }
    }

    private static void give(ParseResult command, String name, OptionSpec given) {
        CommandSpec spec = command.commandSpec();
        OptionSpec own = spec.findOption(name);
        if (own == null) {
            throw new ParameterException(
                    spec.commandLine(), "'%s' is no option of '%s'".formatted(name, spec.qualifiedName()));
        }
        if (command.hasMatchedOption(name)) {
            requireSame(spec, name, given, own);
        }
        own.setValue(given.getValue());
    }

    private static void requireSame(CommandSpec spec, String name, OptionSpec one, OptionSpec other) {
        Object first = one.getValue();
        Object second = other.getValue();
        if (!first.equals(second)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s stands here twice, as %s and as %s".formatted(name, written(first), written(second)));
        }
    }

    private static Object written(Object value) {
        return value instanceof Optional<?> some && some.isPresent() ? some.get() : value;
    }
}
