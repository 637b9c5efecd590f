package io.github.findingrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Amazon Q Developer's schema takes, and what it drops. */
class CustomNotificationTest {

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
}
