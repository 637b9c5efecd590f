package io.github.findingrelay.config;

import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spaces and colons as wide as a character of Japanese, which look right and mean nothing to YAML. Only
 * around keys: texts of several lines may have them.
 */
final class WideCharacters {

    static final String SPACE_RULE = "yaml.wide-space";
    static final String SPACE_MESSAGE = "a full-width space (U+3000) stands here; YAML is indented with ASCII spaces";
    static final String COLON_RULE = "yaml.wide-colon";
    static final String COLON_MESSAGE =
            "a full-width colon (U+FF1A) stands here; YAML wants an ASCII colon with a space behind it: %s: …";

    private static final char SPACE = '\u3000';
    private static final char COLON = '\uFF1A';

    private static final Pattern SPACES =
            Pattern.compile("(?m)^[ \\u3000]*\\u3000[ \\u3000]*(?=(?:- +)?[A-Za-z-]+[:\\uFF1A]|- )");

    private static final Pattern KEY = Pattern.compile("(?m)^[ \\u3000-]*(organization|adminAccount|managementAccount"
            + "|homeRegion|regions|notifications|routing|fallback|language|owners|accounts|id|name|owner|contacts|email"
            + "|slack|workspace|channel|teams|archiveRules)[ \\u3000]*\\uFF1A");

    private WideCharacters() {}

    static void spaces(String text, IntConsumer at) {
        if (text.indexOf(SPACE) >= 0) {
            SPACES.matcher(text).results().forEach(spaces -> {
                for (int i = spaces.start(); i < spaces.end(); i++) {
                    if (text.charAt(i) == SPACE) {
                        at.accept(i);
                    }
                }
            });
        }
    }

    /** What is to be done with the place and the key of a colon. */
    interface Colon {
        void at(int index, String key);
    }

    static void colons(String text, Colon colon) {
        if (text.indexOf(COLON) >= 0) {
            Matcher key = KEY.matcher(text);
            while (key.find()) {
                colon.at(key.end() - 1, key.group(1));
            }
        }
    }
}
