package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next with which to ask for the next part
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * A part as AWS gives it.
     *
     * @param next null or empty: there is no next part
     */
    public static <S, T> Page<T> of(Collection<S> items, Function<? super S, T> each, @Nullable String next) {
        return new Page<>(
                items.stream().map(each).toList(), Optional.ofNullable(next).filter(token -> !token.isEmpty()));
    }

    /** All parts. A page may be empty and yet not the last, but none follows itself: that has no end. */
    public static <T> List<T> all(Function<Optional<String>, Page<T>> ask) {
        List<T> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<T> page = ask.apply(next);
            all.addAll(page.items());
            if (page.next().isPresent() && page.next().equals(next)) {
                throw new RequestException(Fault.UNAVAILABLE, "a list has no end: the next page is the same again");
            }
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
