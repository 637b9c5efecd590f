package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.remind.TopicChoice.MailTopic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Everybody who is meant, and as few others as possible. */
class TopicChoiceTest {

    private static List<String> choose(Set<String> wanted, MailTopic... candidates) {
        return TopicChoice.of(wanted, List.of(candidates)).topics().stream()
                .map(MailTopic::arn)
                .toList();
    }

    private static MailTopic topic(String arn, String... subscribers) {
        return new MailTopic(arn, Set.of(subscribers));
    }

    @Test
    void exactlyThoseAreTakenBeforeTheFirst() {
        assertThat(choose(Set.of("a"), topic("wide", "a", "x"), topic("exact", "a")))
                .containsExactly("exact");
    }

    @Test
    void severalTopicsThatTogetherAreExactComeBeforeAWiderOne() {
        assertThat(choose(Set.of("a", "b"), topic("wide", "a", "b", "x"), topic("one", "a"), topic("other", "b")))
                .containsExactly("one", "other");
    }

    @Test
    void ofWhatIsTooWideTheOneWithTheFewestOthersIsTaken() {
        assertThat(choose(Set.of("a"), topic("wider", "a", "x", "y"), topic("wide", "a", "x")))
                .containsExactly("wide");
        assertThat(choose(
                        Set.of("a", "b", "c"),
                        topic("all", "a", "b", "c", "x", "y"),
                        topic("two", "a", "b"),
                        topic("one", "c", "x")))
                .containsExactly("two", "one");
    }

    @Test
    void nobodyIsReachedByTwo() {
        assertThat(choose(Set.of("a", "b"), topic("one", "a", "x"), topic("other", "b", "x")))
                .hasSize(1);
        assertThat(choose(Set.of("a"), topic("one", "a"), topic("other", "a"))).containsExactly("one");
    }

    @Test
    void whereNobodyIsSubscribedNothingIsSent() {
        assertThat(choose(Set.of("a"), topic("empty"), topic("others", "x"))).isEmpty();
    }
}
