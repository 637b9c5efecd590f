package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Git leaves in a file where two sides have changed the same. Until that is settled, nothing else counts. */
final class MergeConflicts {

    /** The first and the last line that Git writes; what is between them, there may be without. */
    private static final Pattern MARKER = Pattern.compile("(?m)^(<{7}|>{7})( .*)?\\r?$");

    private MergeConflicts() {}

    /** One for each conflict. */
    static List<Diagnostic> in(SourceText source) {
        String text = source.text();
        if (!text.contains("<<<<<<<") && !text.contains(">>>>>>>")) {
            return List.of();
        }
        List<MatchResult> markers = MARKER.matcher(text).results().toList();
        return IntStream.range(0, markers.size())
                .boxed()
                .flatMap(i -> conflict(source, markers, i))
                .toList();
    }

    private static Stream<Diagnostic> conflict(SourceText source, List<MatchResult> markers, int i) {
        MatchResult marker = markers.get(i);
        boolean starts = isStart(marker);
        if (!starts && i > 0 && isStart(markers.get(i - 1))) {
            return Stream.empty();
        }
        boolean ends = starts && i + 1 < markers.size() && !isStart(markers.get(i + 1));
        String where = ends
                ? "a merge conflict stands here, from line %d to line %d"
                        .formatted(line(source, marker), line(source, markers.get(i + 1)))
                : "the marker '%s' of a merge conflict stands here in line %d"
                        .formatted(marker.group(1), line(source, marker));
        return Stream.of(source.errorAt(
                marker.start(),
                where
                        + "; finish the merge: keep what is right of both sides, and delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>",
                "yaml.merge-conflict"));
    }

    private static boolean isStart(MatchResult marker) {
        return marker.group(1).startsWith("<");
    }

    private static int line(SourceText source, MatchResult marker) {
        return source.text().substring(0, marker.start()).split("\\r\\n?|\\n", -1).length;
    }
}
