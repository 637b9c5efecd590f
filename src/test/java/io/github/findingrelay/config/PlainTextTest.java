package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @Test
    void nothingInvisibleIsWrittenAsItIs() {
        String hostile = "\u0000\u001b\u0085\u200b\u202e\u2028\u2029\ufeff\ud800\u0378\ue000";

        assertThat(PlainText.quoted(hostile))
                .isEqualTo("\"\\u0000\\u001B\\u0085\\u200B\\u202E\\u2028\\u2029\\uFEFF\\uD800\\u0378\ue000\"");
        assertThat(PlainText.comment(hostile)).isEqualTo("# ??????????\ue000");
        assertThat(PlainText.quoted(Character.toString(0xE0041))).isEqualTo("\"\\U000E0041\"");
    }

    /** A comment that goes on in the next line would be YAML. */
    @Test
    void aCommentStaysOnItsLine() {
        assertThat(PlainText.comment("no owner\nstackPrefix: mine\r\t#")).isEqualTo("# no owner?stackPrefix: mine??#");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "payments (prod) & co. | payments (prod) & co.",
                "組織 1 | 組織 1",
                "No | \"No\"",
                "null | \"null\"",
                "y | \"y\"",
                "12 | \"12\"",
                "`trailing ` | \"trailing \"",
                "a: b | \"a: b\"",
                "a #b | \"a #b\"",
                "a\"b\\c | \"a\\\"b\\\\c\"",
                "`` | \"\""
            })
    void whatYamlCouldTakeForMoreThanTextIsQuoted(String text, String written) {
        assertThat(PlainText.written(text)).isEqualTo(written);
    }
}
