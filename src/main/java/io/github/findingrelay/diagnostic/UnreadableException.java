package io.github.findingrelay.diagnostic;

/** Something in generated/ that cannot be read: it must not be skipped. */
public final class UnreadableException extends RuntimeException {

    private final transient Diagnostic problem;

    public UnreadableException(Diagnostic problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** What cannot be read, where, and why. */
    public Diagnostic problem() {
        return problem;
    }
}
