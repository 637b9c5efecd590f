package io.github.findingrelay.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.findingrelay.diagnostic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A chat message as Amazon Q Developer's custom notification has it.
 *
 * <p>EventBridge puts a value into a text without escaping it, and a role's path may hold quotes: a
 * text with such a value would no longer be JSON, and chat would drop it in silence. Only where the
 * placeholder is a value of its own does EventBridge write it as JSON. So values that may hold
 * anything are the whole description, or are not in chat.
 *
 * @param title one line
 * @param description lines of client-markdown
 * @param nextSteps one line each
 */
record ChatText(String title, String description, List<String> nextSteps) {

    private record Notification(String version, String source, Content content, Map<String, String> metadata) {}

    private record Content(
            String textType,
            String title,
            String description,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> nextSteps) {}

    /** Amazon Q Developer's limit for a title is 250; a placeholder may grow by some. */
    private static final int MAX_TITLE = 220;

    /** The limit is 350. */
    private static final int MAX_STEP = 320;

    static ChatText of(List<String> lines) {
        String title = "";
        List<String> description = new ArrayList<>();
        List<String> nextSteps = new ArrayList<>();
        for (String line : lines) {
            if (title.isEmpty() && line.startsWith("# ")) {
                title = cut(line.substring(2).strip(), MAX_TITLE);
            } else if (line.startsWith("- ")) {
                nextSteps.add(cut(line.substring(2).strip(), MAX_STEP));
            } else {
                description.add(line.stripTrailing());
            }
        }
        return new ChatText(title, String.join("\n", description).strip(), nextSteps);
    }

    /** Shortens a text, never within a placeholder. */
    private static String cut(String text, int limit) {
        return Escaping.abbreviated(text, limit).replaceFirst("<[A-Za-z]*…$", "…");
    }

    boolean isIncomplete() {
        return title.isEmpty() || description.isEmpty();
    }

    /** Whether no value can break it. */
    boolean isSafe(Placeholders placeholders) {
        return Stream.concat(Stream.of(title, description), nextSteps.stream())
                .filter(text -> !(text.equals(description) && standsAlone(text, placeholders)))
                .flatMap(Placeholders::in)
                .noneMatch(name -> placeholders.free().contains(name));
    }

    private static boolean standsAlone(String text, Placeholders placeholders) {
        return placeholders.standAlone().stream().anyMatch(name -> text.equals("<" + name + ">"));
    }

    /** The input template that makes it. */
    String notification(Placeholders placeholders) {
        Content content = new Content("client-markdown", title, description, nextSteps);
        Map<String, String> metadata = Map.of("threadId", "<" + placeholders.thread() + ">");
        String json =
                Json.write(new Notification("1.0", "custom", content, metadata)).strip();
        for (String name : placeholders.standAlone()) {
            json = json.replace(": \"<" + name + ">\"", ": <" + name + ">");
        }
        return json;
    }
}
