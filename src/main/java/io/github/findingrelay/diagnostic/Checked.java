package io.github.findingrelay.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A value, perhaps with warnings, or the problems that prevent it: all of them. */
public sealed interface Checked<T> {

    /** A value; its warnings do not stop anything. */
    record Valid<T>(T value, List<Diagnostic> diagnostics) implements Checked<T> {
        public Valid {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** No value: at least one of the diagnostics is an error. */
    record Invalid<T>(List<Diagnostic> diagnostics) implements Checked<T> {
        public Invalid {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Errors and warnings in the order in which they were found. */
    List<Diagnostic> diagnostics();

    static <T> Checked<T> valid(T value) {
        return new Valid<>(value, List.of());
    }

    static <T> Checked<T> invalid(Diagnostic problem) {
        return new Invalid<>(List.of(problem));
    }

    /** What a reader gives, or what it cannot read. */
    static <T> Checked<T> reading(Supplier<T> reader) {
        try {
            return valid(reader.get());
        } catch (UnreadableException e) {
            return invalid(e.problem());
        }
    }

    /** The values of all, or the problems of all. */
    static <T> Checked<List<T>> all(List<Checked<T>> each) {
        List<T> values = new ArrayList<>();
        List<Diagnostic> found = new ArrayList<>();
        for (Checked<T> one : each) {
            found.addAll(one.diagnostics());
            if (one instanceof Valid<T> valid) {
                values.add(valid.value());
            }
        }
        return values.size() == each.size() ? new Valid<>(values, found) : new Invalid<>(found);
    }

    /** Goes on with the value if there is one; the warnings so far are kept. */
    default <U> Checked<U> then(Function<? super T, Checked<U>> next) {
        if (this instanceof Valid<T> valid) {
            Checked<U> result = next.apply(valid.value());
            return result instanceof Valid<U> ok
                    ? new Valid<>(ok.value(), joined(result))
                    : new Invalid<>(joined(result));
        }
        return new Invalid<>(diagnostics());
    }

    private List<Diagnostic> joined(Checked<?> later) {
        List<Diagnostic> all = new ArrayList<>(diagnostics());
        all.addAll(later.diagnostics());
        return all;
    }
}
