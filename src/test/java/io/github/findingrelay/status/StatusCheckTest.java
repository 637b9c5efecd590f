package io.github.findingrelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.StackStatus;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.HealthProblem.Category;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a state of AWS. */
@BesideOthers
class StatusCheckTest {

    private static final String PAYMENTS = "finding-relay-account-200000000000";
    private static final String SECURITY = "finding-relay-account-200000000001";

    private SampleOrganizations wanted;
    private InMemoryHome home;

    @BeforeEach
    void twoAccounts() throws IOException {
        given(2, "state: enabled");
    }

    /** Everything is deployed and confirmed. */
    private void given(int accounts, String notifications) throws IOException {
        wanted = SampleOrganizations.of(SampleOrganizations.accounts(accounts, notifications));
        home = InMemoryHome.of(wanted.manifest(), wanted.rules());
        home.deploySubscriptions(wanted.organization());
        home.confirmAll();
    }

    private OrganizationStatus check() {
        return check(false);
    }

    private OrganizationStatus check(boolean detectDrift) {
        return new StatusCheck(
                        wanted.organization(),
                        wanted.manifest(),
                        wanted.rules(),
                        InMemoryHome.TEMPLATES,
                        home.services(),
                        home,
                        home::instant,
                        new Random(1))
                .run(detectDrift);
    }

    private List<String> troubles(Category kind) {
        return check().problems().stream()
                .filter(trouble -> trouble.kind() == kind)
                .map(HealthProblem::text)
                .toList();
    }

