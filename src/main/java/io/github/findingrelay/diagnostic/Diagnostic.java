package io.github.findingrelay.diagnostic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that is wrong, and where.
 *
 * <p>How to write a message: one sentence that names the wrong value in quotes and says what would
 * be right. The reader sees the source line below it, so the message does not repeat it. No
 * abbreviations. It never ends in a full stop, because the rule id follows.
 *
 * @param message one sentence
 * @param rule a stable id such as {@code account.duplicate}, which users may search and filter for
 * @param excerpt the source line, or {@link Excerpt#NONE}
 * @param notes what else the reader needs to know, one line each; mostly none
 */
public record Diagnostic(
        Severity severity, SourceLocation location, String message, String rule, Excerpt excerpt, List<String> notes)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::location)
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::rule)
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** A diagnostic without notes. */
    public Diagnostic(Severity severity, SourceLocation location, String message, String rule, Excerpt excerpt) {
        this(severity, location, message, rule, excerpt, List.of());
    }

    /** An error at a place whose source line is not at hand. */
    public static Diagnostic error(SourceLocation location, String message, String rule) {
        return new Diagnostic(Severity.ERROR, location, message, rule, Excerpt.NONE);
    }

    /** An error about a file as a whole. */
    public static Diagnostic error(String file, String message, String rule) {
        return error(SourceLocation.wholeFile(file), message, rule);
    }

    /** A warning about a file as a whole. */
    public static Diagnostic warning(String file, String message, String rule) {
        return new Diagnostic(Severity.WARNING, SourceLocation.wholeFile(file), message, rule, Excerpt.NONE);
    }

    /** The same with notes. */
    public Diagnostic withNotes(List<String> lines) {
        return new Diagnostic(severity, location, message, rule, excerpt, lines);
    }

    @JsonValue
    JsonReport.DiagnosticEntry json() {
        return JsonReport.DiagnosticEntry.of(this);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Sorted by place, then errors before warnings. */
    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }
}
