package io.github.findingrelay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.findingrelay.deploy.AnalyzerLook;
import io.github.findingrelay.deploy.BelievedAnalyzers;
import io.github.findingrelay.deploy.InMemoryCloudFormation;
import io.github.findingrelay.deploy.InMemoryStackSets;
import io.github.findingrelay.deploy.StackSets.Targets;
import io.github.findingrelay.deploy.StackStatus;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What deploying would do, from what AWS says. */
class LivePlanTest {

    private static final Map<String, String> OURS = Map.of(ResourceNames.PREFIX_TAG, "relay");

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
    private final InMemoryStackSets sets = new InMemoryStackSets();

    @Test
    void stacksOfStackSetsThatAreNotCurrentAreNamed() {
        sets.failing.add(List.of("111111111111", "us-east-1"));
        deployAnalyzers();

        assertThat(live(analyzers()).notices())
                .containsExactly(
                        "relay-analyzers: the stack in account 111111111111 in us-east-1 is OUTDATED: analyzer exists");
    }

    @Test
    void analyzersThatAreNotAsCloudFormationBelievesAreAChange() {
        deployAnalyzers();
        assertThat(Planner.plan("AWS", live(analyzers()), new Texts(analyzers()))
                        .isEmpty())
                .isTrue();

        sets.somebodyDeletes("us-east-1", "relay-analyzers");

        LiveState live = live(analyzers());
        assertThat(live.notices())
                .containsExactly(
                        "analyzer relay-analyzers of account 111111111111 in us-east-1 does not exist, although"
                                + " its stack does: nothing is found there; would be made again");
        assertThat(Planner.plan("AWS", live, new Texts(analyzers(), TEMPLATE)).changes())
                .extracting(Change::name, Change::diff)
                .containsExactly(tuple("relay-analyzers", List.of()));
    }

    private void deployAnalyzers() {
        sets.create(SET, TEMPLATE, Map.of(), "token");
        sets.createInstances(SET, new Targets(SET.accounts(), List.of(), SET.regions()), "operation");
    }

    private static Manifest analyzers() {
        return new Manifest("relay", Map.of(), List.of(), List.of(SET));
    }

    private static final StackSet SET = new StackSet(
            "relay-analyzers",
            "stack-sets/analyzers.yaml",
            "sha256:1",
            PermissionModel.SELF_MANAGED,
            CallAs.SELF,
            List.of("111111111111"),
            List.of(),
            List.of("eu-west-1", "us-east-1"),
            new OperationPreferences(true, List.of(), 100, 100));

    private static final String TEMPLATE = """
        Resources:
          Analyzer:
            Type: AWS::AccessAnalyzer::Analyzer
            Properties:
              AnalyzerName: "relay-analyzers"
              Type: ORGANIZATION
        """;

    @Test
    void changeSetsAreAskedForStacksThatChangeAndDeletedAfterwards() {
        Manifest wanted = accounts(4);
        IntStream.range(0, 3).forEach(i -> deployed("relay-account-00000000000" + i, "old " + i));
        LiveState live = live(wanted);
        Texts after = new Texts(wanted);
        InMemoryChangeSets changeSets = new InMemoryChangeSets();

        Plan plan = Planner.plan("AWS", live, after);
        Map<String, List<String>> said =
                new ChangeSetPreview(changeSets, budget(), cloud, new Random(3)).of(plan, after);

        assertThat(said).hasSize(3).containsValue(List.of("modify Topic"));
        assertThat(plan.with(said).changes())
                .filteredOn(change -> change.action() == Change.Action.CREATED)
                .extracting(Change::changeSet)
                .containsExactly(Optional.empty());
        assertThat(changeSets.open).isEmpty();
    }

    /** CloudFormation gives a question mark for each character outside ASCII. */
    @Test
    void textInJapaneseIsNoChange() {
        Texts after = new Texts(accounts(1), """
                Description: "Tells データ基盤チーム 🎉 of findings"
                Resources:
                  Topic:
                    Type: AWS::SNS::Topic
                    Properties: {TopicName: new, DisplayName: "データ"}
                Outputs:
                  Digest:
                    Value: sha256:new
                """);
        deployed("relay-account-000000000000", """
                Description: "Tells ???????? ?? of findings"
                Resources:
                  Topic:
                    Type: AWS::SNS::Topic
                    Properties: {TopicName: old, DisplayName: "???"}
                Outputs:
                  Digest:
                    Value: sha256:old
                """);

        assertThat(diff(after))
                .containsExactly(
                        "-    Properties: {TopicName: old, DisplayName: \"???\"}",
                        "+    Properties: {TopicName: new, DisplayName: \"データ\"}",
                        "-    Value: sha256:old",
                        "+    Value: sha256:new");
    }

    @Test
    void aChangeThatCloudFormationDoesNotShowIsSaid() {
        Texts after = new Texts(accounts(1), "Description: データ\nOutputs:\n  Digest:\n    Value: sha256:new\n");
        deployed("relay-account-000000000000", "Description: ???\nOutputs:\n  Digest:\n    Value: sha256:old\n");
        LegibleSnapshot legible = new LegibleSnapshot(live(after.wanted()), after);

        Plan plan = Planner.plan("AWS", legible, after);

        assertThat(plan.changes()).hasSize(1);
        assertThat(legible.notices())
                .singleElement()
                .asString()
                .startsWith("relay-account-000000000000 changes in its tags only, or in characters outside ASCII");
        deployed("relay-account-000000000000", "Description: ????\nOutputs:\n  Digest:\n    Value: sha256:old\n");
        assertThat(diff(after)).contains("-Description: ????", "+Description: データ");
    }

