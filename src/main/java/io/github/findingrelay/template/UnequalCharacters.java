package io.github.findingrelay.template;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that readers of YAML do not agree about, wherever they stand: some take them for the end
 * of a line, or of the file, for white space, or for nothing at all.
 */
final class UnequalCharacters {

    /** All that YAML 1.1 cannot print or takes for a line break, but the usual two; and what ends a line unseen. */
    private static final Pattern UNEQUAL =
            Pattern.compile("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]"
                    + "|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]"
                    + "|\\r(?!\\n)|[\\s\\p{Z}&&[^\\r\\n]](?=\\r?\\n|\\z)");

    private UnequalCharacters() {}

    /**
     * Refuses them.
     *
     * @throws UnreadableException at the first one
     */
    static void refuse(SourceText source) {
        Matcher unequal = UNEQUAL.matcher(source.text());
        if (unequal.find()) {
            int index = unequal.start();
            String character = "U+%04X".formatted((int) source.text().charAt(index));
            throw new UnreadableException(source.errorAt(
                    index,
                    "the character %s may not stand here: not everybody who reads YAML takes it for the same"
                            .formatted(character),
                    "template.unreadable"));
        }
    }
}
