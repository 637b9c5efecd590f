package io.github.findingrelay.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an execution is told to deliver.
 *
 * @param input as the state machine takes it
 * @param topics ARNs of the topics for mail and chat
 * @param owner what people call the owner, or empty
 * @param findings at least one
 */
public record Delivery(String input, List<String> topics, String owner, List<DeliveredFinding> findings) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Delivery {
        topics = List.copyOf(topics);
        findings = List.copyOf(findings);
    }

    /**
     * A finding of Security Hub; what it does not say is empty.
     *
     * @param resource ARN of what it is about
     * @param account id of the account that the resource is of
     * @param name of the account
     */
    public record DeliveredFinding(String id, String resource, String account, String name) {

        /** In one line, as far as it is known. */
        public String about() {
            String place = (account + " " + name).strip();
            return (id.isEmpty() ? "without an id" : id)
                    + (resource.isEmpty() ? "" : " about " + resource)
                    + (place.isEmpty() ? "" : " in " + place);
        }
    }

    /** JSON, and nothing after it; empty: it is none. */
    public static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Reads an execution's input; empty: it is none of ours. */
    public static Optional<Delivery> of(String input) {
        return json(input).flatMap(Delivery::of);
    }

    /** The same, once it has been read. */
    public static Optional<Delivery> of(JsonNode input) {
        JsonNode findings = input.path("findings");
        boolean isOurs = findings.isArray()
                && !findings.isEmpty()
                && elements(findings).allMatch(finding -> finding.path("Id").isTextual())
                && (input.has("topics") || input.has("channels"));
        return isOurs ? Optional.of(delivery(input)) : Optional.empty();
    }

    private static Delivery delivery(JsonNode input) {
        List<String> topics = Stream.of(input.path("topics"), input.path("channels"))
                .flatMap(Delivery::elements)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        return new Delivery(
                input.toString(),
                topics,
                input.path("owner").asText(""),
                elements(input.path("findings"))
                        .map(finding -> finding(finding, input.path("accounts")))
                        .toList());
    }

    private static DeliveredFinding finding(JsonNode finding, JsonNode names) {
        String account = Stream.of(
                        finding.path("ProductFields").path("ResourceOwnerAccount"), finding.path("AwsAccountId"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
        return new DeliveredFinding(
                finding.path("Id").asText(),
                finding.path("Resources").path(0).path("Id").asText(""),
                account,
                names.path(account).asText(""));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The ids of the findings. */
    public List<String> ids() {
        return findings.stream().map(DeliveredFinding::id).toList();
    }
}
