package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTextTest {

    /** A character may take two places in memory: it counts once, and is never halved. */
    @Test
    void charactersAreCountedWhole() {
        String three = "🔑🔑🔑";

        assertThat(ForeignText.of(three, 4)).isEqualTo(three);
        assertThat(ForeignText.of(three, 2)).isEqualTo("🔑🔑…");
    }
}
