package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Severity;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.diagnostic.SourceText;

/** Where something stands. Lines and columns are 1-based, columns in code points. */
record Place(SourceText source, int line, int column) {

    Diagnostic diagnostic(Severity severity, String message, String rule) {
        return source.at(severity, line, column, message, rule);
    }

    SourceLocation location() {
        return new SourceLocation(source.file(), line, column);
    }

    /** For a sentence about another place: the line, if both are in one file. */
    String seenFrom(Place other) {
        return source.file().equals(other.source.file())
                ? "line " + line
                : location().toString();
    }

    /** What stands in its line from it on. */
    String rest() {
        return source.rest(line, column);
    }
}
