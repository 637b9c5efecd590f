package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import java.util.stream.Stream;

/** Free text that AWS would not take literally, or that no message can hold. */
final class TextRules {

    static final String DYNAMIC_REFERENCE = "{{resolve:";

    private TextRules() {}

    /** CloudFormation resolves these everywhere in a template, and no escape prevents it. */
    static Stream<YamlScalar> dynamicReferences(YamlNode root) {
        return Stream.concat(freeTexts(root), criterionValues(root))
                .filter(text -> text.text().contains(DYNAMIC_REFERENCE));
    }

    static Stream<Mistake> unprintable(YamlNode root) {
        return freeTexts(root)
                .filter(text -> hasUnprintable(text.text()))
                .flatMap(text -> text.text()
                        .codePoints()
                        .filter(TextRules::isUnprintable)
                        .limit(1)
                        .mapToObj("the value has the invisible character U+%04X; remove it"::formatted)
                        .map(message -> new Mistake(text, message)));
    }

    /** Without a stream: thousands of names have none. */
    private static boolean hasUnprintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isUnprintable(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static Stream<YamlScalar> criterionValues(YamlNode root) {
        return root.texts("archiveRules", ANY, "match", ANY, ANY, ANY);
    }

    private static Stream<YamlScalar> freeTexts(YamlNode root) {
        return Stream.of(
                        root.texts("owners", ANY, "name"),
                        root.texts("accounts", ANY, "name"),
                        root.texts("notifications", "help", "text"),
                        root.texts("archiveRules", ANY, "reason"))
                .flatMap(texts -> texts);
    }

    /**
     * Line breaks and tabs become spaces. Half a surrogate pair is no character at all, and an
     * override of the writing direction makes a name look like another.
     */
    private static boolean isUnprintable(int c) {
        boolean space = c == '\n' || c == '\r' || c == '\t' || c == 0x85;
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean noCharacter = c == 0xFFFE || c == 0xFFFF || c == 0xFEFF;
        return half || bidi || noCharacter || (Character.isISOControl(c) && !space);
    }
}
