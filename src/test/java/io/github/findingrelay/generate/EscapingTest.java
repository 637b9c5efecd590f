package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.OneLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of accounts.yaml stays a value, whatever is in it. */
class EscapingTest {

    @Test
    void aQuotedValueEndsNoString() {
        assertThat(Escaping.quoted("a\"b\\c")).isEqualTo("a\\\"b\\\\c");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029})
    void whatYamlOrJsonWouldNotTakeIsWrittenAsAnEscape(int c) {
        assertThat(Escaping.quoted("é" + (char) c + "🎉")).isEqualTo("é\\u%04x🎉".formatted(c));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "組織 🎉 é", "{a: [b], 'c' # d}", "\u00A0\u202F\uFFFD~ "})
    void otherTextStaysAsItIs(String text) {
        assertThat(Escaping.quoted(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {" a\nb ", "a\r\nb", "a\t \tb", "a\u0085b", "a\u2028b", "a\u2029\u2029b"})
    void lineBreaksBecomeASpace(String lines) {
        assertThat(OneLine.of(lines)).isEqualTo("a b");
    }

    @Test
    void aCellOfAPageStaysOneCell() {
        assertThat(Escaping.markdown("a\n| [x](y) <b> `c`")).isEqualTo("a \\| \\[x\\](y) &lt;b> \\`c\\`");
    }

    @ParameterizedTest
    @CsvSource({"abc,3,abc", "abcd,3,ab…", "🎉🎉🎉🎉,3,🎉🎉…", "ab,1,…"})
    void aLongTextIsCutBetweenCharacters(String text, int limit, String cut) {
        assertThat(Escaping.abbreviated(text, limit)).isEqualTo(cut);
    }
}
