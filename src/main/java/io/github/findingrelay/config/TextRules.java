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
        Stream<YamlScalar> tagKeys = root.mappings("tags")
                .flatMap(tags -> tags.entries().values().stream())
                .map(YamlMapping.YamlEntry::key);
        return Stream.of(freeTexts(root), tagKeys, root.texts("tags", ANY))
                .flatMap(texts -> texts)
                .flatMap(text -> VisibleText.invisible(text.text())
                        .mapToObj("the value has the invisible character U+%04X; remove it"::formatted)
                        .map(message -> new Mistake(text, message))
                        .limit(1));
    }

    /** In messages, whoever may name an account would make people click. */
    static Stream<YamlScalar> links(YamlNode root) {
        return names(root).filter(name -> AccountNames.hasLink(name.text()));
    }

    private static Stream<YamlScalar> criterionValues(YamlNode root) {
        return root.texts("archiveRules", ANY, "match", ANY, ANY, ANY);
    }

    private static Stream<YamlScalar> freeTexts(YamlNode root) {
        return Stream.of(
                        names(root),
                        root.texts("notifications", "help", "text"),
                        root.texts("archiveRules", ANY, "reason"))
                .flatMap(texts -> texts);
    }

    private static Stream<YamlScalar> names(YamlNode root) {
        return Stream.of("owners", "accounts")
                .flatMap(list ->
                        Stream.concat(root.texts(list, ANY, "name"), root.texts(list, ANY, "contacts", ANY, "name")));
    }
}
