package io.github.findingrelay.request;

import java.time.Duration;

/** The time, which tests let pass as they like. */
public interface Time {

    /** Since some moment. */
    Duration now();

    void sleep(Duration duration);

    /**
     * Does something again and again, beside everything else, until it is closed. A time that passes
     * only as a test lets it does nothing by itself.
     */
    default Ticking every(Duration distance, Runnable tick) {
        return () -> {};
    }

    /** What happens again and again. */
    interface Ticking extends AutoCloseable {
        @Override
        void close();
    }
}
