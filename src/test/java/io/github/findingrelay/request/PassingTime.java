package io.github.findingrelay.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody sleeps. */
final class PassingTime implements Time {

    final List<Long> sleptMillis = new ArrayList<>();
    private Duration now = Duration.ofDays(1);

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        sleptMillis.add(duration.toMillis());
        now = now.plus(duration);
    }
}
