package io.github.findingrelay.notifytest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.desk.Executions.ExecutionEvent;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.desk.InMemoryExecutions;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.SeverityLabel;
import io.github.findingrelay.notifytest.NotificationPath.DeployedRule;
import io.github.findingrelay.notifytest.NotificationPath.FoundFinding;
import io.github.findingrelay.notifytest.NotificationPath.Metric;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A test finding is watched as long as it takes, and archived whatever happens. */
class DeliveryTrialTest {

    private static final String MACHINE = "arn:aws:states:eu-west-1:111122223333:stateMachine:deliver-en";
    private static final String EXECUTION = "arn:aws:states:eu-west-1:111122223333:execution:deliver-en:one";
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
            List.of(new DeliveryMachine(Language.EN, MACHINE)),
            true,
            "dead-letters",
            List.of("email team@example.com"),
            Map.of());

    private final Path aws = new Path();
    private final InMemoryExecutions executions =
            new InMemoryExecutions(() -> FINDING.at().plus(passed()));
    private final PassingTime time = new PassingTime();
    private boolean interrupted;

    private Duration passed() {
        return time.passed();
    }

    @BeforeEach
    void deployed() {
        executions.machines.put(MACHINE, "ACTIVE");
        executions.before = () -> {
            boolean isDue = time.passed().compareTo(aws.deliveredAfter) >= 0;
            if (isDue && aws.puts.contains("active") && !aws.delivered) {
                aws.delivered = true;
                deliver(aws.status, FINDING.id());
            }
        };
    }

    private void deliver(ExecutionStatus status, String finding) {
        executions.add(EXECUTION.replace(":one", ":other"), ExecutionStatus.SUCCEEDED, input("another"));
        executions.add(EXECUTION, status, input(finding));
    }

    private static String input(String finding) {
        return """
        {"topics": ["arn:aws:sns:eu-west-1:111122223333:topic"], "channels": ["arn:aws:sns:eu-west-1:111122223333:chat"],
         "findings": [{"Id": "%s"}]}""".formatted(finding);
    }

    /** The three events of a step. */
    private static Stream<ExecutionEvent> step(int id, String resource, String given, String end, String data) {
        return Stream.of(
                new ExecutionEvent(id, 0, "TaskScheduled", resource, given),
                new ExecutionEvent(id + 1, id, "TaskStarted", "", ""),
                new ExecutionEvent(id + 2, id + 1, end, resource, data));
    }

    private static Stream<ExecutionEvent> published(int id, String topic) {
        return step(
                id,
                "sns:publish",
                "{\"TopicArn\": \"arn:aws:sns:eu-west-1:111122223333:%s\"}".formatted(topic),
                "TaskSucceeded",
                "{\"MessageId\": \"%s-%d\"}".formatted(topic, id));
    }

    private static Stream<ExecutionEvent> marked(String unprocessed) {
        return step(
                90,
                "aws-sdk:securityhub:batchUpdateFindings",
                "{}",
                "TaskSucceeded",
                "{\"UnprocessedFindings\": [%s]}".formatted(unprocessed));
    }

    private void history(List<Stream<ExecutionEvent>> steps) {
        executions.histories.put(EXECUTION, steps.stream().flatMap(step -> step).toList());
    }

    @Test
    void followsTheDeliveryToItsMessagesAndArchives() {
        aws.deliveredAfter = Duration.ofSeconds(200);
        aws.metricsAfter = Duration.ofSeconds(400);
        history(List.of(published(1, "topic"), published(11, "chat"), marked("")));
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isTrue();

        assertThat(time.passed()).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(205));
        assertThat(lines(trial))
                .containsExactly(
                        "PASSED Security Hub has the finding: product IAM Access Analyzer",
                        "PASSED rule rule: it has started the delivery",
                        "PASSED delivery: execution one: succeeded",
                        "PASSED topic topic: message topic-1",
                        "PASSED topic chat: message chat-11",
                        "PASSED mark in Security Hub: NOTIFIED",
                        "PASSED queue dead-letters: 0 new messages");
        assertThat(aws.puts).containsExactly("active", "archived");
    }

    @Test
    void isNotProvedWhenTheTimeIsUp() {
        aws.deliveredAfter = Duration.ofSeconds(400);
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(time.passed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(lines(trial))
                .contains(
                        "PASSED rule rule: matched 1, targets called 1, failed 0",
                        "WAITING delivery: no execution has the finding",
                        "WAITING topic topic: ",
                        "WAITING mark in Security Hub: ");
        assertThat(aws.puts).containsExactly("active", "archived");
    }

    @Test
    void aDeliveryThatIsOnItsWayIsWaitedFor() {
        aws.status = ExecutionStatus.RUNNING;
        history(List.of(published(1, "topic")));
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(time.passed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(lines(trial))
                .contains(
                        "WAITING delivery: execution one: running",
                        "PASSED topic topic: message topic-1",
                        "WAITING topic chat: ");
    }

    @Test
    void aDeliveryThatFailsIsToldWithWhatItHasDone() {
        aws.status = ExecutionStatus.FAILED;
        history(List.of(
                published(1, "topic"),
                step(11, "sns:publish", "{\"TopicArn\": \"a:chat\"}", "TaskFailed", "SNS.NotFoundException")));
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(time.passed()).isEqualTo(Duration.ZERO);
        assertThat(lines(trial))
                .contains(
                        "FAILED delivery: execution one: failed, Error.Of.Test",
                        "PASSED topic topic: message topic-1",
                        "FAILED topic chat: SNS.NotFoundException");
        assertThat(verdict(trial)).contains("not delivered\n");
    }

    @Test
    void whatIsTriedAgainAndArrivesHasNotFailed() {
        history(List.of(
                step(1, "sns:publish", "{\"TopicArn\": \"a:topic\"}", "TaskFailed", "SNS.ThrottledException"),
                published(11, "topic"),
                published(21, "chat"),
                marked("")));

        assertThat(trial().run(Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void aTopicThatADeliveryHasPassedOverIsNamed() {
        history(List.of(published(1, "chat"), marked("")));
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(lines(trial)).contains("FAILED topic topic: nothing was published to it");
    }

    @Test
    void whatIsDeliveredAndNotMarkedIsToldAsThat() {
        history(List.of(
                published(1, "topic"),
                published(11, "chat"),
                marked("{\"ErrorCode\": \"FindingNotFound\", \"ErrorMessage\": \"no such finding\"}")));
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(lines(trial)).contains("FAILED mark in Security Hub: no such finding (FindingNotFound)");
        assertThat(verdict(trial)).contains("delivered, but not marked as told");
    }

    @Test
    void theMarkIsAlsoSeenInSecurityHub() {
        history(List.of(published(1, "topic"), published(11, "chat")));
        aws.workflow = "NOTIFIED";

        assertThat(trial().run(Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void whereFindingsAreToldEveryTimeThereIsNoMark() {
        history(List.of(published(1, "topic"), published(11, "chat")));
        DeliveryTrial trial = trial(new ExpectedPath(
                PATH.rules(), PATH.topics(), PATH.machines(), false, PATH.queue(), PATH.recipients(), PATH.names()));

        assertThat(trial.run(Duration.ofMinutes(5))).isTrue();
        assertThat(lines(trial)).noneMatch(line -> line.contains("mark"));
    }

    @Test
    void theExecutionThatTheMarkStartsIsNoSecondTelling() {
        history(List.of(published(1, "topic"), published(11, "chat"), marked("")));
        executions.add(EXECUTION.replace(":one", ":again"), ExecutionStatus.SUCCEEDED, input(FINDING.id()));

        assertThat(trial().run(Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void deliveriesThatCannotBeLookedAtAreNotKnown() {
        executions.denied.add("states:ListExecutions");
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(lines(trial)).contains("UNKNOWN delivery: not authorized to perform states:ListExecutions");
        assertThat(NotifyTestCommand.exitCode(trial, false)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void withoutAStateMachineThereIsNothingToWaitFor() {
        executions.machines.clear();
        aws.deliveredAfter = Duration.ofDays(1);
        DeliveryTrial trial = trial();

        assertThat(trial.run(Duration.ofMinutes(5))).isFalse();

        assertThat(time.passed()).isEqualTo(Duration.ZERO);
        assertThat(lines(trial))
                .contains("FAILED delivery: there is no state machine; './relay deploy --execute' makes it");
    }

    @Test
    void eachExecutionOfOthersIsLookedIntoOnce() {
        for (int i = 0; i < 7; i++) {
            executions.add(EXECUTION + i, ExecutionStatus.SUCCEEDED, input("finding-" + i));
        }
        aws.deliveredAfter = Duration.ofDays(1);

        trial().run(Duration.ofSeconds(50));

        // Three pages each time, and eleven looks.
        assertThat(executions.calls).isEqualTo(7 + 11 * 3);
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
        history(List.of(published(1, "topic"), published(11, "chat"), marked("")));
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
        aws.deliveredAfter = Duration.ofSeconds(400);
        interrupted = true;

        assertThat(trial().run(Duration.ofMinutes(5))).isFalse();

        assertThat(time.passed()).isEqualTo(Duration.ZERO);
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
        return trial(PATH);
    }

    private DeliveryTrial trial(ExpectedPath path) {
        return new DeliveryTrial(
                aws, executions, new RequestBudget(time, new Random(1)), time, () -> interrupted, FINDING, path);
    }

    private static List<String> lines(DeliveryTrial trial) {
        return trial.hops().stream()
                .map(hop -> "%s %s: %s".formatted(hop.state(), hop.what(), hop.found()))
                .toList();
    }

    private static String verdict(DeliveryTrial trial) {
        return new NotifyTestReport(FINDING, PATH).text(trial, false, 300, Format.TEXT);
    }

    private static List<Hop.HopState> states(DeliveryTrial trial) {
        return trial.hops().stream().map(Hop::state).toList();
    }

    /** AWS, in which everything arrives, unless somebody is in the way. */
    private final class Path implements NotificationPath {
        private final List<String> puts = new ArrayList<>();
        private Duration metricsAfter = Duration.ZERO;
        private Duration deliveredAfter = Duration.ZERO;
        private boolean delivered;
        private ExecutionStatus status = ExecutionStatus.SUCCEEDED;
        private String workflow = "NEW";
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
        public Optional<FoundFinding> find(String finding) {
            return finding.equals(FINDING.id()) ? Optional.of(new FoundFinding(product, workflow)) : Optional.empty();
        }

        @Override
        public Map<Metric, Long> sums(Collection<Metric> metrics, Instant since, Instant until) {
            if (mistake) {
                throw new IllegalStateException("a bug");
            }
            assertThat(since).isEqualTo("2026-07-01T10:00:00Z");
            Map<Metric, Long> sums = new HashMap<>();
            if (time.passed().compareTo(metricsAfter) >= 0) {
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
