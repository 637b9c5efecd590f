package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Severity;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts for people of which YAML takes the end for a comment: a channel's name, or a number. */
final class CutTexts {

    /** A comment has a space behind its sign, if anything does. */
    private static final Pattern CUT =
            Pattern.compile("(?m)^[ -]*(?:name|text|reason):[ \\t]+[^\"'#&*!|>{\\[\\s][^#\\r\\n]*[ \\t](?=#[^#\\s])");

    private static final Pattern COMMENT = Pattern.compile("#\\S+");

    private CutTexts() {}

    /** Warnings only: it may be meant. */
    static List<Diagnostic> in(SourceText source) {
        return CUT.matcher(source.text())
                .results()
                .map(cut -> source.at(Severity.WARNING, cut.end(), message(source, cut), "yaml.comment"))
                .toList();
    }

    private static String message(SourceText source, MatchResult cut) {
        String comment = COMMENT.matcher(source.text())
                .region(cut.end(), source.text().length())
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElse("#");
        return "YAML takes '%s' for a comment, and the text ends before it; put the whole text in quotes if that belongs to it"
                .formatted(Violation.abbreviated(comment));
    }
}
