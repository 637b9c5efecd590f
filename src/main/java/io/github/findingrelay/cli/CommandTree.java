package io.github.findingrelay.cli;

import io.github.findingrelay.console.Console;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.RunLast;

/** All commands, with what is the same for each: how its help looks, and what a mistake ends in. */
final class CommandTree {

    private static final String PAGE = "page";

    private CommandTree() {}

    /** The command without a subcommand, which leads to all others. */
    static CommandLine of(Console console) {
        CommandLine relay = new CommandLine(new Relay(), new Commands(console))
                .setOut(console.resultWriter())
                .setErr(console.problemWriter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, arguments) ->
                        UsageMistake.say(console, mistake).code())
                .setExecutionStrategy(parsed -> {
                    HandedOptions.handOver(parsed);
                    return new RunLast().execute(parsed);
                });
        equip(relay, console.helpColumns());
        return relay;
    }

    private static void equip(CommandLine command, int columns) {
        CommandSpec spec = command.getCommandSpec();
        spec.versionProvider(new Version());
        command.setHelpSectionKeys(List.of(PAGE));
        command.getHelpSectionMap().put(PAGE, help -> new HelpPage(help.commandSpec(), columns).text());
        command.getSubcommands().values().forEach(subcommand -> equip(subcommand, columns));
    }

    /** Gives the commands their console; picocli makes all else. */
    private record Commands(Console console) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Console.class})) {
                    // Commands are as package-private as the rest of their room.
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(console));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
