package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.TerminalWidth;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables fit into the terminal; nothing of them is lost. */
@BesideOthers
class TableTextTest {

    private static final Table TABLE = new Table(
            List.of("account", "name", "owner", "what is so"),
            List.of(
                    List.of(
                            "111122223333",
                            "payments-production",
                            "決済",
                            "nobody has confirmed a subscription to the topic of this account"),
                    List.of(
                            "444455556666",
                            "データ基盤の本番環境",
                            "data-platform",
                            "所有者の連絡先がまだ確認されていません。通知は届きません。担当者に確認してください。"),
                    List.of("777788889999", "sandbox", "research", "")));

    private static String text(int columns) {
        return TABLE.text(new Display(columns, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 80, 120, 1000})
    void eachWidthHasItsTable(int columns) {
        assertThat(text(columns).lines())
                .allSatisfy(line -> assertThat(TerminalWidth.of(line)).isLessThanOrEqualTo(columns));
        Golden.assertMatches(Path.of("src/test/fixtures/tables").resolve(columns + ".txt"), text(columns));
    }

    /** Somebody wants to copy it. */
    @Test
    void aRowWhoseLongestWordsDoNotFitIsAList() {
        String arn = "arn:aws:iam::111122223333:role/reader";
        Table table = new Table(
                List.of("account", "resource", "why"),
                List.of(List.of("111122223333", arn, "it is there no more"), List.of("444455556666", arn, "")));

        assertThat(table.text(new Display(48, false))).isEqualTo("""
                account   111122223333
                resource  arn:aws:iam::111122223333:role/reader
                why       it is there no more

                account   444455556666
                resource  arn:aws:iam::111122223333:role/reader
                """);
    }

    @Test
    void aColorEndsWithItsLineAndItsCell() {
        Table table =
                new Table(List.of("a", "b"), List.of(List.of("one two", "x"))).with("a", new Display(0, true)::bad);

        assertThat(table.text(new Display(6, false)))
                .isEqualTo("a    b\n\u001B[31mone\u001B[0m  x\n\u001B[31mtwo\u001B[0m\n");
    }
}
