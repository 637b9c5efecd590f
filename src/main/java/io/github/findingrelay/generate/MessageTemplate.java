package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of one kind of message: {@code NAME.txt} for mail and {@code NAME.md} for chat in the
 * folder of each language.
 */
enum MessageTemplate {
    /** To the owner of one account. */
    FINDING,
    /** To somebody who owns several accounts: only the finding says which it is about. */
    OWNER,
    FALLBACK,
    ALARM;

    private static final Pattern ANGLE = Pattern.compile("<([A-Za-z]+)>|[<>]");

    private Placeholders placeholders() {
        return this == ALARM ? Placeholders.ALARM : Placeholders.FINDING;
    }

    /**
     * The message as mail. EventBridge passes plain text on line by line, each in quotes; blank lines
     * are left out.
     */
    TransformerTemplate mail(Templates templates, Language language, Map<String, ?> values) {
        String file = file(language, "txt");
        String text = lines(templates, file, values).stream()
                .filter(line -> !line.isBlank())
                .map(line -> '"' + Escaping.text(line.strip()) + '"')
                .collect(Collectors.joining("\n"));
        return transformer(templates, file, text);
    }

    /**
     * The message as Amazon Q Developer's custom notification, version 1.0: the heading is its title,
     * the list at the end its next steps, and what stands between its description.
     */
    TransformerTemplate chat(Templates templates, Language language, Map<String, ?> values) {
        String file = file(language, "md");
        ChatText text = ChatText.of(lines(templates, file, values));
        if (text.isIncomplete()) {
            throw wrong(
                    templates.source(file),
                    "a chat message needs a title, '# …' in the first line, and a text below it",
                    "message.form");
        }
        if (!text.isSafe(placeholders())) {
            throw new InvalidTemplateException(placeholders(
                    templates.source(file),
                    this::isFree,
                    "'%s' may hold quotes, which would break the notification so that chat drops it; write "
                            + Placeholders.written(placeholders().standAlone(), " or ")
                            + " as the only text between title and list, or leave it out",
                    "message.unsafe-placeholder"));
        }
        return transformer(templates, file, text.notification(placeholders()));
    }

    /** A message that is wrong as a whole. */
    private static InvalidTemplateException wrong(SourceText source, String message, String rule) {
        return new InvalidTemplateException(source.error(1, 1, message, rule));
    }

    private boolean isFree(MatchResult found) {
        return found.group(1) != null && placeholders().free().contains(found.group(1));
    }

    private List<String> lines(Templates templates, String file, Map<String, ?> values) {
        List<String> lines = templates.fill(file, values).lines().toList();
        for (String line : lines) {
            if (ANGLE.matcher(line).results().anyMatch(found -> !isKnown(found))) {
                throw new InvalidTemplateException(unknownPlaceholders(templates.source(file)));
            }
        }
        return lines;
    }

    private boolean isKnown(MatchResult found) {
        return found.group(1) != null && placeholders().paths().containsKey(found.group(1));
    }

    private List<Diagnostic> unknownPlaceholders(SourceText source) {
        return placeholders(
                source,
                found -> !isKnown(found),
                "'%s' is not a placeholder of this message; it may use "
                        + Placeholders.written(placeholders().paths().keySet(), ", ")
                        + "; other < and > cannot be sent",
                "message.unknown-placeholder");
    }

    /** An error for each placeholder that is not as it should be; the message names it. */
    private static List<Diagnostic> placeholders(
            SourceText source, Predicate<MatchResult> isWrong, String message, String rule) {
        return ANGLE.matcher(source.text())
                .results()
                .filter(isWrong)
                .map(found -> source.errorAt(found.start(), message.formatted(found.group()), rule))
                .toList();
    }

    private TransformerTemplate transformer(Templates templates, String file, String template) {
        if (template.length() > TransformerTemplate.MAX_LENGTH) {
            throw wrong(
                    templates.source(file),
                    "the message has %d characters; EventBridge takes at most %d"
                            .formatted(template.length(), TransformerTemplate.MAX_LENGTH),
                    "message.too-long");
        }
        Map<String, String> used = new TreeMap<>(placeholders().paths());
        used.keySet().retainAll(Placeholders.in(template).collect(Collectors.toSet()));
        return new TransformerTemplate(used, template);
    }

    private String file(Language language, String extension) {
        return "messages/%s/%s.%s".formatted(language.code(), name().toLowerCase(Locale.ROOT), extension);
    }
}
