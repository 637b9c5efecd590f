package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;

/** A custom notification about as chat shows it. */
final class Card {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Card() {}

    static Stream<String> lines(String notification) {
        JsonNode content;
        try {
            content = JSON.readTree(notification).path("content");
        } catch (JsonProcessingException e) {
            return notification.lines();
        }
        return Stream.of(
                        Stream.of("*" + content.path("title").asText() + "*"),
                        content.path("description").asText().lines().map(Card::plain),
                        content.path("nextSteps").valueStream().map(step -> "• " + plain(step.asText())))
                .flatMap(lines -> lines);
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
