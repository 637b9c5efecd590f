package io.github.findingrelay.console;

import java.util.regex.Pattern;

/**
 * Whatever is printed, from wherever it comes: neither a terminal nor GitHub takes any of it for a
 * command. What has a place of its own for the words of others makes them {@link Printable} there.
 */
final class HarmlessOutput {

    /** Colors are ours; a carriage return is, where a text or a line begins or ends. */
    private static final Pattern DRIVING = Pattern.compile("(\u001B\\[[0-9;]*m|^\r|\r\n|\r$)"
            + "|[\\x{00}-\\x{08}\\x{0B}-\\x{1F}\\x{7F}-\\x{9F}\\x{61C}\\x{200E}\\x{200F}"
            + "\\x{2028}-\\x{202E}\\x{2066}-\\x{2069}\\x{E0000}-\\x{E007F}]");

    /** GitHub looks for one form behind any spaces of a line, and for the other anywhere. */
    private static final Pattern WORKFLOW_COMMAND = Pattern.compile("(?m)^([\\s\\p{Z}]*):(?=:)|##(?=\\[)");

    private HarmlessOutput() {}

    static String of(String text) {
        return WORKFLOW_COMMAND.matcher(withoutDriving(text)).replaceAll("$0 ");
    }

    /** For what is meant to be workflow commands. */
    static String withoutDriving(String text) {
        return DRIVING.matcher(text).replaceAll(found -> found.group(1) == null ? "\uFFFD" : "$1");
    }
}
