package io.github.findingrelay.request;

import java.time.Duration;

/** The time, which tests let pass as they like. */
public interface Time {

    /** Since some moment. */
    Duration now();

    void sleep(Duration duration);
}
