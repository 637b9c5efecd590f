package io.github.findingrelay.redeliver;

import static io.github.findingrelay.redeliver.SampleLetters.JAPANESE;
import static io.github.findingrelay.redeliver.SampleLetters.MACHINE;
import static io.github.findingrelay.redeliver.SampleLetters.event;
import static io.github.findingrelay.redeliver.SampleLetters.execution;
import static io.github.findingrelay.redeliver.SampleLetters.input;
import static io.github.findingrelay.redeliver.SampleLetters.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.desk.InMemoryExecutions;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters go when what they say has been done, and nothing is done twice. */
class RedeliveryTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Duration WAIT = Duration.ofMinutes(10);

    private Organization organization;
    private boolean interrupted;
    private final InMemoryExecutions executions = new InMemoryExecutions(this::now);
    private final InMemoryLetters letters = new InMemoryLetters(this::now);
    private final InMemoryRecords records = new InMemoryRecords();
    private RuleInputs rules = SampleLetters.NO_RULES;
    private String unanswered = "";

    @BeforeEach
    void oneAccount() throws IOException {
        organization = SampleOrganizations.of(SampleOrganizations.accounts(2, "state: enabled"))
                .organization();
    }

    private Instant now() {
        return START.plus(time.passed());
    }

    private final PassingTime time = new PassingTime();

    private RedeliveryReport redeliver(boolean execute) {
        Redelivery redelivery = new Redelivery(
                organization,
                new RedeliveryServices(letters, letters, executions, records),
                rules,
                new RequestBudget(time, new Random(1)),
                time,
                () -> interrupted);
        RedeliveryPlan plan;
        List<RedeliveryEntry> entries;
        try (redelivery) {
            plan = redelivery.look(now().minus(Duration.ofDays(3)), execute);
            entries = plan.entries();
            if (execute) {
                RedeliveryRun run = redelivery.run(plan, WAIT);
                run.run();
                entries = run.ended();
            }
        }
        unanswered = redelivery.unanswered().toString();
        return new RedeliveryReport(
                execute, entries, plan.leftAlone(), redelivery.others(), organization.accountNames());
    }

    /** With the record as it is now. */
    private static String current(String input) {
        return input.replace("}]}]}", "}],\"Workflow\":{\"Status\":\"NEW\"}}]}");
    }

    private static List<ReceiptResult> results(RedeliveryReport report) {
        return report.entries().stream().map(RedeliveryEntry::result).toList();
    }

    @Test
    void aDryRunStartsNothingAndGivesTheLettersBack() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());

        String text = redeliver(false).printed(Format.TEXT);

        assertThat(text).isEqualTo("""
            would: redeliver finding-1
                     arn:aws:s3:::exports, 222222222222 payments-prod, owner Payments team
                     to finding-relay-account-222222222222, finding-relay-channel-slack-C0AB12CD3
                     letter of 2026-11-20T08:00:00Z, from one: SNS.AuthorizationErrorException: not authorized
            1 would be redelivered, 0 skipped, 0 failed, 0 left alone
            """);
        assertThat(executions.started).isEmpty();
        assertThat(letters.depth("").visible()).isOne();
        assertThat(redeliver(false).printed(Format.JSON))
                .isEqualTo(redeliver(false).printed(Format.JSON))
                .contains("\"source\": \"letter\"", "\"name\": \"payments-prod\"", "\"error\": \"SNS.Auth");
    }

    @Test
    void aLetterIsDeliveredAsItSaysAndThenDeleted() {
        String id = letters.send(letter(execution("one"), input("finding-1")), Map.of());
        executions.lasts = Duration.ofSeconds(5);
        executions.end = (arn, input) -> {
            assertThat(input).isEqualTo(current(input("finding-1")));
            assertThat(letters.ids()).containsExactly(id);
            return ExecutionStatus.SUCCEEDED;
        };

        RedeliveryReport report = redeliver(true);

        assertThat(results(report)).containsExactly(ReceiptResult.DONE);
        assertThat(letters.deleted).containsExactly(id);
        assertThat(executions.started).singleElement().asString().matches("redeliver-[0-9a-f]{12}-[0-9a-f]{12}");
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(6));
        assertThat(redeliver(true).printed(Format.TEXT)).isEqualTo("nothing to redeliver\n");
    }

    @Test
    void aLetterStaysIfItsDeliveryFailsAndTheOneThatThisLeavesStandsForIt() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        executions.end = (arn, input) -> {
            letters.send(letter(arn, input), Map.of());
            return ExecutionStatus.FAILED;
        };

        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.FAILED);
        assertThat(letters.ids()).hasSize(2);

        RedeliveryReport again = redeliver(false);
        assertThat(results(again)).containsExactly(ReceiptResult.SKIPPED, ReceiptResult.PLANNED);
        executions.end = (arn, input) -> ExecutionStatus.SUCCEEDED;
        RedeliveryReport last = redeliver(true);
        assertThat(results(last)).containsOnly(ReceiptResult.DONE);
        assertThat(last.printed(Format.TEXT))
                .contains("done: delete letter finding-1")
                .endsWith(
                        "1 redelivered, 1 letters of what need not be told any more deleted, 0 skipped, 0 failed, 0 left"
                                + " alone\n");
        assertThat(executions.started).hasSize(2);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void aRedeliveryThatFailsWithoutALetterIsTriedAgainItself() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        executions.end = (arn, input) -> ExecutionStatus.TIMED_OUT;
        redeliver(true);
        executions.end = (arn, input) -> ExecutionStatus.SUCCEEDED;
        time.pass(Duration.ofDays(10));

        assertThat(results(redeliver(true))).containsOnly(ReceiptResult.DONE);
        assertThat(letters.ids()).isEmpty();
        assertThat(executions.started).hasSize(2);
    }

    @Test
    void nothingIsStartedTwiceIfTheLetterCouldNotBeDeleted() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        letters.denied.add("sqs:DeleteMessage");

        RedeliveryReport report = redeliver(true);

        assertThat(results(report)).containsExactly(ReceiptResult.FAILED);
        assertThat(report.entries().get(0).detail()).contains("its letter is still there", "sqs:DeleteMessage");
        letters.denied.clear();
        assertThat(redeliver(false).printed(Format.TEXT))
                .contains("would: delete letter", "delivered since by redeliver-");
        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);
        assertThat(executions.started).hasSize(1);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void whereExecutionsCannotBeListedTheirNamesKeepThemFromBeingStartedTwice() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        letters.denied.add("sqs:DeleteMessage");
        redeliver(true);
        letters.denied.clear();
        executions.denied.add("states:ListExecutions");

        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);
        assertThat(executions.started).hasSize(1);
        assertThat(unanswered).contains("states:ListExecutions");
    }

    @Test
    void anExecutionOfTheNameThatWasToDoSomethingElseSavesNoLetter() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        String name = RedeliveryName.of(execution("one"), input("finding-1"));
        executions.denied.add("states:ListExecutions");
        executions.add(execution(name), ExecutionStatus.SUCCEEDED, input("another"));

        RedeliveryReport report = redeliver(true);

        assertThat(report.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains("was to deliver something else"));
        assertThat(letters.deleted).isEmpty();
    }

    @Test
    void whatEventBridgeCouldNotStartIsStartedInItsLanguage() {
        letters.send(input("finding-1"), event(JAPANESE));

        assertThat(redeliver(false).printed(Format.TEXT))
                .contains("letter of 2026-11-20T08:00:00Z, from EventBridge, which could not start"
                        + " finding-relay-deliver-ja: NO_PERMISSIONS: no permission to start");
        executions.end = (arn, input) -> {
            assertThat(arn).startsWith(JAPANESE.replace(":stateMachine:", ":execution:"));
            return ExecutionStatus.SUCCEEDED;
        };
        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void whatIsNoneOfOursIsLeftAloneAndNamed() {
        letters.send("no JSON {", Map.of());
        letters.send("{\"detail\": {}}", Map.of());
        letters.send("{\"detail\": {}}", event("arn:aws:sns:eu-west-1:111111111111:finding-relay-fallback"));
        letters.send(letter(execution("one").replace("finding-relay", "other"), input("finding-1")), Map.of());
        letters.send(letter(execution("one"), "{\"findings\": []}"), Map.of());
        letters.send("{\"findings\": 7}", event(MACHINE));
        letters.send(letter(execution("one"), "{\"channels\": [], \"findings\": [{\"Id\": \"finding-1\"}]}"), Map.of());
        executions.add(execution("by-hand"), ExecutionStatus.FAILED, "{\"findings\": []}");

        RedeliveryReport report = redeliver(true);

        assertThat(report.entries()).isEmpty();
        assertThat(executions.started).isEmpty();
        assertThat(letters.ids()).hasSize(7);
        assertThat(letters.depth("").visible()).isEqualTo(7);
        assertThat(report.printed(Format.TEXT))
                .contains("left alone: message message-0 of 2026-11-20T08:00:00Z: it is no letter of a delivery")
                .contains("left alone: execution by-hand of 2026-11-20T08:00:00Z: it names no finding")
                .contains("it was for arn:aws:sns:eu-west-1:111111111111:finding-relay-fallback, which is no delivery")
                .contains(":other-deliver-en:one, which is no delivery of ours")
                .contains("it names no finding and topic, so that nothing could be delivered")
                .endsWith("0 redelivered, 0 skipped, 0 failed, 8 left alone\n");
    }

    @Test
    void anExecutionWithoutALetterIsDoneAgainAndOneWithALetterIsListedOnce() {
        executions.add(execution("lost"), ExecutionStatus.ABORTED, input("finding-1"));
        executions.add(execution("told"), ExecutionStatus.FAILED, input("finding-2"));
        executions.add(execution("good"), ExecutionStatus.SUCCEEDED, input("finding-3"));
        letters.send(letter(execution("told"), input("finding-2")), Map.of());

        assertThat(redeliver(false).printed(Format.TEXT))
                .contains("failed at 2026-11-20T08:00:00Z, without a letter: lost: Error.Of.Test: because")
                .endsWith("2 would be redelivered, 0 skipped, 0 failed, 0 left alone\n");
        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE, ReceiptResult.DONE);
        assertThat(redeliver(true).printed(Format.TEXT)).isEqualTo("nothing to redeliver\n");
        assertThat(executions.started).hasSize(2);
    }

    @Test
    void whatIsOlderIsLeft() {
        executions.add(execution("old"), ExecutionStatus.FAILED, input("finding-1"));
        for (int i = 0; i < 10; i++) {
            executions.add(execution("old-" + i), ExecutionStatus.FAILED, input("finding-1"));
        }
        time.pass(Duration.ofDays(4));
        executions.add(execution("new"), ExecutionStatus.FAILED, input("finding-2"));
        int before = executions.calls;

        assertThat(redeliver(false).entries()).hasSize(1);

        // Lists end where they become older: three of failures, one of what came after; the other machine is not there.
        assertThat(executions.calls - before).isEqualTo(4 + 2 + 1);
    }

    @Test
    void whileLettersAreInOtherHandsAnExecutionWaitsForItsOwn() {
        executions.add(execution("told"), ExecutionStatus.FAILED, input("finding-2"));
        letters.send(letter(execution("told"), input("finding-2")), Map.of());
        letters.hide(Duration.ofMinutes(15));

        RedeliveryReport report = redeliver(true);

        assertThat(results(report)).containsExactly(ReceiptResult.SKIPPED);
        assertThat(executions.started).isEmpty();
        assertThat(report.printed(Format.TEXT))
                .contains("its letter may be among those of the queue that were not looked at; try again in 15 minutes")
                .contains("about 1 more letters are in the queue");
        time.pass(Duration.ofMinutes(16));
        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);
        assertThat(executions.started).hasSize(1);
    }

    @Test
    void whatFailsWhileWeLookIsNotTakenForLostBeforeItsLetterIsSeen() {
        letters.after = () -> {
            executions.add(execution("late"), ExecutionStatus.FAILED, input("finding-1"));
            letters.send(letter(execution("late"), input("finding-1")), Map.of());
        };

        assertThat(redeliver(false).entries()).isEmpty();
    }

    @Test
    void whileTheQueueDoesNotAnswerNothingIsTakenForLost() {
        executions.add(execution("told"), ExecutionStatus.FAILED, input("finding-2"));
        letters.denied.add("sqs:ReceiveMessage");

        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.SKIPPED);
        assertThat(executions.started).isEmpty();
        assertThat(unanswered).contains("sqs:ReceiveMessage");
    }

    @Test
    void twoLettersThatSayTheSameAreOneDelivery() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        letters.send(letter(execution("one"), input("finding-1")), Map.of());

        assertThat(results(redeliver(true))).containsOnly(ReceiptResult.DONE);

        assertThat(executions.started).hasSize(1);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void whatHasNotEndedInTimeKeepsItsLetterAndIsTakenUpLater() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        executions.lasts = Duration.ofSeconds(620);

        assertThat(redeliver(true).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).startsWith("not ended within 600 seconds"));
        assertThat(letters.ids()).hasSize(1);
        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);
        assertThat(executions.started).hasSize(1);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void afterAnInterruptionNothingNewBegins() {
        for (int i = 0; i < 15; i++) {
            letters.send(letter(execution("e" + i), input("finding-" + i)), Map.of());
        }
        executions.end = (arn, input) -> {
            interrupted = executions.started.size() == 12;
            return ExecutionStatus.SUCCEEDED;
        };

        RedeliveryReport report = redeliver(true);

        assertThat(executions.started).hasSize(12);
        assertThat(report.entries()).hasSize(15);
        assertThat(letters.depth("").visible()).isEqualTo(15 - letters.deleted.size());
        interrupted = false;
        redeliver(true);
        assertThat(executions.started).hasSize(15);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void whatStrangersWriteDoesNotDriveTheTerminal() {
        letters.send(letter(execution("one"), input("finding\\u001b[2J")), Map.of());

        assertThat(redeliver(false).printed(Format.TEXT)).contains("redeliver finding\ufffd[2J\n");
    }

    private static String finding(String id, String rest) {
        return """
            {"Id": "%s", "ProductArn": "arn:hub", "RecordState": "ACTIVE"%s}""".formatted(id, rest);
    }

    private static String letterOf(String... findings) {
        return letter(execution("one"), """
            {"topics": ["arn:aws:sns:eu-west-1:111111111111:mail"], "channels": [], "findings": [%s]}""".formatted(String.join(", ", findings)));
    }

    @Test
    void theFindingIsToldAsItIsNow() {
        letters.send(letterOf(finding("f", ", \"UserDefinedFields\": {\"team\": \"old\"}")), Map.of());
        records.put(finding("f", """
            , "Workflow": {"Status": "NOTIFIED"}, "Title": "new title",
            "UserDefinedFields": {"team": "new", "%s": "told"}""".formatted(organization.names().toldField())));
        List<String> inputs = new ArrayList<>();
        executions.end = (arn, input) -> {
            inputs.add(input);
            return ExecutionStatus.SUCCEEDED;
        };

        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);

        assertThat(Delivery.json(inputs.get(0)).orElseThrow().path("findings").toString())
                .isEqualTo("""
                    [{"Id":"f","ProductArn":"arn:hub","RecordState":"ACTIVE","Workflow":{"Status":"NEW"},\
                    "Title":"new title","UserDefinedFields":{"team":"new"}}]""");
    }

    @Test
    void whatNobodyNeedsToActOnIsNotToldAndItsLetterGoes() {
        for (String id : List.of("gone", "archived", "suppressed", "resolved", "other")) {
            letters.send(letterOf(finding(id, "")).replace(":one", ":" + id), Map.of());
        }
        records.gone.add("gone");
        records.put(finding("archived", "").replace("ACTIVE", "ARCHIVED"));
        records.put(finding("suppressed", ", \"Workflow\": {\"Status\": \"SUPPRESSED\"}"));
        records.put(finding("resolved", ", \"Workflow\": {\"Status\": \"RESOLVED\"}"));
        records.put(finding("other", "").replace("arn:hub", "arn:another"));

        assertThat(redeliver(false).printed(Format.TEXT))
                .contains("would: delete letter archived")
                .contains("gone is not told: it is not in Security Hub any more")
                .contains("archived is not told: it is ARCHIVED")
                .contains("suppressed is not told: it is SUPPRESSED")
                .contains("resolved is not told: it is RESOLVED")
                .contains("other is not told: it is not in Security Hub any more")
                .contains("5 letters of what need not be told any more would be deleted");
        RedeliveryReport report = redeliver(true);

        assertThat(results(report)).hasSize(5).containsOnly(ReceiptResult.DONE);
        assertThat(report.entries())
                .allMatch(entry -> entry.receipt(organization).toString().contains(" is not told: it is "));
        assertThat(executions.started).isEmpty();
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void theOthersOfALetterAreTold() {
        letters.send(letterOf(finding("gone", ""), finding("there", "")), Map.of());
        records.put(finding("there", ""));
        records.gone.add("gone");
        executions.end = (arn, input) -> {
            assertThat(Delivery.of(input).orElseThrow().ids()).containsExactly("there");
            return ExecutionStatus.SUCCEEDED;
        };

        assertThat(redeliver(true).printed(Format.TEXT))
                .contains("gone is not told: it is not in Security Hub any more; by redeliver-");
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void whileSecurityHubDoesNotAnswerNothingIsStarted() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        records.denied = true;

        RedeliveryReport report = redeliver(true);

        assertThat(results(report)).containsExactly(ReceiptResult.SKIPPED);
        assertThat(report.printed(Format.TEXT)).contains("Security Hub has not answered");
        assertThat(unanswered).contains("the findings in Security Hub", "securityhub:GetFindings");
        assertThat(executions.started).isEmpty();
        assertThat(letters.depth("").visible()).isOne();
    }

    @Test
    void securityHubIsAskedForTwentyAtATimeAndForAllPages() {
        for (int i = 0; i < 25; i++) {
            letters.send(letter(execution("e" + i), input("finding-" + i)), Map.of());
        }

        assertThat(results(redeliver(false))).hasSize(25).containsOnly(ReceiptResult.PLANNED);
        assertThat(records.calls).isEqualTo(7 + 2);
    }

    @Test
    void anExecutionThatWasCutOffIsDoneAgainAsAWholeThoughALetterSaysAPart() {
        for (ExecutionStatus cut : List.of(ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED)) {
            executions.add(execution(cut.name()), cut, input("finding-" + cut));
            letters.send(letter(execution(cut.name()), SampleLetters.rest(input("finding-" + cut))), Map.of());
            letters.send(letter(execution(cut.name()), SampleLetters.rest(input("finding-" + cut))), Map.of());
        }
        time.pass(Duration.ofDays(10));
        executions.end = (arn, input) -> {
            assertThat(Delivery.of(input).orElseThrow().topics()).hasSize(2);
            return ExecutionStatus.SUCCEEDED;
        };

        assertThat(results(redeliver(true))).hasSize(4).containsOnly(ReceiptResult.DONE);

        assertThat(executions.started).hasSize(2);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void anExecutionThatIsCutOffAfterItsLetterWasDeliveredIsDoneAgainOnce() {
        letters.send(letter(execution("one"), SampleLetters.rest(input("finding-1"))), Map.of());
        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);
        executions.add(execution("one"), ExecutionStatus.TIMED_OUT, input("finding-1"));

        assertThat(results(redeliver(true))).containsExactly(ReceiptResult.DONE);
        assertThat(executions.started).hasSize(2);
        assertThat(redeliver(true).entries()).isEmpty();
    }

    @Test
    void aLetterWaitsWhileItsExecutionRuns() {
        executions.add(execution("one"), ExecutionStatus.RUNNING, input("finding-1"));
        letters.send(letter(execution("one"), SampleLetters.rest(input("finding-1"))), Map.of());

        assertThat(redeliver(true).printed(Format.TEXT)).contains("left alone: message message-0", "still runs");
        assertThat(executions.started).isEmpty();
        assertThat(letters.ids()).hasSize(1);
    }

    @Test
    void aLetterWhoseExecutionDoesNotAnswerIsLeft() {
        letters.send(letter(execution("one"), input("finding-1")), Map.of());
        executions.denied.add("states:DescribeExecution");

        assertThat(redeliver(true).printed(Format.TEXT))
                .contains("left alone: message message-0", "may have been cut off");
        assertThat(executions.started).isEmpty();
        assertThat(letters.ids()).hasSize(1);
    }
}
