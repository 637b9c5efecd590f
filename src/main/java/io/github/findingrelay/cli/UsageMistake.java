package io.github.findingrelay.cli;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that cannot be meant: what is wrong with it, and where help is. */
final class UsageMistake {

    private static final Pattern ONE_OF = Pattern.compile("(expected one of \\[[A-Z_, ]+]) \\(case-insensitive\\)");

    /** Users of the AWS CLI give it to every command. */
    private static final String REGION =
            "; organization.homeRegion and organization.regions in accounts.yaml say which Regions";

    private UsageMistake() {}

    /** Says it. */
    static ExitCode say(Console console, ParameterException mistake) {
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        String words = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched(command, unmatched.getUnmatched().get(0), unmatched.isUnknownOption())
                : parsed(String.valueOf(mistake.getMessage()));
        console.problem(words.lines().map(line -> "error: " + line + "\n").collect(Collectors.joining()));
        console.problem("see '%s --help'%n".formatted(command.qualifiedName()));
        return ExitCode.USAGE;
    }

    /** What picocli says; it writes words as Java has them. */
    private static String parsed(String message) {
        return ONE_OF.matcher(message.replaceFirst("^Error: ", ""))
                .replaceAll(found -> found.group(1).toLowerCase(Locale.ROOT));
    }

    private static String unmatched(CommandSpec command, String word, boolean isOption) {
        if (isOption) {
            String name = word.replaceFirst("=.*", "");
            return "'%s' is no option of '%s'".formatted(name, command.qualifiedName())
                    + (name.equals("--region")
                            ? REGION
                            : suggestion(name, command.optionsMap().keySet()));
        }
        return command.subcommands().isEmpty()
                ? "'%s' is one argument too many for '%s'".formatted(word, command.qualifiedName())
                : "'%s' is no command of '%s'".formatted(word, command.qualifiedName())
                        + suggestion(word, command.subcommands().keySet());
    }

    private static String suggestion(String word, Collection<String> known) {
        return Suggestion.of(word, known).orElse("");
    }
}
