package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --version} prints; that the parts get there, {@code .ci/run} sees to. */
class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.0.0, ab12cd3-dirty, Finding Relay 1.0.0 (ab12cd3-dirty)",
        "1.0.0,              , Finding Relay 1.0.0",
        "     ,              , Finding Relay"
    })
    void saysWhatIsKnown(@Nullable String version, @Nullable String commit, String text) {
        assertThat(Version.text(version, commit)).isEqualTo(text);
    }
}
