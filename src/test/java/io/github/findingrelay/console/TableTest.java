package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1"})
    void aSpreadsheetTakesNoCellForAFormula(String cell) {
        assertThat(csv(cell)).isEqualTo("head\r\n'" + cell + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`=HYPERLINK(\"x\",\"y\")`, `\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"`",
                "`a,b`, `\"a,b\"`",
                "`a\"b`, `\"a\"\"b\"`",
                "`a\nb`, `\"a\nb\"`",
                "`a\rb`, `\"a\rb\"`",
                "a=b, a=b",
                "1-1, 1-1",
                "``, ``"
            })
    void aCellThatWouldEndEarlyIsQuoted(String cell, String written) {
        assertThat(csv(cell)).isEqualTo("head\r\n" + written + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1"})
    void noLineBreakHidesAFormula(String cell) {
        assertThat(csv(cell)).isEqualTo("head\r\n\"'" + cell + "\"\r\n");
    }

    @Test
    void columnsStandBelowEachOtherWhateverTheWidthOfTheirLetters() {
        Table table = new Table(List.of("NAME", "ID"), List.of(List.of("組織", "1"), List.of("e\u0301x", "2")));

        assertThat(table.text()).isEqualTo("NAME  ID\n組織  1\ne\u0301x    2\n");
    }

    @Test
    void markdownKeepsCellsInTheirCellsAndMentionsNobody() {
        Table table = new Table(List.of("a", "b"), List.of(List.of("x|y\nz", "@team <b>")));

        assertThat(table.markdown()).isEqualTo("| a | b |\n|---|---|\n| x\\|y<br>z | @\u200bteam &lt;b> |\n");
    }

    private static String csv(String cell) {
        return new Table(List.of("head"), List.of(List.of(cell))).csv();
    }
}