    private List<String> diff(Texts after) {
        return Planner.plan("AWS", new LegibleSnapshot(live(after.wanted()), after), after).changes().stream()
                .flatMap(change -> change.diff().stream())
                .filter(line -> line.matches("[+-][^+-].*"))
                .toList();
    }

    @Test
    void whatIsSomebodyElsesIsRefusedAndNotCreated() {
        cloud.put("relay-account-000000000000", StackStatus.REVIEW_IN_PROGRESS, "theirs", Map.of("team", "red"));
        sets.put("relay-analyzers", CallAs.SELF, "theirs", Map.of(), List.of(List.of("111111111111", "eu-west-1")));
        cloud.sleep(Duration.ofMinutes(1));
        Manifest wanted = new Manifest("relay", Map.of(), accounts(2).stacks(), List.of(analyzers("eu-west-1")));
        LiveState live = live(wanted);
        Texts after = new Texts(wanted);

        Plan plan = Planner.plan("AWS", live, after).refusing(live.foreign().names());

        assertThat(plan.summary()).isEqualTo("2 refused, 1 created; 0 unchanged");
        assertThat(plan.of(Change.Action.REFUSED))
                .allSatisfy(change -> assertThat(change.consequences()).isEmpty());
        assertThat(live.notices())
                .containsExactly(
                        "relay-account-000000000000 is somebody else's: deploy refuses it; --adopt"
                                + " relay-account-000000000000 takes it over",
                        "relay-analyzers is somebody else's: deploy refuses it; --adopt relay-analyzers takes it over");
    }

    @Test
    void whatAnOldPrefixHasLeftIsNamed() {
        cloud.put("old-foundation", StackStatus.CREATE_COMPLETE, "x", Map.of(ResourceNames.PREFIX_TAG, "old"));
        cloud.put("old-bootstrap", StackStatus.CREATE_COMPLETE, "x", Map.of(ResourceNames.PREFIX_TAG, "old"));
        cloud.put("StackSet-old-analyzers", StackStatus.CREATE_COMPLETE, "x", Map.of(ResourceNames.PREFIX_TAG, "old"));
        cloud.sleep(Duration.ofMinutes(1));

        assertThat(live(accounts(1)).notices())
                .containsExactly(
                        "a stack and analyzers of another prefix, 'old', stay and go on; './relay deploy --execute"
                                + " --retire-prefix old' removes what is left");
    }

    @Test
    void analyzersThatGoAreNamedAndCounted() {
        sets.put(
                "relay-analyzers",
                CallAs.SELF,
                "sha256:1",
                OURS,
                List.of(List.of("111111111111", "eu-west-1"), List.of("111111111111", "us-east-1")));
        sets.put(
                "relay-analyzers-management",
                CallAs.SELF,
                "sha256:1",
                OURS,
                List.of(List.of("999999999999", "eu-west-1")));
        Manifest wanted = new Manifest("relay", Map.of(), List.of(), List.of(analyzers("eu-west-1")));
        LiveState live = live(wanted);

        Plan plan = Planner.plan("AWS", live, new Texts(wanted));

        assertThat(plan.changes())
                .extracting(Change::action, Change::name)
                .containsExactly(
                        tuple(Change.Action.REMOVED, "relay-analyzers-management"),
                        tuple(Change.Action.CHANGED, "relay-analyzers"));
        assertThat(plan.changes())
                .flatExtracting(Change::consequences)
                .extracting(Consequence::subject)
                .containsExactly("999999999999 in eu-west-1", "111111111111 in us-east-1");
        assertThat(live.notices())
                .contains("2 of 3 stacks and analyzers would be deleted; --max-prune 2 allows it")
                .noneMatch(notice -> notice.contains("us-east-1"));
    }

    private static StackSet analyzers(String... regions) {
        return new StackSet(
                "relay-analyzers",
                "stack-sets/analyzers.yaml",
                "sha256:1",
                PermissionModel.SELF_MANAGED,
                CallAs.SELF,
                List.of("111111111111"),
                List.of(),
                List.of(regions),
                new OperationPreferences(true, List.of(), 100, 100));
    }

    private LiveState live(Manifest wanted) {
        LiveAnalyzers analyzers = new LiveAnalyzers(
                new BelievedAnalyzers(sets, path -> TEMPLATE, "111111111111", budget()),
                new AnalyzerLook(sets, region -> budget()));
        return new LiveState(cloud, sets, analyzers, wanted, budget());
    }

    private RequestBudget budget() {
        return new RequestBudget(cloud, new Random(2));
    }

    private void deployed(String name, String template) {
        cloud.put(name, StackStatus.CREATE_COMPLETE, template, OURS);
        cloud.sleep(Duration.ofMinutes(1));
    }

    private static Manifest accounts(int count) {
        return new Manifest(
                "relay",
                Map.of(),
                IntStream.range(0, count)
                        .mapToObj(i -> new Stack(
                                "relay-account-00000000000" + i,
                                StackKind.ACCOUNT,
                                "111111111111",
                                "eu-west-1",
                                "new " + i,
                                "sha256:new " + i,
                                List.of(),
                                Optional.of("owner")))
                        .toList(),
                List.of());
    }

    /** Templates whose text is their path, or all the same. */
    private record Texts(Manifest wanted, Function<String, String> text) implements Snapshot {

        Texts(Manifest wanted) {
            this(wanted, path -> path);
        }

        Texts(Manifest wanted, String text) {
            this(wanted, path -> text);
        }

        @Override
        public Manifest manifest() {
            return wanted;
        }

        @Override
        public Map<String, SourceText> files(Collection<String> paths) {
            return paths.stream().collect(Collectors.toMap(p -> p, p -> new SourceText(p, text.apply(p))));
        }
    }
}
