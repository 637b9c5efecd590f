package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.request.SystemTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines fit where they are read; a file has no width. */
@BesideOthers
class TerminalTest {

    private static Console console(Terminal terminal, Map<String, String> environment) {
        PrintStream none = new PrintStream(new ByteArrayOutputStream());
        return new Console(InputStream.nullInputStream(), none, none, terminal, environment, new SystemTime());
    }

    /** 0 is what a terminal says that does not know; the variable is what somebody has exported. */
    @ParameterizedTest
    @CsvSource({"120,90,120", "'',90,90", "x,90,90", "0,90,90", "'',0,80", "'','',80", "-3,'',80"})
    void whatSomebodyHasExportedGoesBeforeWhatTheTerminalSays(String exported, String found, int columns) {
        assertThat(Terminal.columns(exported, found)).isEqualTo(columns);
    }

    @Test
    void eachStreamHasItsOwnWidthAndColors() {
        Console piped = console(new Terminal(false, true, 100), Map.of());

        assertThat(piped.display(Color.AUTO)).isEqualTo(Display.PLAIN);
        assertThat(piped.width()).isEqualTo(100);
        assertThat(piped.isTerminal()).isTrue();

        Console logged = console(new Terminal(true, false, 100), Map.of());

        assertThat(logged.display(Color.AUTO)).isEqualTo(new Display(100, true));
        assertThat(logged.width()).isEqualTo(Display.UNLIMITED);
        assertThat(logged.isTerminal()).isFalse();
    }

    @Test
    void colorsAreThereWhereSomebodyWantsThem() {
        Console plain = console(Terminal.of(100), Map.of("NO_COLOR", "1"));

        assertThat(plain.display(Color.AUTO)).isEqualTo(new Display(100, false));
        assertThat(plain.display(Color.ALWAYS)).isEqualTo(new Display(100, true));
        assertThat(plain.isTerminal()).isTrue();
        assertThat(console(Terminal.of(100), Map.of("NO_COLOR", "")).display(Color.AUTO))
                .isEqualTo(new Display(100, true));
        assertThat(console(Terminal.of(100), Map.of()).display(Color.NEVER)).isEqualTo(new Display(100, false));
    }

    /** It can neither show colors nor write a line again, but its lines have an end. */
    @Test
    void aDumbTerminalHasAWidthOnly() {
        Console dumb = console(Terminal.of(100), Map.of("TERM", "dumb"));

        assertThat(dumb.display(Color.AUTO)).isEqualTo(new Display(100, false));
        assertThat(dumb.isTerminal()).isFalse();
        assertThat(dumb.width()).isEqualTo(100);
    }
}
