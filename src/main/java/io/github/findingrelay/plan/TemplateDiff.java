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

    /** In unified form; empty if no line differs. */
    static List<String> between(Optional<SourceText> before, Optional<SourceText> after) {
        List<String> old = lines(before);
        return UnifiedDiffUtils.generateUnifiedDiff(
                before.map(SourceText::file).orElse("/dev/null"),
                after.map(SourceText::file).orElse("/dev/null"),
                old,
                DiffUtils.diff(old, lines(after)),
                CONTEXT);
    }

    private static List<String> lines(Optional<SourceText> template) {
        return template.stream()
                .flatMap(text -> text.text().lines())
                .filter(line -> !line.startsWith("    Value: \"sha256:"))
                .toList();
    }
}
