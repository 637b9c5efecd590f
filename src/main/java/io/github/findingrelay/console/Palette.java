package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Display;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colors of what commands say. Only words have them, most of them where a line begins, so that
 * nobody needs to see a color.
 */
final class Palette {

    private static final Pattern GOOD =
            begins("ok|healthy|done|sent|created|updated|repaired|confirmed|delivered|proved"
                    + "|would (?:create|update|send)|nothing to report|\\+(?!\\+\\+ ).*");

    private static final Pattern BAD =
            begins("FAIL|FAILED|failed|refused|unhealthy|not (?:proved|delivered|sent)" + "|-(?!-- | \\S).*");

    private static final Pattern WARN =
            begins("warn|contact|unknown|skipped|deleted|removed|replaced|would delete|not run"
                    + "|not seen|stays|pending|left alone|only the fallback is told|!");

    private static final Pattern FAINT = begins("note|… .*|(?:---|\\+\\+\\+|@@) .*");

    /** Wherever it stands. */
    private static final Pattern ALARMING = Pattern.compile(
            "\\b(?:EVERYBODY|notifies nobody|reach(?:es)? nobody|nobody (?:is told|is notified|hears))\\b");

    private Palette() {}

    static String of(String text, Display display) {
        if (!display.colored()) {
            return text;
        }
        String good = painted(text, GOOD, display::good);
        String bad = painted(good, BAD, display::bad);
        String warn = painted(bad, WARN, display::warn);
        return painted(painted(warn, FAINT, display::faint), ALARMING, display::bad);
    }

    private static Pattern begins(String words) {
        return Pattern.compile("(?m)(?<=^ {0,4})(?:" + words + ")(?![\\w-])");
    }

    private static String painted(String text, Pattern words, UnaryOperator<String> paint) {
        return words.matcher(text).replaceAll(found -> Matcher.quoteReplacement(paint.apply(found.group())));
    }
}
