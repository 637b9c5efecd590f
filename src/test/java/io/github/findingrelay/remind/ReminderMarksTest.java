package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.remind.ReminderTopics.TaggedTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Only what a run of ours has written on a topic of ours keeps anybody from being told. */
class ReminderMarksTest {

    private static final ResourceNames OURS = new ResourceNames("finding-relay");
    private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");

    private static TaggedTopic topic(String name, String prefix, String value) {
        return new TaggedTopic(
                "arn:aws:sns:eu-west-1:111122223333:" + name,
                Map.of(ResourceNames.PREFIX_TAG, prefix, ReminderMark.key("payments"), value));
    }

    private static ReminderMarks marks(TaggedTopic... topics) {
        return ReminderMarks.of(List.of(topics), OURS, NOW);
    }

    private static String ago(Duration duration) {
        return new ReminderMark(NOW.minus(duration), Set.of()).value();
    }

    @Test
    void anOwnerOfAnotherInstallationMayBeCalledTheSame() {
        String hourAgo = ago(Duration.ofHours(1));
        assertThat(marks(topic("finding-relay-account-222222222222", "finding-relay", hourAgo))
                        .of("payments"))
                .isPresent();
        assertThat(marks(topic("finding-relay-test-account-222222222222", "finding-relay-test", hourAgo))
                        .of("payments"))
                .isEmpty();
        assertThat(marks(topic("somebody-elses", "finding-relay", hourAgo)).of("payments"))
                .isEmpty();
    }

    @Test
    void clocksMayDifferButNobodyWaitsForAYearThatIsFarAway() {
        String name = "finding-relay-account-222222222222";
        assertThat(marks(topic(name, "finding-relay", ago(Duration.ofHours(-2))))
                        .of("payments"))
                .isPresent();
        assertThat(marks(topic(name, "finding-relay", "2199-01-01T00:00:00Z")).of("payments"))
                .isEmpty();
        assertThat(marks(topic(name, "finding-relay", Instant.MAX.toString())).of("payments"))
                .isEmpty();
        assertThat(marks(topic(name, "finding-relay", ago(Duration.ofHours(19))))
                        .of("payments"))
                .isPresent();
        assertThat(marks(topic(name, "finding-relay", ago(Duration.ofHours(20))))
                        .of("payments"))
                .isEmpty();
        assertThat(marks(topic(name, "finding-relay", "yesterday")).of("payments"))
                .isEmpty();
    }

    @Test
    void whatIsFarAheadHidesNoOther() {
        assertThat(marks(
                                topic("finding-relay-account-222222222222", "finding-relay", "2199-01-01T00:00:00Z"),
                                topic("finding-relay-account-222222222223", "finding-relay", ago(Duration.ofHours(3))))
                        .of("payments"))
                .hasValueSatisfying(mark -> assertThat(mark.at()).isEqualTo(NOW.minus(Duration.ofHours(3))));
    }
}
