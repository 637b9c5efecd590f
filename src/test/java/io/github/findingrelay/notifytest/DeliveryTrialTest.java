package io.github.findingrelay.notifytest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.SeverityLabel;
import io.github.findingrelay.notifytest.NotificationPath.DeployedRule;
import io.github.findingrelay.notifytest.NotificationPath.Metric;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A test finding is watched as long as it takes, and archived whatever happens. */
class DeliveryTrialTest {

    private static final TestFinding FINDING = new TestFinding(
            "aws",
            "111122223333",
            "444455556666",
            "eu-west-1",
            SeverityLabel.LOW,
            Instant.parse("2026-07-01T10:00:30Z"));
    private static final ExpectedPath PATH = new ExpectedPath(
            List.of(new ExpectedPath.ExpectedRule("rule", "default")),
            List.of("topic"),
            "dead-letters",
            List.of("email team@example.com"));

    private final Path aws = new Path();
    private Duration now = Duration.ZERO;
    private boolean interrupted;

    @Test
    void waitsForMetricsThatComeLateAndArchives() {
        aws.metricsAfter = Duration.ofSeconds(200);
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isTrue();

        assertThat(now).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(216));
        assertThat(states(trial)).containsOnly(Hop.HopState.PASSED);
        assertThat(aws.puts).containsExactly("active", "archived");
    }

    @Test
    void isNotProvedWhenTheTimeIsUp() {
        aws.metricsAfter = Duration.ofSeconds(400);
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(now).isEqualTo(Duration.ofMinutes(5));
        assertThat(states(trial))
                .containsExactly(Hop.HopState.PASSED, Hop.HopState.WAITING, Hop.HopState.WAITING, Hop.HopState.PASSED);
        assertThat(aws.puts).containsExactly("active", "archived");
    }

    @Test
    void aDeadLetterEndsIt() {
        aws.lettersAfterImport = 1;
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(states(trial)).contains(Hop.HopState.FAILED);
        assertThat(aws.puts).containsExactly("active", "archived");
    }

    @Test
    void lettersThatWereThereBeforeAreNotOurs() {
        aws.letters = 7;
        assertThat(trial().run(Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void aProductNameThatSecurityHubHasChangedIsTold() {
        aws.product = "Default";
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(trial.hops().get(0).found()).isEqualTo("as one of product 'Default', which no rule takes");
        assertThat(aws.puts).containsExactly("active", "archived");
    }

    @Test
    void archivesAfterAnInterruption() {
        aws.metricsAfter = Duration.ofSeconds(400);
        interrupted = true;

        assertThat(trial().run(Duration.ofMinutes(5))).isFalse();

        assertThat(now).isEqualTo(Duration.ZERO);
        assertThat(aws.puts).containsExactly("active", "archived");
    }

    @Test
    void archivesAfterAMistakeOfOurs() {
        aws.mistake = true;
        DeliveryTrial trial = trial();

        assertThat(catchThrowable(() -> trial.run(Duration.ZERO))).isInstanceOf(IllegalStateException.class);

        assertThat(aws.puts).containsExactly("active", "archived");
        assertThat(trial.changes()).extracting(ReceiptEntry::result).containsOnly(ReceiptResult.DONE);
    }

    @Test
    void whatIsNotImportedIsNotArchived() {
        aws.denied = true;
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(trial.changes())
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains("BatchImportFindings"));
    }

    private DeliveryTrial trial() {
        Time time = new Time() {
            @Override
            public Duration now() {
                return now;
            }

            @Override
            public void sleep(Duration duration) {
                now = now.plus(duration);
            }
        };
        return new DeliveryTrial(aws, new RequestBudget(time, new Random(1)), time, () -> interrupted, FINDING, PATH);
    }

    private static List<Hop.HopState> states(DeliveryTrial trial) {
        return trial.hops().stream().map(Hop::state).toList();
    }

    /** AWS, in which everything arrives, unless somebody is in the way. */
    private final class Path implements NotificationPath {
        private final List<String> puts = new ArrayList<>();
        private Duration metricsAfter = Duration.ZERO;
        private String product = TestFinding.PRODUCT;
        private int letters;
        private int lettersAfterImport;
        private boolean denied;
        private boolean mistake;

        @Override
        public void put(TestFinding finding, boolean archived, Instant updated) {
            if (denied) {
                throw new RequestException(Fault.DENIED, "not authorized to perform: securityhub:BatchImportFindings");
            }
            assertThat(updated.isAfter(finding.at())).isEqualTo(archived);
            puts.add(archived ? "archived" : "active");
            letters += archived ? 0 : lettersAfterImport;
        }

        @Override
        public Optional<String> productOf(String finding) {
            return finding.equals(FINDING.id()) ? Optional.of(product) : Optional.empty();
        }

        @Override
        public Map<Metric, Long> sums(Collection<Metric> metrics, Instant since, Instant until) {
            if (mistake) {
                throw new IllegalStateException("a mistake of ours");
            }
            assertThat(since).isEqualTo("2026-07-01T10:00:00Z");
            Map<Metric, Long> sums = new HashMap<>();
            if (now.compareTo(metricsAfter) >= 0) {
                metrics.stream()
                        .filter(metric -> !metric.name().contains("Failed"))
                        .forEach(metric -> sums.put(metric, 1L));
            }
            return sums;
        }

        @Override
        public int messages(String queue) {
            return letters;
        }

        @Override
        public Optional<DeployedRule> rule(String name, String bus) {
            return Optional.empty();
        }

        @Override
        public boolean matches(String pattern, String event) {
            return false;
        }
    }
}
