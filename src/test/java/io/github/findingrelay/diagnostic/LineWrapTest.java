package io.github.findingrelay.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines fit, and no word is cut. */
@BesideOthers
class LineWrapTest {

    private static String wrapped(int columns, String text) {
        return new Display(columns, false).wrapped(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "9,one two,one two",
                "7,one two,one two",
                "6,one two,one|  two",
                "9,  one two three,  one two|    three",
                "10,a-b/c-d a-b/c-d-e,a-b/c-d| a-b/c-d-e",
                "9,x a-very-long-word y,x|a-very-long-word|  y",
                "9,x eightchr y,x| eightchr|  y",
                "6,one  two  ,one|  two",
                "12,通知は届きません。確認,通知は届きま|  せん。確認",
                "13,通知は届きません。確認,通知は届きま|  せん。確認",
                "8,通知届き。確認,通知届|  き。確|  認",
                "9,owner 決済チーム,owner 決|  済チー|  ム",
            })
    void aLineIsBrokenWhereAReaderWould(int columns, String text, String lines) {
        assertThat(wrapped(columns, text)).isEqualTo(lines.replace('|', '\n'));
    }

    @Test
    void eachLineOfATextIsWrappedByItself() {
        assertThat(wrapped(5, "a b c d\n\ne f g h\n")).isEqualTo("a b c\n  d\n\ne f g\n  h\n");
    }

    @Test
    void whereALineGoesOnIsSaid() {
        assertThat(new Display(20, false).wrapped("ok       one two three", 9))
                .isEqualTo("ok       one two\n         three");
    }

    @Test
    void aFileHasNoWidth() {
        String text = "word ".repeat(10_000);

        assertThat(Display.PLAIN.wrapped(text)).isEqualTo(text);
    }

    @Test
    void colorsHaveNoWidthAndEndWithTheirLine() {
        Display display = new Display(7, true);

        assertThat(display.wrapped(display.good("one") + " two")).isEqualTo("\u001B[32mone\u001B[0m two");
        assertThat(display.wrapped(display.good("one two three")))
                .isEqualTo("\u001B[32mone two\u001B[0m\n  \u001B[32mthree\u001B[0m");
    }

    /** The caret stays below what it points at. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "30,10,`  owner: payments and some more words here`,`  owner: payments and some…`,9",
                "20,30,`- {id: 111122223333, name: payments, email: x}`,`…name: payments…`,9",
                "20,1,`one two three four five six seven`,`one two three four…`,0",
                "20,33,`one two three four five six sevens`,`…five six sevens`,14"
            })
    void aSourceLineIsCutAroundItsCaret(int columns, int column, String line, String text, int caret) {
        Excerpt excerpt = Excerpt.of(line, column).within(columns);

        assertThat(excerpt).isEqualTo(new Excerpt(text, caret));
        assertThat(TerminalWidth.of(excerpt.text())).isLessThanOrEqualTo(columns);
    }
}
