package io.github.findingrelay.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms in which results and diagnostics are printed. Each command allows some of them. */
public enum Format {
    /** For people. Diagnostics have place, message, source line and caret. */
    TEXT("text (default)"),
    /** For scripts. */
    JSON("json"),
    /** RFC 4180, for spreadsheets; only lists are. */
    CSV("csv"),
    /** A page on GitHub. */
    MARKDOWN("markdown"),
    /** Workflow commands that GitHub shows as annotations in the pull request. */
    GITHUB("github (annotations)"),
    /** SARIF 2.1.0, for code scanning. */
    SARIF("sarif (code scanning)");

    private final String description;

    Format(String description) {
        this.description = description;
    }

    /** As the help of a command lists it. */
    public String description() {
        return description;
    }

    /** As people write it on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that somebody has written, in whatever case. */
    public static Optional<Format> of(String written) {
        return Stream.of(values())
                .filter(format -> format.label().equalsIgnoreCase(written))
                .findAny();
    }

    /** The same where no line is too long. */
    public String report(List<Diagnostic> diagnostics, boolean color) {
        return report(diagnostics, new Display(Display.UNLIMITED, color));
    }

    /**
     * Reports diagnostics; ends in a line break unless it is empty.
     *
     * @param display where the text form is read; the others have neither colors nor a width
     */
    public String report(List<Diagnostic> diagnostics, Display display) {
        return switch (this) {
            case TEXT, CSV -> TextReport.of(diagnostics, display);
            case JSON -> JsonReport.of(diagnostics);
            case MARKDOWN -> MarkdownReport.of(diagnostics);
            case GITHUB -> GitHubReport.of(diagnostics);
            case SARIF -> SarifReport.of(diagnostics);
        };
    }
}
