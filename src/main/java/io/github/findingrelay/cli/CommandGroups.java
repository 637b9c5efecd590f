package io.github.findingrelay.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands by what one does with them, in the order in which the help lists them. */
final class CommandGroups {

    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("Set up", List.of("init", "accounts", "doctor"));
        NAMES.put("Write and prove", List.of("validate", "render", "prove", "route", "plan", "advise", "templates"));
        NAMES.put(
                "Deploy and look",
                List.of("deploy", "status", "coverage", "notify-test", "subscriptions", "redeliver"));
        NAMES.put("Findings", List.of("findings", "remind", "analyzers"));
        NAMES.put("GitHub", List.of("comment", "issue"));
        NAMES.put("This command line", List.of("help", "completion"));
    }

    private CommandGroups() {}

    /** Names of commands by the heading above them. */
    static Map<String, List<String>> all() {
        return NAMES;
    }
}
