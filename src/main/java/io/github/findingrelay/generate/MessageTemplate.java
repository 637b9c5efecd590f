package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of one kind of message: {@code NAME.txt} for mail and {@code NAME.md} for chat in the
 * folder of each language.
 */
enum MessageTemplate {
  FINDING,
  FALLBACK,
  ALARM;

  /** Amazon Q Developer's limit for a title is 250; a placeholder may grow by some. */
  private static final int MAX_TITLE = 220;

  private static final int MAX_STEP = 350;
  private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z]+)>");
  private static final Pattern ANGLE = Pattern.compile("<([A-Za-z]+)>|[<>]");

  private Placeholders placeholders() {
    return this == ALARM ? Placeholders.ALARM : Placeholders.FINDING;
  }

  /**
   * The message as mail. EventBridge passes plain text on line by line, each in quotes; blank lines
   * are left out.
   */
  InputTransformer mail(Templates templates, Language language, Map<String, ?> values) {
    String file = file(language, "txt");
    String text =
        lines(templates, file, values).stream()
            .filter(line -> !line.isBlank())
            .map(line -> '"' + Escaping.text(line.strip()) + '"')
            .collect(Collectors.joining("\n"));
    return transformer(templates, file, text);
  }

  /**
   * The message as Amazon Q Developer's custom notification, version 1.0: the heading is its title,
   * the list at the end its next steps, and what stands between its description.
   */
  InputTransformer chat(Templates templates, Language language, Map<String, ?> values) {
    String file = file(language, "md");
    String title = "";
    List<String> description = new ArrayList<>();
    List<String> nextSteps = new ArrayList<>();
    for (String line : lines(templates, file, values)) {
      if (title.isEmpty() && line.startsWith("# ")) {
        title = line.substring(2).strip();
      } else if (line.startsWith("- ")) {
        nextSteps.add(cut(line.substring(2).strip(), MAX_STEP));
      } else {
        description.add(line.stripTrailing());
      }
    }
    String body = String.join("\n", description).strip();
    if (title.isEmpty() || body.isEmpty()) {
      throw new InvalidTemplateException(
          templates
              .source(file)
              .error(
                  1,
                  1,
                  "a chat message needs a title, '# …' in the first line, and a text below it",
                  "message.form"));
    }
    return transformer(templates, file, notification(title, body, nextSteps));
  }

  private String notification(String title, String description, List<String> nextSteps) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("textType", "client-markdown");
    content.put("title", cut(title, MAX_TITLE));
    content.put("description", description);
    if (!nextSteps.isEmpty()) {
      content.put("nextSteps", nextSteps);
    }
    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("version", "1.0");
    notification.put("source", "custom");
    notification.put("content", content);
    notification.put("metadata", Map.of("threadId", "<" + placeholders().thread() + ">"));
    return Json.write(notification).strip();
  }

  /** Shortens a text, never within a placeholder. */
  private static String cut(String text, int limit) {
    return Escaping.abbreviated(text, limit).replaceFirst("<[A-Za-z]*…$", "…");
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
    List<Diagnostic> problems = new ArrayList<>();
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher found = ANGLE.matcher(line);
      while (found.find()) {
        if (!isKnown(found)) {
          problems.add(
              source.error(
                  i + 1,
                  line.codePointCount(0, found.start()) + 1,
                  "'%s' is not a placeholder of this message; it may use %s; other < and > cannot be sent"
                      .formatted(
                          found.group(),
                          placeholders().paths().keySet().stream()
                              .map(name -> "<" + name + ">")
                              .collect(Collectors.joining(", "))),
                  "message.unknown-placeholder"));
        }
      }
    }
    return problems;
  }

  private InputTransformer transformer(Templates templates, String file, String template) {
    if (template.length() > InputTransformer.MAX_LENGTH) {
      throw new InvalidTemplateException(
          templates
              .source(file)
              .error(
                  1,
                  1,
                  "the message has %d characters; EventBridge takes at most %d"
                      .formatted(template.length(), InputTransformer.MAX_LENGTH),
                  "message.too-long"));
    }
    Map<String, String> used = new TreeMap<>(placeholders().paths());
    used.keySet()
        .retainAll(
            PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet()));
    return new InputTransformer(used, template);
  }

  private String file(Language language, String extension) {
    return "messages/%s/%s.%s"
        .formatted(language.code(), name().toLowerCase(Locale.ROOT), extension);
  }
}
