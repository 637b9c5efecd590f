package io.github.findingrelay.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.List;
import java.util.Optional;

/** The lines of a template that change. The digest is left out: it always does. */
final class TemplateDiff {

    private static final int CONTEXT = 3;

    private TemplateDiff() {}

    /** In unified form; empty if no line differs, or one of them was not seen. */
    static List<String> between(Optional<SourceText> before, Optional<SourceText> after) {
        return before.flatMap(old -> after.map(now -> between(old, now))).orElse(List.of());
    }

    private static List<String> between(SourceText before, SourceText after) {
        List<String> old = lines(before);
        return UnifiedDiffUtils.generateUnifiedDiff(
                before.file(), after.file(), old, DiffUtils.diff(old, lines(after)), CONTEXT);
    }

    private static List<String> lines(SourceText template) {
        return template.text()
                .lines()
                .filter(line -> !line.startsWith("    Value: \"sha256:"))
                .toList();
    }
}
