package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.routing.EventRule.InputTransformer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EventBridge's input transformation, and what chat accepts. */
class MessageTest {

    private final JsonNode event = read(
            "{'time': 'now', 'detail': {'list': [{'text': 'say \\u0022hi\\u0022'}], 'n': 7, 'o':" + " {'a': 'b'}}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Within a text a value is put in as it is, and breaks JSON if it holds a quote.
                "{\"a\": \"<text>\"}     | {\"a\": \"say \"hi\"\"}",
                // As a value of its own it becomes JSON.
                "{\"a\": <text>}         | {\"a\": \"say \\\"hi\\\"\"}",
                "{\"a\": <number>}       | {\"a\": 7}",
                "{\"a\": <object>}       | {\"a\": {\"a\":\"b\"}}",
                "{\"a\": \"\\\"<number>\"} | {\"a\": \"\\\"7\"}",
                // Of an object within a text the quotes go.
                "\"<object>\"            | \"{a:b}\"",
                // What is absent leaves nothing behind.
                "\"<absent>.\"           | \".\"",
                "{\"a\": <absent>}       | {\"a\": }",
                "\"<aws.events.rule-name> <aws.events.event.ingestion-time>\" | \"rule now\"",
                "\"<unknown>\"           | \"<unknown>\"",
            })
    void isMadeAsEventBridgeDoes(String template, String expected) {
        Map<String, String> paths = Map.of(
                "text", "$.detail.list[0].text",
                "number", "$.detail.n",
                "object", "$.detail.o",
                "absent", "$.detail.list[1].text");

        assertThat(new Message(new InputTransformer(paths, template)).of(event, "rule"))
                .isEqualTo(expected);
    }

    @Test
    void aValueIsNotTransformedAgain() {
        JsonNode nested = read("{'a': '<b>', 'b': 'secret'}");
        InputTransformer transformer = new InputTransformer(Map.of("a", "$.a", "b", "$.b"), "\"<a>\"");

        assertThat(new Message(transformer).of(nested, "rule")).isEqualTo("\"<b>\"");
    }

    @Test
    void pathsThatEventBridgeCannotReadAreFound() {
        Map<String, String> paths =
                Map.of("a", "$.detail['x']", "b", "$..x", "c", "$.detail.External Principal", "d", "$.time");
        Message message = new Message(new InputTransformer(paths, "\"<a>\""));

        assertThat(message.unreadablePaths())
                .containsExactlyInAnyOrder("$.detail['x']", "$..x", "$.detail.External Principal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'version': '1.0', 'source': 'custom', 'content': {'description': 'd'}}",
                "{'version': '1.0', 'source': 'custom', 'id': 'i', 'content': {'textType':"
                        + " 'client-markdown', 'title': 't', 'description': 'd', 'nextSteps': ['s'],"
                        + " 'keywords': ['k']}, 'metadata': {'threadId': 't', 'summary': 's',"
                        + " 'additionalContext': {'a': 'b'}}}",
            })
    void chatTakes(String notification) {
        assertThat(CustomNotification.mistake(notification.replace('\'', '"'))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'version': '1.0'                                                                        |"
                        + " not JSON",
                "{'version': '1.0', 'source': 'custom', 'content': {'description': 'd'}} x               |"
                        + " not JSON",
                "{'version': '1.0', 'source': 'custom', 'source': 'custom', 'content': {}}                |"
                        + " not JSON",
                "[]                                                                                       |"
                        + " 'version'",
                "{'version': '0', 'source': 'custom', 'content': {'description': 'd'}}                    |"
                        + " 'version'",
                "{'version': '1.0', 'source': 'aws', 'content': {'description': 'd'}}                     |"
                        + " 'source'",
                "{'version': '1.0', 'source': 'custom', 'content': {'description': ' '}}                  |"
                        + " description is missing",
                "{'version': '1.0', 'source': 'custom', 'content': {'description': {}}}                   |"
                        + " description is missing",
                "{'version': '1.0', 'source': 'custom', 'text': 'x', 'content': {'description': 'd'}}     |"
                        + " no 'text'",
                "{'version': '1.0', 'source': 'custom', 'content': {'description': 'd', 'titel': 't'}}    |"
                        + " no 'titel'",
                "{'version': '1.0', 'source': 'custom', 'content': {'description': 'd', 'textType': 'x'}} |"
                        + " 'textType'",
                "{'version': '1.0', 'source': 'custom', 'content': {'description': 'd', 'nextSteps': 's'}}"
                        + " | must be a list",
                "{'version': '1.0', 'source': 'custom', 'content': {'description': 'd', 'nextSteps': [1]}}"
                        + " | must be a text",
            })
    void chatDrops(String notification, String mistake) {
        assertThat(CustomNotification.mistake(notification.replace('\'', '"')))
                .hasValueSatisfying(found -> assertThat(found).contains(mistake));
    }

    @Test
    void chatDropsWhatIsTooLong() {
        for (String form : List.of(
                "{\"title\": \"%s\", \"description\": \"d\"}|250",
                "{\"description\": \"%s\"}|8000",
                "{\"description\": \"d\", \"nextSteps\": [\"%s\"]}|350",
                "{\"description\": \"d\", \"keywords\": [\"%s\"]}|75")) {
            String content = form.substring(0, form.indexOf('|'));
            int limit = Integer.parseInt(form.substring(form.indexOf('|') + 1));
            String notification = "{\"version\": \"1.0\", \"source\": \"custom\", \"content\": %s}";

            assertThat(notification.formatted(content.formatted("x".repeat(limit))))
                    .satisfies(
                            text -> assertThat(CustomNotification.mistake(text)).isEmpty());
            assertThat(notification.formatted(content.formatted("x".repeat(limit + 1))))
                    .satisfies(
                            text -> assertThat(CustomNotification.mistake(text)).isPresent());
        }
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
