package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.findingrelay.routing.EventRule.InputTransformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An input transformer, ready to be applied as EventBridge does.
 *
 * <p>As the EventBridge user guide says ("Amazon EventBridge input transformation"): a placeholder
 * that stands in a text gets the value as it is, nothing escaped; one that is a JSON value of its
 * own gets the value as JSON. A path that leads nowhere is an empty text (LocalStack's project has
 * recorded on AWS what the guide does not say).
 */
public final class Transformer {

    private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9_.-]+)>");

    /** What EventBridge understands of JSON paths. */
    private static final Pattern PATH = Pattern.compile("\\$(\\.[A-Za-z0-9_/-]+(\\[[0-9]+])*)+");

    private static final JsonPointer NOWHERE = JsonPointer.compile("/ ");

    /** A literal text, or a placeholder. */
    private record Part(String text, boolean isPlaceholder, boolean isWithinText) {}

    private final InputTransformer transformer;
    private final Map<String, JsonPointer> pointers = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    public Transformer(InputTransformer transformer) {
        this.transformer = transformer;
        transformer.paths().forEach((name, path) -> pointers.put(name, pointer(path)));
        boolean withinText = false;
        int start = 0;
        for (MatchResult found : PLACEHOLDER.matcher(template()).results().toList()) {
            String literal = template().substring(start, found.start());
            withinText = endsWithinText(literal, withinText);
            parts.add(new Part(literal, false, withinText));
            parts.add(new Part(found.group(1), true, withinText));
            start = found.end();
        }
        parts.add(new Part(template().substring(start), false, withinText));
    }

    /** Whether a double quote is open after a piece of the template. */
    private static boolean endsWithinText(String piece, boolean before) {
        String unescaped = piece.replaceAll("\\\\.", "");
        return before ^ (unescaped.chars().filter(c -> c == '"').count() % 2 == 1);
    }

    /**
     * What is sent.
     *
     * @param rule name of the rule, which the text may mention
     */
    public String of(JsonNode event, String rule) {
        StringBuilder message = new StringBuilder(template().length() * 2);
        for (Part part : parts) {
            if (part.isPlaceholder()) {
                String absent = part.isWithinText() ? "" : "\"\"";
                message.append(value(part.text(), event, rule)
                        .map(value -> inserted(value, part.isWithinText()))
                        .orElse(absent));
            } else {
                message.append(part.text());
            }
        }
        return message.toString();
    }

    private static String inserted(JsonNode value, boolean withinText) {
        if (!withinText) {
            return value.toString();
        }
        return value.isContainerNode() ? value.toString().replace("\"", "") : value.asText();
    }

    private Optional<JsonNode> value(String name, JsonNode event, String rule) {
        JsonPointer pointer = pointers.get(name);
        return pointer == null
                ? predefined(name, event, rule)
                : Optional.of(event.at(pointer)).filter(found -> !found.isMissingNode());
    }

    private static Optional<JsonNode> predefined(String name, JsonNode event, String rule) {
        return switch (name) {
            case "aws.events.rule-name" -> Optional.of(TextNode.valueOf(rule));
            case "aws.events.rule-arn" -> Optional.of(TextNode.valueOf("rule/" + rule));
            case "aws.events.event.ingestion-time" -> Optional.of(event.path("time"));
            case "aws.events.event.json" -> Optional.of(event);
            case "aws.events.event" ->
                Optional.of(((ObjectNode) event).deepCopy().without(List.of("detail")));
            default -> Optional.of(TextNode.valueOf("<" + name + ">"));
        };
    }

    /** Where a JSON path leads; EventBridge knows keys and indices only. */
    private static JsonPointer pointer(String path) {
        return PATH.matcher(path).matches()
                ? JsonPointer.compile(path.substring(1)
                        .replace("/", "~1")
                        .replaceAll("[.\\[]", "/")
                        .replace("]", ""))
                : NOWHERE;
    }

    private String template() {
        return transformer.template();
    }
}
