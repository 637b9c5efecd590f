package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can name a resource, or make AWS say something, writes into the log of a workflow and a terminal. */
class HarmlessOutputTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            InputStream.nullInputStream(), new PrintStream(out, true), new PrintStream(err, true), false, Map.of());

    /** GitHub trims lines before it looks for commands, and finds the older form anywhere. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "::error::x,: :error::x",
                "failed\\n::add-mask::a,failed\\n: :add-mask::a",
                "failed\\n \\t ::error::x,failed\\n \\t : :error::x",
                "failed\\r\\n::error::x,failed\\r\\n: :error::x",
                "failed\\n\u3000::error::x,failed\\n\u3000: :error::x",
                "see ##[error]x,see ## [error]x",
                "##[add-mask]x,## [add-mask]x"
            })
    void noLineIsACommandOfGitHub(String text, String printed) {
        console.problem(text.translateEscapes());
        console.result(text.translateEscapes());

        String expected = printed.translateEscapes();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0x061C, 0x200E, 0x2028, 0x2029, 0x202A, 0x202E,
                0x2066, 0x2069, 0xE0041
            })
    void nothingDrivesATerminal(int codePoint) {
        console.problem("a" + Character.toString(codePoint) + "[2Jb");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("a\uFFFD[2Jb");
    }

    /** It would write over what stands before it. */
    @Test
    void aCarriageReturnWithinALineIsReplaced() {
        console.problem("failed\rdone");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("failed\uFFFDdone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B[31merror:\u001B[0m x",
                "\u001B[1;33mx",
                "\rprogress [##  ] 1 %",
                "\r    \r",
                "a,b\r\nc,d\r\n",
                "column\tcolumn\n",
                "組織 🎉 👩\u200D💻 @\u200Bname مرحبا",
                "AWS::IAM::Role",
                "arn:aws:s3:::bucket\n",
                "# Title\n## Part\n"
            })
    void whatIsOursStays(String text) {
        console.result(text);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
    }

    /** In a string of JSON, an escape means the same. */
    @Test
    void jsonKeepsItsMeaning() throws Exception {
        String value = "a\u202Eb\u0085\u2028\u200D\uDB40\uDC41::c";

        String json = Json.write(List.of(value));
        console.result(json);

        assertThat(json).matches("\\A[\\x0A\\x20-\\x7E]*\\z");
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(out.toString(StandardCharsets.UTF_8))
                        .get(0)
                        .asText())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource
    void noDiagnosticBreaksItsLine(Format format) {
        console.report(
                List.of(Diagnostic.error("accounts.yaml", "a\n::error::b\u202E\u009B\u001B[2Jc\u2028d", "some.rule")),
                format,
                Color.NEVER);

        String printed = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        assertThat(printed).doesNotContainPattern("[\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F\\u2028\\u202E]");
        assertThat(printed.lines().filter(line -> line.strip().startsWith("::")))
                .hasSize(format == Format.GITHUB ? 1 : 0);
    }

    /** The source line is what anybody may propose in a pull request. */
    @Test
    void anAnnotationIsStillOne() {
        console.report(List.of(Diagnostic.error("accounts.yaml", "wrong", "some.rule")), Format.GITHUB, Color.NEVER);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("::error file=accounts.yaml,title=some.rule::wrong\n");
    }
}
