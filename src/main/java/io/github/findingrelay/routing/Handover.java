package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.findingrelay.routing.EventRule.InputTransformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a rule hands over to a state machine besides the findings.
 *
 * @param topics ARNs of those for mail
 * @param channels ARNs of those of chat channels
 * @param rest everything else, by which hand-overs with the same are told in the same words
 */
record Handover(List<String> topics, List<String> channels, JsonNode rest) {

    /** Ids of accounts are keys: thousands, which a table of known ones would only make slower. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            // EventBridge would hand over something else.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The findings as the event has them. */
    private static final Map<String, String> PATHS = Map.of("findings", "$.detail.findings");

    private static final String FINDINGS = "\"findings\":<findings>";

    private static final Set<String> MEMBERS = Set.of("topics", "channels", "message", "owner", "accounts");

    /** Characters that EventBridge takes as an input template. */
    private static final int MAX_TEMPLATE = 8_192;

    Handover {
        topics = List.copyOf(topics);
        channels = List.copyOf(channels);
    }

    /** Reads it; hands over to nobody if it is not as it should be. */
    static Handover of(Optional<InputTransformer> transformer) {
        JsonNode constants = transformer
                .filter(it -> mistake(it).isEmpty())
                .map(it -> read(it.template()))
                .orElse(JSON.nullNode());
        return new Handover(texts(constants.path("topics")), texts(constants.path("channels")), constants);
    }

    /** Everybody. */
    Stream<String> all() {
        return Stream.concat(topics.stream(), channels.stream());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static JsonNode read(String template) {
        try {
            return JSON.readTree(template.replace(FINDINGS, "\"findings\":[]"));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** Why the state machine would not get the findings as they are, and whom to tell, if it would not. */
    static Optional<String> mistake(InputTransformer transformer) {
        String template = transformer.template();
        if (!transformer.paths().equals(PATHS)) {
            return Optional.of("has the paths %s and not %s".formatted(transformer.paths(), PATHS));
        }
        if (template.length() > MAX_TEMPLATE) {
            return Optional.of("has %d characters; EventBridge takes %d".formatted(template.length(), MAX_TEMPLATE));
        }
        JsonNode constants = read(template);
        String others = template.replace(FINDINGS, "");
        if (!constants.isObject() || others.contains("<") || others.equals(template)) {
            return Optional.of("is not a JSON object with " + FINDINGS + " and no other placeholder");
        }
        return constants
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> !MEMBERS.contains(key) && !key.equals("findings"))
                .findFirst()
                .map(key -> "hands over '" + key + "', which no state machine of ours knows");
    }
}
