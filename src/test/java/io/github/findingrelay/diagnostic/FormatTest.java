package io.github.findingrelay.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    /** An escape, a new line, an override of direction, an isolate, a space without width, a mark. */
    @ParameterizedTest
    @ValueSource(strings = {"\u001b", "\u009b", "\n", "\r", "\u202e", "\u2066", "\u200b", "\ufeff"})
    void whatDrivesATerminalIsNeitherInPlaceNorMessageNorLineNorNote(String hostile) {
        SourceText source = new SourceText("a" + hostile + ".yaml", "name: '" + hostile + "' # x");
        Diagnostic problem = source.error(1, 12, "'" + hostile + "' is wrong", "a.rule");

        String report = text(problem.withNotes(List.of("seen: " + hostile)));

        assertThat(report.replace("\n", "")).doesNotContain(hostile);
        assertThat(report.lines()).hasSizeLessThanOrEqualTo(5).anyMatch(l -> l.contains("is wrong"));
    }

    @Test
    void theCaretStandsBelowTheMistakeWhateverItsNeighboursWidth() {
        SourceText source = new SourceText("a.yaml", "\t組織e\u0301: x");

        assertThat(text(source.error(1, 7, "no", "a.rule")))
                .isEqualTo("a.yaml:1:7: error: no [a.rule]\n\t組織e\u0301: x\n\t      ^\n1 error\n");
    }

    @Test
    void aLongLineIsCutAroundTheMistake() {
        SourceText source = new SourceText("a.yaml", "x".repeat(500) + "!" + "y".repeat(500));

        List<String> lines = text(source.error(1, 501, "no", "a.rule")).lines().toList();

        assertThat(lines.get(1)).isEqualTo("…" + "x".repeat(80) + "!" + "y".repeat(60) + "…");
        assertThat(lines.get(2)).isEqualTo(" ".repeat(81) + "^");
    }

    @Test
    void colorsAreUsedIfTheyAreAskedForOnly() {
        Diagnostic problem = Diagnostic.error("a.yaml", "no", "a.rule");

        assertThat(Format.TEXT.report(List.of(problem), true)).contains("\u001b[31merror:");
        assertThat(text(problem)).doesNotContain("\u001b");
    }

    /** Otherwise a message could end the command, or begin another one. */
    @Test
    void gitHubSeesOneCommandWhateverTheTextIs() {
        Diagnostic problem = new SourceText("a,b:c%.yaml", "x")
                .error(1, 1, "100 %\r\n::set-output name=x::y", "a.rule")
                .withNotes(List.of("a note"));

        assertThat(Format.GITHUB.report(List.of(problem), false))
                .isEqualTo("::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=a.rule"
                        + "::100 %25%0D%0A::set-output name=x::y%0Aa note\n");
    }

    @Test
    void markdownShowsNamesAsTheyAre() {
        Diagnostic problem = Diagnostic.warning("a_b.yaml", "<img> *x* [y](z) `c` | & ~", "a.rule");

        assertThat(Format.MARKDOWN.report(List.of(problem), false))
                .isEqualTo("- **warning** a\\_b.yaml: &lt;img> \\*x\\* \\[y\\](z) \\`c\\` \\| &amp; \\~\n");
    }

    @Test
    void jsonHasTheTotalsAndNotesWhereThereAreSome() {
        Diagnostic problem = Diagnostic.error("a.yaml", "no", "a.rule");
        Diagnostic noted = Diagnostic.warning("a.yaml", "\"so\"", "b.rule").withNotes(List.of("n"));

        assertThat(Format.JSON.report(List.of(problem, noted), false)).isEqualTo("""
            {
              "errors": 1,
              "warnings": 1,
              "diagnostics": [
                {
                  "file": "a.yaml",
                  "line": 0,
                  "column": 0,
                  "severity": "error",
                  "rule": "a.rule",
                  "message": "no"
                },
                {
                  "file": "a.yaml",
                  "line": 0,
                  "column": 0,
                  "severity": "warning",
                  "rule": "b.rule",
                  "message": "\\"so\\"",
                  "notes": [
                    "n"
                  ]
                }
              ]
            }
            """);
    }

    @Test
    void sarifNamesThePlaceIfThereIsOne() {
        Diagnostic whole = Diagnostic.error("a.yaml", "no", "b.rule");
        Diagnostic placed = new SourceText("a.yaml", "x").error(1, 1, "no", "a.rule");

        String log = Format.SARIF.report(List.of(whole, placed), false);

        assertThat(log).contains("\"version\": \"2.1.0\",\n  \"$schema\": \"https://json.schemastore");
        assertThat(log.indexOf("\"id\": \"a.rule\"")).isBetween(0, log.indexOf("\"id\": \"b.rule\""));
        assertThat(log).containsOnlyOnce("\"startLine\": 1").containsOnlyOnce("\"region\"");
        assertThat(log).doesNotContain("null");
    }

    private static String text(Diagnostic problem) {
        return Format.TEXT.report(List.of(problem), false);
    }
}
