package io.github.findingrelay.config;

import java.util.List;
import java.util.stream.Stream;

/** Free text that AWS would not take literally, or that no message can hold. */
final class TextRules {

  static final List<Rule> ALL = List.of(TextRules::dynamicReference, TextRules::unprintable);

  private TextRules() {}

  private static Stream<YamlScalar> freeTexts(YamlNode root) {
    return Stream.of(
            root.texts("owners", YamlNode.ANY, "name"),
            root.texts("accounts", YamlNode.ANY, "name"),
            root.texts("archiveRules", YamlNode.ANY, "reason"))
        .flatMap(texts -> texts);
  }

  /** CloudFormation resolves these everywhere in a template, and no escape prevents it. */
  private static void dynamicReference(YamlNode root, Problems problems) {
    freeTexts(root)
        .filter(text -> text.text().contains("{{resolve:"))
        .forEach(
            text ->
                problems.error(
                    text,
                    "'{{resolve:' would make CloudFormation look up a secret; write it differently",
                    "text.dynamic-reference"));
  }

  private static void unprintable(YamlNode root, Problems problems) {
    freeTexts(root)
        .forEach(
            text ->
                text.text()
                    .codePoints()
                    .filter(TextRules::isUnprintable)
                    .findFirst()
                    .ifPresent(
                        character ->
                            problems.error(
                                text,
                                "the value has the invisible character U+%04X; remove it"
                                    .formatted(character),
                                "text.control-character")));
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
