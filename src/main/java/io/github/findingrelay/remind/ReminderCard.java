package io.github.findingrelay.remind;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.generate.ReminderWords.Parts;
import java.util.List;

/** A custom notification of Amazon Q Developer; the components are the keys, in their order. */
record ReminderCard(String version, String source, Content content, Metadata metadata) {

    /** How long its description may be. Chat would drop what is longer, in silence. */
    static final int MAX_DESCRIPTION = 7_000;

    private static final int MAX_TITLE = 240;
    private static final int MAX_STEP = 340;

    /** What is shown. */
    record Content(String textType, String title, String description, List<String> nextSteps) {
        Content {
            nextSteps = List.copyOf(nextSteps);
        }
    }

    /** What chat does with it. */
    record Metadata(String threadId, String summary) {}

    /**
     * The card as JSON.
     *
     * @param description escaped
     * @param thread another one for each message, so that none hides below an older one
     */
    static String json(Parts parts, String description, String thread) {
        String title = Subject.cut(parts.title(), MAX_TITLE);
        List<String> steps = parts.steps().stream()
                .map(step -> Subject.cut(escaped(step), MAX_STEP))
                .toList();
        return Json.write(new ReminderCard(
                "1.0",
                "custom",
                new Content("client-markdown", title, description, steps),
                new Metadata(thread, title)));
    }

    /** So that nobody is mentioned and nothing is linked. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
