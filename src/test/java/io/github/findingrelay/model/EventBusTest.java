package io.github.findingrelay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBusTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 33, 64, 99, 100})
    void eachAccountHasOneBusAndItsSuffixesTellWhich(int buses) {
        int[] sizes = new int[buses];
        for (int end = 0; end < 1000; end++) {
            String id = String.format(Locale.ROOT, "123456789%03d", end);
            EventBus mine = EventBus.of(id, buses);
            sizes[mine.index()]++;
            for (EventBus bus : EventBus.all(buses)) {
                assertThat(bus.suffixes().stream().filter(id::endsWith).count())
                        .as("%s on %s", id, bus)
                        .isEqualTo(bus.equals(mine) ? 1 : 0);
            }
        }
        for (int size : sizes) {
            assertThat(size).isBetween(1000 / buses, 1000 / buses + 1);
        }
    }

    /** So that the pattern of the forwarding rule stays far below the quota. */
    @Test
    void aBusHasFewSuffixes() {
        for (int buses = 1; buses <= 100; buses++) {
            for (EventBus bus : EventBus.all(buses)) {
                assertThat(bus.suffixes()).hasSizeBetween(1, 40);
            }
        }
    }
}
