package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Severity;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what is wrong with a file, or with values of several, each of which knows its own. */
final class Problems {

    private static final Pattern COMMENT_INSTEAD = Pattern.compile("[^:#]*:[ \\t]+(#[^#\\s].*?)(?:\\s+#.*)?\\s*");

    private final SourceText source;
    private final List<Diagnostic> found = new ArrayList<>();

    Problems(SourceText source) {
        this.source = source;
    }

    /** For what another thread finds. */
    Problems ofSameFile() {
        return new Problems(source);
    }

    /** Of the file. */
    Place start() {
        return new Place(source, 1, 1);
    }

    void error(YamlNode at, String message, String rule) {
        error(at.place(), message, rule);
    }

    void error(Place at, String message, String rule) {
        found.add(at.diagnostic(Severity.ERROR, message, rule));
    }

    void error(int line, int column, String message, String rule) {
        error(new Place(source, line, column), message, rule);
    }

    void add(Severity severity, YamlNode at, String message, String rule) {
        found.add(at.place().diagnostic(severity, message, rule));
    }

    void addAll(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** What YAML takes for a comment behind a key, if that has no value on its line. */
    Optional<String> commentInstead(YamlNode key) {
        Matcher comment = COMMENT_INSTEAD.matcher(key.place().rest());
        return comment.matches() ? Optional.of(comment.group(1)) : Optional.empty();
    }

    /** A line as it is written. */
    String line(int number) {
        return source.rest(number, 1);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** In the order of the files. */
    List<Diagnostic> sorted() {
        return found.stream().sorted().distinct().toList();
    }
}