    private Chain chain(String account) {
        return check().chains().stream()
                .filter(chain -> chain.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventBuses: 0", "eventBuses: 3", "routing: owner", "roleFindings: archive-rules"})
    void everythingIsHealthy(String choice) throws IOException {
        given(6, choice);

        OrganizationStatus status = check();

        assertThat(status.problems()).isEmpty();
        assertThat(status.chains()).hasSize(7).allMatch(chain -> chain.notified() == NotificationState.YES);
    }

    @Test
    void aThousandAccountsTakeFewCalls() throws IOException {
        given(1000, "eventBuses: 12");

        OrganizationStatus status = check();

        assertThat(status.isHealthy()).isTrue();
        // Stacks 11, rules 25 on 13 buses, subscriptions 11, queue 2, state machines 5, stack set 2, analyzers 4.
        assertThat(status.calls())
                .isEqualTo(home.calls + home.executions.calls + home.analyzers.analyzerCalls())
                .isEqualTo(60);
    }

    @Test
    void analyzersThatSomebodyHasChangedAreUnhealthy() {
        home.analyzers
                .at("eu-west-1", "finding-relay-analyzers")
                .rules
                .put(
                        "quiet",
                        new AnalyzerRule(
                                "quiet",
                                List.of(new Criterion(
                                        "isPublic", List.of("true"), List.of(), List.of(), Optional.empty()))));

        assertThat(troubles(Category.ANALYZER))
                .containsExactly(
                        "analyzer finding-relay-analyzers of account 111111111111 in eu-west-1 has an archive"
                                + " rule that is not ours, 'quiet': it hides what has isPublic that is true; run './relay deploy --execute'");
        assertThat(check().isHealthy()).isFalse();
        assertThat(check().of(List.of("payments")).isHealthy()).isFalse();

        home.analyzers.somebodyDeletes("eu-west-1", "finding-relay-analyzers");
        assertThat(troubles(Category.ANALYZER)).singleElement().asString().contains("does not exist");
    }

    /** Whoever listens in, by whatever protocol: and what only looks like our chat or our mail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https https://collector.example.com/chatbot",
                "https https://global.sns-api.chatbot.amazonaws.com.example.com",
                "https https://global.sns-api.chatbot.amazonaws.com",
                "http http://collector.example.com",
                "sqs arn:aws:sqs:eu-west-1:444455556666:collector",
                "lambda arn:aws:lambda:eu-west-1:111111111111:function:collector",
                "firehose arn:aws:firehose:eu-west-1:111111111111:deliverystream/collector",
                "application arn:aws:sns:eu-west-1:111111111111:endpoint/GCM/app/1",
                "sms +15555550100",
                "email-json payments@example.com"
            })
    void strangersAreNamedByWhateverProtocolTheyListen(String stranger) {
        String[] parts = stranger.split(" ", 2);
        home.add(topic(PAYMENTS).arn(), parts[1], parts[0]);
        home.confirm(parts[1]);

        assertThat(troubles(Category.CONTACT))
                .containsExactly(stranger + " is subscribed, but is no contact in accounts.yaml (" + PAYMENTS
                        + "); './relay subscriptions repair --execute'");
    }

    @Test
    void strangersOnTheTopicOfAChatChannelAreNamedAndTheChatIsNot() {
        String topic = WantedTopic.arn(wanted.organization(), "finding-relay-channel-slack-C0AB12CD3");
        home.add(topic, "arn:aws:sqs:eu-west-1:444455556666:collector", "sqs");
        home.add(topic, "lurker@example.com", "email");
        home.confirm("lurker@example.com");

        assertThat(troubles(Category.CONTACT))
                .containsExactly(
                        "lurker@example.com, sqs arn:aws:sqs:eu-west-1:444455556666:collector: each is subscribed,"
                                + " but is no contact in accounts.yaml (finding-relay-channel-slack-C0AB12CD3); './relay"
                                + " subscriptions repair --execute'");
    }

    @Test
    void whatCannotBeLookedAtIsUnhealthy() {
        home.analyzers.denied.add("eu-west-1 list");

        assertThat(check().isComplete()).isFalse();
        assertThat(troubles(Category.NOT_ASKED))
                .containsExactly(
                        "not answered: the state of analyzer finding-relay-analyzers of account 111111111111 in"
                                + " eu-west-1: not authorized to list in eu-west-1");
    }

    @Test
    void analyzersOfAccountsThatTheCredentialsDoNotReachAreNamed() {
        home.instances.computeIfPresent("finding-relay-analyzers", (name, some) -> {
            some.add(new Instance("222222222222", "eu-west-1", "CURRENT", ""));
            return some;
        });

        assertThat(troubles(Category.OUT_OF_REACH))
                .containsExactly("stack set finding-relay-analyzers has analyzers in account 222222222222 that were not"
                        + " looked at, nor were their archive rules: these credentials do not reach them");
        assertThat(StatusWords.verdict(check())).isEqualTo("healthy, as far as these credentials reach");
    }

    @Test
    void anAccountIsReachedWhereOneOfSeveralHasConfirmed() throws IOException {
        home.lose("security@example.com");
        home.lose("lead@example.com");

        assertThat(chain("200000000000").notified()).isEqualTo(NotificationState.YES);
        assertThat(chain("200000000001").notified()).isEqualTo(NotificationState.NO);
        assertThat(troubles(Category.NOBODY_NOTIFIED))
                .containsExactly("fallback, 200000000001 account-1: each notifies nobody: security@example.com is not"
                        + " subscribed any more");
        assertThat(check().of(List.of("payments")).isHealthy()).isTrue();
        assertThat(check().of(List.of("security")).isHealthy()).isFalse();
        assertThat(check().of(List.of("security", "payments")).chains()).hasSameSizeAs(check().chains());
    }

    @Test
    void aChannelAloneIsAWayOut() throws IOException {
        given(1, "state: enabled");
        home.lose("payments@example.com");
        home.lose("lead@example.com");

        assertThat(chain("200000000000").notified()).isEqualTo(NotificationState.YES);

        home.lose("https://global.sns-api.chatbot.amazonaws.com");

        assertThat(chain("200000000000").reason())
                .get()
                .asString()
                .contains("slack T0AB12CD3/C0AB12CD3 is not connected to the chat service");
    }

    @Test
    void whoHasNotConfirmedIsToldFromWhoWasLostAndWhoWasNeverSubscribed() throws IOException {
        home.lose("payments@example.com");
        home.lose("lead@example.com");
        home.lose("security@example.com");
        home.resources.put(SECURITY, Map.of());
        home.pass(Duration.ofHours(5));
        WantedTopic topic = topic(PAYMENTS);
        home.add(topic.arn(), "payments@example.com", "email");
        home.tags.put(
                topic.arn(),
                Map.of(
                        "finding-relay:mailed:" + Fingerprint.shortOf("payments@example.com"),
                        InMemoryHome.START.plusSeconds(3600).toString()));
        home.add(topic.arn(), "left@example.com", "email");
        home.confirm("left@example.com");

        assertThat(troubles(Category.CONTACT))
                .anyMatch(text -> text.startsWith("payments@example.com has not confirmed, since 2026-11-20T09:00:00Z"))
                .anyMatch(text -> text.startsWith("lead@example.com is not subscribed any more"))
                .anyMatch(text -> text.startsWith("security@example.com is not subscribed yet (" + SECURITY))
                .anyMatch(text -> text.startsWith("security@example.com is not subscribed any more"))
                .anyMatch(text -> text.startsWith("left@example.com is subscribed, but is no contact"))
                .hasSize(5);
    }

    private WantedTopic topic(String name) {
        return WantedTopic.of(wanted.organization()).stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stacksThatAreNotAsTheyShouldBeAreNamedWithWhatToDo() throws IOException {
        given(6, "state: enabled");
        home.stacks.remove(PAYMENTS);
        home.put(SECURITY, StackStatus.UPDATE_ROLLBACK_COMPLETE, "sha256:old", "quota");
        String third = "finding-relay-account-200000000002";
        home.put(third, StackStatus.UPDATE_ROLLBACK_FAILED, digest(third), "topic is gone");
        String fourth = "finding-relay-account-200000000003";
        home.put(fourth, StackStatus.UPDATE_IN_PROGRESS, digest(fourth), "");
        String fifth = "finding-relay-account-200000000004";
        home.put(fifth, StackStatus.UPDATE_ROLLBACK_COMPLETE, digest(fifth), "");

        assertThat(troubles(Category.STACK))
                .containsExactly(
                        "stack %s is not deployed; run './relay deploy --execute'".formatted(PAYMENTS),
                        "stack %s is not what generated/ says: its last update was rolled back: quota; run './relay deploy --execute'"
                                .formatted(SECURITY),
                        "stack %s is in UPDATE_ROLLBACK_FAILED: topic is gone; somebody has to look at it in CloudFormation"
                                .formatted(third),
                        "stack %s is being changed (UPDATE_IN_PROGRESS); ask again later".formatted(fourth));
    }

    private String digest(String stack) {
        return wanted.manifest().stacks().stream()
                .filter(s -> s.name().equals(stack))
                .findFirst()
                .orElseThrow()
                .digest();
    }

    @Test
    void aRuleThatIsMissingOrDisabledIsNamed() throws IOException {
        home.rulesOn("default").remove(PAYMENTS + "-roles");
        home.rulesOn("default").put(SECURITY + "-roles", false);
        home.rulesOn("default").put(SECURITY + "-others", false);

        assertThat(troubles(Category.RULE))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("rule %s-roles does not exist".formatted(PAYMENTS)))
                .anyMatch(text ->
                        text.startsWith("rule %s-others, rule %s-roles: each is dis".formatted(SECURITY, SECURITY)));
        assertThat(chain("200000000000").notified()).isEqualTo(NotificationState.YES);
        assertThat(chain("200000000001").notified()).isEqualTo(NotificationState.NO);
    }

    @Test
    void withoutItsForwardingRuleABusIsCutOff() throws IOException {
        given(6, "eventBuses: 2");
        home.rulesOn("default").put("finding-relay-bus-00", false);

        assertThat(check().count(NotificationState.NO)).isBetween(1L, 6L);
        assertThat(troubles(Category.RULE))
                .singleElement()
                .asString()
                .startsWith("rule finding-relay-bus-00 is disabled");
        home.rules.remove("finding-relay-bus-01");
        assertThat(troubles(Category.NOBODY_NOTIFIED)).anyMatch(text -> text.contains("does not exist"));
    }

    @Test
    void rulesThatAreDisabledOnPurposeAreNoTrouble() throws IOException {
        given(2, "state: disabled");

        OrganizationStatus status = check();

        assertThat(status.isHealthy()).isTrue();
        assertThat(status.count(NotificationState.NOT_YET)).isEqualTo(3);
        assertThat(troubles(Category.NOTE)).singleElement().asString().startsWith("nobody is notified yet");
        home.rulesOn("default").put(PAYMENTS + "-roles", true);
        assertThat(troubles(Category.RULE)).singleElement().asString().contains("says disabled");
    }

    @Test
    void driftIsTheLastKnownOneOrLookedForAnew() throws IOException {
        home.drift.put(PAYMENTS, DriftStatus.DRIFTED);

        assertThat(check().isHealthy()).isTrue();

        OrganizationStatus looked = check(true);

        assertThat(looked.problems())
                .singleElement()
                .extracting(HealthProblem::text)
                .asString()
                .startsWith("stack %s has drifted".formatted(PAYMENTS));
    }

    @Test
    void lookingForDriftIsNotWaitedForForEver() throws IOException {
        home.looksUntilDriftIsKnown = 100_000;

        OrganizationStatus status = check(true);

        assertThat(status.isComplete()).isFalse();
        assertThat(home.now()).isLessThan(DriftDetection.PATIENCE.plusMinutes(2));
    }

    @Test
    void deadLettersAndStackSetsCount() throws IOException {
        home.deadLetters = Optional.of(3);
        String set = wanted.manifest().stackSets().get(0).name();
        home.instances.put(
                set,
                List.of(
                        new Instance("111111111111", "eu-west-1", "OUTDATED", "Analyzer exists"),
                        new Instance("222222222222", "eu-west-1", "SKIPPED_SUSPENDED_ACCOUNT", "")));

        assertThat(troubles(Category.DEAD_LETTERS)).singleElement().asString().contains("has about 3 messages");
        assertThat(troubles(Category.STACK_SET))
                .hasSize(2)
                .anyMatch(text -> text.contains("OUTDATED") && text.endsWith("Analyzer exists"))
                .anyMatch(text -> text.startsWith("account 111111111111 in us-east-1 has no stack"));
        assertThat(troubles(Category.NOTE)).singleElement().asString().contains("suspended");
        home.sets.clear();
        assertThat(troubles(Category.STACK_SET)).singleElement().asString().contains("is not deployed");
        home.deadLetters = Optional.empty();
        assertThat(troubles(Category.DEAD_LETTERS)).singleElement().asString().contains("does not exist");
    }

    private static String execution(String name) {
        return InMemoryHome.MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    private static String input(String finding, String account) {
        return """
        {"topics": ["arn:aws:sns:eu-west-1:111111111111:t"], "channels": [], "findings": [{"Id": "%s",
         "ProductFields": {"ResourceOwnerAccount": "%s"}, "Resources": [{"Id": "arn:aws:s3:::exports"}]}]}""".formatted(finding, account);
    }

    @Test
    void deliveriesThatFailedOfLateAreNamedUntilTheyAreMadeUpFor() {
        home.executions.add(execution("old"), ExecutionStatus.FAILED, input("finding-0", "200000000000"));
        home.pass(Duration.ofDays(4));
        home.executions.add(execution("good"), ExecutionStatus.SUCCEEDED, input("finding-1", "200000000000"));
        home.executions.add(execution("one"), ExecutionStatus.FAILED, input("finding-2", "200000000000"));
        home.executions.add(execution("two"), ExecutionStatus.TIMED_OUT, input("finding-3", "200000000001"));
        home.executions.add(execution("three"), ExecutionStatus.ABORTED, "no input of ours");
        home.pass(Duration.ofMinutes(1));
        home.executions.add(execution("four"), ExecutionStatus.FAILED, input("finding-4\\u001b[2J", "999999999999"));

        assertThat(troubles(Category.DELIVERY))
                .containsExactlyInAnyOrder(
                        "finding finding-2 about arn:aws:s3:::exports in 200000000000 did not reach everybody: Error.Of.Test;"
                                + " './relay redeliver --execute' delivers again",
                        "finding finding-3 about arn:aws:s3:::exports in 200000000001 did not reach everybody: Error.Of.Test;"
                                + " './relay redeliver --execute' delivers again",
                        "execution three, finding finding-4\ufffd[2J about arn:aws:s3:::exports in 999999999999: each did not"
                                + " reach everybody: Error.Of.Test; './relay redeliver --execute' delivers again");
        assertThat(check().isHealthy()).isFalse();
        assertThat(check().failedDeliveries()).contains(4);
        assertThat(check().of(List.of("payments")).problems()).hasSize(1);

        for (String name : List.of("one", "two", "three", "four")) {
            home.executions.add(
                    execution("redeliver-" + Fingerprint.shortOf(execution(name)) + "-0123456789ab"),
                    name.equals("two") ? ExecutionStatus.FAILED : ExecutionStatus.SUCCEEDED,
                    input("finding-of-" + name, "200000000001"));
        }

        assertThat(troubles(Category.DELIVERY)).singleElement().asString().startsWith("finding finding-of-two ");
    }

    @Test
    void ofManyFailuresSomeAreNamed() {
        for (int i = 0; i < 50; i++) {
            home.pass(Duration.ofMinutes(1));
            home.executions.add(execution("e" + i), ExecutionStatus.FAILED, input("finding-" + i, "200000000000"));
        }

        assertThat(troubles(Category.DELIVERY))
                .containsExactly(
                        "finding finding-30 about arn:aws:s3:::exports in 200000000000, finding finding-31 about arn:aws:s3:::exports"
                                + " in 200000000000, finding finding-32 about arn:aws:s3:::exports in 200000000000 and 17 more: each did"
                                + " not reach everybody: Error.Of.Test; './relay redeliver --execute' delivers again",
                        "30 more deliveries failed in the last 3 days; './relay redeliver --execute' delivers again");
    }

    @Test
    void withoutItsStateMachineNobodyIsToldAnything() {
        home.executions.machines.put(InMemoryHome.MACHINE, "DELETING");
        String stack = "finding-relay-foundation-deliver-en";
        home.put(stack, StackStatus.CREATE_COMPLETE, "sha256:any", "");

        assertThat(troubles(Category.NOBODY_NOTIFIED))
                .hasSize(2)
                .allMatch(text -> text.endsWith("nobody: state machine finding-relay-deliver-en is DELETING"));
        assertThat(check().count(NotificationState.NO)).isEqualTo(3);
        home.executions.machines.clear();
        assertThat(troubles(Category.DELIVERY))
                .singleElement()
                .asString()
                .startsWith("state machine finding-relay-deliver-en does not exist, although its stack is deployed");
        home.stacks.remove(stack);
        assertThat(troubles(Category.DELIVERY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"states:DescribeStateMachine", "states:ListExecutions", "states:DescribeExecution"})
    void deliveriesThatCannotBeAskedAboutAreALine(String call) {
        if (call.equals("states:DescribeExecution")) {
            home.executions.add(execution("one"), ExecutionStatus.FAILED, input("finding-2", "200000000000"));
        }
        home.executions.denied.add(call);

        OrganizationStatus status = check();

        assertThat(status.isComplete()).isFalse();
        assertThat(status.isHealthy()).isEqualTo(!call.equals("states:DescribeExecution"));
        assertThat(troubles(Category.NOT_ASKED))
                .singleElement()
                .asString()
                .endsWith("not authorized to perform " + call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudformation:DescribeStacks",
                "events:ListRules",
                "sns:ListSubscriptions",
                "sqs:GetQueueUrl",
                "cloudformation:ListStackInstances",
                "cloudformation:DescribeStackSet"
            })
    void whatIsNotAnsweredIsALineAndNoAlarm(String call) throws IOException {
        home.denied.add(call);

        OrganizationStatus status = check();

        assertThat(status.isComplete()).isFalse();
        assertThat(status.isHealthy()).isTrue();
        assertThat(troubles(Category.NOT_ASKED))
                .singleElement()
                .asString()
                .startsWith("not answered: ")
                .endsWith(": not authorized to perform " + call);
    }

    /** Whoever is missing may be lost or not deployed yet: without the stack it is not known. */
    @Test
    void whatItCannotExplainItDoesNotCallLost() throws IOException {
        home.lose("security@example.com");
        home.denied.add("cloudformation:ListStackResources");

        OrganizationStatus status = check();

        assertThat(status.count(NotificationState.UNKNOWN)).isEqualTo(2);
        assertThat(status.isComplete()).isFalse();
    }

    @Test
    void throttlingChangesNothing() throws IOException {
        given(40, "eventBuses: 3");
        home.percentOfFaults = 40;

        assertThat(check().problems()).isEmpty();
    }

    @Test
    void aStackOfOurNameThatIsNotOursIsNamed() {
        home.put(PAYMENTS, Map.of());
        home.rules.values().forEach(onBus -> onBus.keySet().removeIf(rule -> rule.startsWith(PAYMENTS)));
        home.sets.put("finding-relay-analyzers", new Deployed("finding-relay-analyzers", "theirs", List.of()));

        assertThat(troubles(Category.STACK))
                .contains("stack " + PAYMENTS
                        + " is somebody else's: deploy refuses it; './relay deploy --execute --adopt " + PAYMENTS
                        + "' takes it over");
        assertThat(troubles(Category.RULE))
                .as("whose remedy is to delete the stack")
                .isEmpty();
        assertThat(troubles(Category.STACK_SET))
                .containsExactly(
                        "finding-relay-analyzers is somebody else's: deploy refuses it; './relay deploy --execute"
                                + " --adopt finding-relay-analyzers' takes it over");
    }

    @Test
    void anOldPrefixThatGoesOnNotifyingIsUnhealthy() {
        home.put("old-foundation", Map.of(ResourceNames.PREFIX_TAG, "old"));
        home.put("old-account-200000000000", Map.of(ResourceNames.PREFIX_TAG, "old"));
        home.put("old-bootstrap", Map.of(ResourceNames.PREFIX_TAG, "old"));
        home.rulesOn("default").put("old-fallback-0-others", true);

        assertThat(troubles(Category.STACK))
                .containsExactly("prefix old has 2 stacks here and goes on beside finding-relay: findings are"
                        + " told twice; './relay deploy --execute --retire-prefix old' removes what is left");

        home.rulesOn("default").put("old-fallback-0-others", false);

        assertThat(check().isHealthy()).isTrue();
        assertThat(troubles(Category.NOTE))
                .containsExactly("prefix old has 2 stacks here, and no rule that is enabled; './relay deploy --execute"
                        + " --retire-prefix old' removes what is left");
    }

    /** The names of our rules begin with it, too. */
    @Test
    void anOldPrefixThatOursBeginsWithDoesNotGoOnByOurRules() {
        home.put("finding-foundation", Map.of(ResourceNames.PREFIX_TAG, "finding"));
        home.rulesOn("default").put("finding-fallback-0-others", false);

        assertThat(check().isHealthy()).isTrue();
        assertThat(troubles(Category.NOTE)).hasSize(1);
    }

    /** What both find is told twice, by our own rules. */
    @Test
    void anOldPrefixesAnalyzersAloneAreUnhealthy() {
        home.put("StackSet-old-analyzers-1", Map.of(ResourceNames.PREFIX_TAG, "old"));

        assertThat(troubles(Category.STACK))
                .containsExactly("prefix old has analyzers here and goes on beside finding-relay: findings are told"
                        + " twice; './relay deploy --execute --retire-prefix old' removes what is left");
    }

    @Test
    void aLeftOverStackThatStillNotifiesIsUnhealthy() {
        home.put("finding-relay-owner-payments", StackStatus.CREATE_COMPLETE, "sha256:1", "");
        assertThat(check().isHealthy()).isTrue();

        home.rulesOn("default").put("finding-relay-owner-payments-roles", true);
        home.patterns.put(
                "finding-relay-owner-payments-roles",
                "{\"detail\":{\"findings\":{\"ProductArn\":[{\"suffix\":\"/111111111111/default\"}],"
                        + "\"ProductFields\":{\"ResourceOwnerAccount\":[\"200000000000\"]}}}}");

        assertThat(troubles(Category.STACK))
                .containsExactly(
                        "stack finding-relay-owner-payments is not in generated/ any more and still notifies of"
                                + " account 200000000000, as " + PAYMENTS
                                + " does; './relay deploy --execute' deletes it, or says which"
                                + " --max-prune does");
    }

    @Test
    void theFallbackIsTheOtherForAnAccountThatHasGone() {
        home.put("finding-relay-account-300000000000", StackStatus.CREATE_COMPLETE, "sha256:1", "");
        home.rulesOn("default").put("finding-relay-account-300000000000-roles", true);

        assertThat(troubles(Category.STACK))
                .containsExactly("stack finding-relay-account-300000000000 is not in generated/ any more and still"
                        + " notifies of account 300000000000, as the fallback in finding-relay-foundation does; './relay"
                        + " deploy --execute' deletes it, or says which --max-prune does");
    }
}
