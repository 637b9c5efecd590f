package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rules hand over. */
class InputTemplateTest {

    private static final List<String> TOPIC = List.of("${Topic}");

    @Test
    void aNameIsNeitherAPlaceholderNorAParameter() {
        String text = template(Map.of("222222222222", "<findings> ${AWS::AccountId} \"x\" \\"))
                .text();

        assertThat(text)
                .isEqualTo(
                        "{\"topics\":[\"${Topic}\"],\"owner\":\"Payments team\",\"accounts\":{\"222222222222\":"
                                + "\"\\u003cfindings\\u003e \\u0024{AWS::AccountId} \\\"x\\\" \\\\\"},\"findings\":<findings>}");
    }

    @Test
    void namesAreLeftOutTogetherWhereEventBridgeHasNoRoomForThem() {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            names.put("%012d".formatted(i), "account number " + i);
        }

        assertThat(template(names).text()).hasSizeBetween(6_000, 8_192).contains("account number 199");
        for (int i = 200; i < 400; i++) {
            names.put("%012d".formatted(i), "account number " + i);
        }
        assertThat(template(names).text()).hasSizeLessThan(200).contains("\"accounts\":{}");
    }

    private static InputTemplate template(Map<String, String> accounts) {
        return new InputTemplate(TOPIC, List.of(), Optional.of("Payments team"), accounts, Optional.empty());
    }
}
