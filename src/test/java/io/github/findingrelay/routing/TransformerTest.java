package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.routing.EventRule.InputTransformer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EventBridge's input transformation. */
class TransformerTest {

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
                // What is absent is an empty text.
                "\"<absent>.\"           | \".\"",
                "{\"a\": <absent>}       | {\"a\": \"\"}",
                // A list is JSON where it stands alone.
                "{\"a\": <list>}         | {\"a\": [{\"text\":\"say \\\"hi\\\"\"}]}",
                // Nothing but a value is that value.
                "<list>                  | [{\"text\":\"say \\\"hi\\\"\"}]",
                "<text>                  | \"say \\\"hi\\\"\"",
                "<absent>                | \"\"",
                "[<number>, \"<number>\", <absent>] | [7, \"7\", \"\"]",
                "\"<aws.events.rule-name> <aws.events.event.ingestion-time>\" | \"rule now\"",
                "\"<unknown>\"           | \"<unknown>\"",
            })
    void isMadeAsEventBridgeDoes(String template, String expected) {
        Map<String, String> paths = Map.of(
                "text", "$.detail.list[0].text",
                "number", "$.detail.n",
                "object", "$.detail.o",
                "list", "$.detail.list",
                "time", "$.time",
                "absent", "$.detail.list[1].text");

        assertThat(new Transformer(new InputTransformer(paths, template)).of(event, "rule"))
                .isEqualTo(expected);
    }

    @Test
    void linesOfTextKeepTheirQuotes() {
        InputTransformer transformer = new InputTransformer(Map.of("n", "$.detail.n"), "\"<n>\"\n\"b\"");

        assertThat(new Transformer(transformer).of(event, "rule")).isEqualTo("\"7\"\n\"b\"");
    }

    @Test
    void aValueIsNotTransformedAgain() {
        JsonNode nested = read("{'a': '<b>', 'b': 'secret'}");
        InputTransformer transformer = new InputTransformer(Map.of("a", "$.a", "b", "$.b"), "\"<a>\"");

        assertThat(new Transformer(transformer).of(nested, "rule")).isEqualTo("\"<b>\"");
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
