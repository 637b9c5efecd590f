package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import java.util.List;

/** A template of the workspace has mistakes. */
final class InvalidTemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;

    InvalidTemplateException(Diagnostic problem) {
        this(List.of(problem));
    }

    InvalidTemplateException(List<Diagnostic> problems) {
        super(problems.toString());
        this.problems = problems;
    }

    List<Diagnostic> problems() {
        return problems;
    }
}
