package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.fixture.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words have colors where they say how something is, and nothing has a color alone. */
@BesideOthers
class PaletteTest {

    private static final Display COLORED = new Display(Display.UNLIMITED, true);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "32,healthy,: 3 of 3 chains",
                "32,created,    finding-relay-a",
                "31,FAILED,   rule x",
                "31,unhealthy,: web: stack missing",
                "33,contact,: x@example.com",
                "33,!, 1 stack would be deleted",
                "2,note,: account x",
                "2,… and more,",
                "31,-    \"222222222220\",",
                "32,+    \"222222222220\",",
                "2,--- generated/foundation.yaml,",
                "2,+++ generated/foundation.yaml,"
            })
    void aWordWhereALineBeginsHasTheColorOfWhatItMeans(String code, String word, String rest) {
        String more = rest == null ? "" : rest;
        String expected = "\u001B[%sm%s\u001B[0m%s".formatted(code, word, more);

        assertThat(Palette.of(word + more, COLORED)).isEqualTo(expected);
        assertThat(Palette.of("a\n    " + word + more + "\n", COLORED)).isEqualTo("a\n    " + expected + "\n");
    }

    @Test
    void whatAlarmsIsSeenWhereverItStands() {
        assertThat(Palette.of("    bucket <- EVERYBODY\n", COLORED))
                .isEqualTo("    bucket <- \u001B[31mEVERYBODY\u001B[0m\n");
        assertThat(Palette.of("* findings in web reach nobody", COLORED))
                .isEqualTo("* findings in web \u001B[31mreach nobody\u001B[0m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it is healthy",
                "updated-bucket x",
                "oks",
                "- an item of a list",
                "     failed deeper",
                "nobody else"
            })
    void allElseHasNone(String text) {
        assertThat(Palette.of(text, COLORED)).isEqualTo(text);
    }

    @Test
    void withoutColorsTheTextIsTheSame() {
        assertThat(Palette.of("FAILED x\n", Display.PLAIN)).isEqualTo("FAILED x\n");
    }
}
