package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the file holds, it is read or reported; the reader never throws. */
class HostileInputProperties {

    private static final String VALID = text();
    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\n",
            "\t",
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!int ",
            "? ",
            "<<: ",
            "|\n",
            ">-\n",
            "%YAML 1.3\n",
            "---\n",
            "...\n",
            "~",
            "null",
            "true",
            "1.5",
            "1e999",
            "-0",
            "999999999999",
            "\"\\u0000\"",
            "\u0000",
            "\u0085",
            "\ud800",
            "🎉",
            "[]",
            "{}",
            "\"\"",
            "x: y\n",
            "\r",
            "\r\n",
            "@",
            "`",
            "\\");

    /** A piece of the file, from one place to another, is replaced. */
    record Edit(int start, int length, String piece) {
        String applyTo(String text) {
            int from = Math.min(start, text.length());
            int to = Math.min(from + length, text.length());
            return text.substring(0, from) + piece + text.substring(to);
        }
    }

    @Property(tries = 1500)
    void neverThrows(@ForAll("edits") List<Edit> edits) {
        String text = VALID;
        for (Edit edit : edits) {
            text = edit.applyTo(text);
        }
        Checked<Organization> read = read(text.getBytes(StandardCharsets.UTF_8));

        if (read instanceof Checked.Invalid<Organization> invalid) {
            assertThat(invalid.diagnostics()).anyMatch(Diagnostic::isError);
        }
        for (Format format : Format.values()) {
            assertThat(format.report(read.diagnostics(), true)).isNotNull();
        }
    }

    @Property(tries = 300)
    void neverThrowsOnBytes(@ForAll byte[] bytes) {
        assertThat(read(bytes).diagnostics()).isNotEmpty();
    }

    private static Checked<Organization> read(byte[] bytes) {
        return AccountsFile.parse(bytes, LocalDate.of(2026, 7, 1));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, VALID.length()),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.integers().between(0, 12)),
                                Tuple.of(1, Arbitraries.integers().between(0, 300))),
                        Arbitraries.of(PIECES))
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static String text() {
        try {
            return Files.readString(Path.of("src/test/fixtures/config/valid-everything/accounts.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
