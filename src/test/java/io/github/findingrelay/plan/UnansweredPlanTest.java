package io.github.findingrelay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.deploy.AnalyzerLook;
import io.github.findingrelay.deploy.Analyzers;
import io.github.findingrelay.deploy.BelievedAnalyzers;
import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.InMemoryCloudFormation;
import io.github.findingrelay.deploy.InMemoryStackSets;
import io.github.findingrelay.deploy.StackSets;
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
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Unanswered;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a live plan all but what AWS does not answer is seen. */
class UnansweredPlanTest {

    private static final String ACCOUNT = "111111111111";
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "us-west-2");
    private static final Map<String, String> OURS = Map.of(ResourceNames.PREFIX_TAG, "relay");
    private static final StackSet SET = new StackSet(
            "relay-analyzers",
            "stack-sets/analyzers.yaml",
            "sha256:new",
            PermissionModel.SELF_MANAGED,
            CallAs.SELF,
            List.of(ACCOUNT),
            List.of(),
            REGIONS,
            new OperationPreferences(true, List.of(), 100, 100));
    private static final Manifest WANTED =
            new Manifest("relay", Map.of(), List.of(stack("one"), stack("two")), List.of(SET));
    private static final String TEMPLATE = """
        Resources:
          Analyzer:
            Type: AWS::AccessAnalyzer::Analyzer
            Properties:
              AnalyzerName: "relay-analyzers"
              Type: ORGANIZATION
        """;

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
    private final InMemoryStackSets sets = new InMemoryStackSets();

    private static Stack stack(String name) {
        return new Stack(
                "relay-account-" + name,
                StackKind.ACCOUNT,
                ACCOUNT,
                "eu-west-1",
                name,
                "sha256:new",
                List.of(),
                Optional.of("owner"));
    }

    /** Both stacks and the set change, an analyzer is gone, and a set is left over. */
    @BeforeEach
    void deploy() {
        cloud.put("relay-account-one", StackStatus.CREATE_COMPLETE, "old", OURS);
        cloud.put("relay-account-two", StackStatus.CREATE_COMPLETE, "old", OURS);
        cloud.sleep(Duration.ofMinutes(1));
        sets.create(with("sha256:old"), TEMPLATE, OURS, "token");
        sets.createInstances(SET, new Targets(List.of(ACCOUNT), List.of(), REGIONS), "operation");
        REGIONS.forEach(region -> sets.somebodyDeletes(region, "relay-analyzers"));
        sets.put("relay-analyzers-management", CallAs.SELF, "sha256:1", OURS, List.of(List.of(ACCOUNT, "eu-west-1")));
    }

    private static StackSet with(String digest) {
        return new StackSet(
                SET.name(),
                SET.template(),
                digest,
                SET.permissionModel(),
                SET.callAs(),
                SET.accounts(),
                SET.organizationalUnits(),
                SET.regions(),
                SET.operationPreferences());
    }

    @Test
    void everythingIsSeenWhereEverythingIsAnswered() {
        Seen seen = seen((method, arguments) -> false);

        assertThat(seen.plan().summary()).isEqualTo("1 removed, 3 changed; 0 unchanged");
        assertThat(seen.unanswered()).isEmpty();
        assertThat(seen.gone()).isEqualTo(3);
    }

    @Test
    void stacksThatAreNotListedHideNoStackSet() {
        Seen seen = seen("stacks");

        assertThat(seen.plan().summary()).isEqualTo("1 removed, 1 changed; 0 unchanged, 2 not seen");
        assertThat(seen.unanswered())
                .containsExactly("not answered: the stacks of account 111111111111 in eu-west-1: broken");
        assertThat(seen.gone()).isEqualTo(3);
        assertThat(seen.state().fingerprint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay-account-one", "relay-account-two"})
    void aTemplateThatIsNotShownHidesNoOther(String stack) {
        Seen seen = seen((method, arguments) ->
                method.equals("template") && arguments.get(0).equals(stack));

        assertThat(seen.plan().summary()).isEqualTo("1 removed, 3 changed; 0 unchanged");
        assertThat(seen.unanswered()).containsExactly("not answered: the template of stack " + stack + ": broken");
        assertThat(seen.plan().changes())
                .filteredOn(change -> change.kind().equals("account"))
                .allSatisfy(change -> assertThat(change.diff().isEmpty())
                        .isEqualTo(change.name().equals(stack)));
    }

    @Test
    void theTemplateOfAStackSetHidesNothingButItsAnalyzers() {
        Seen seen = seen((method, arguments) -> method.equals("template") && arguments.size() == 2);

        assertThat(seen.plan().summary()).isEqualTo("1 removed, 3 changed; 0 unchanged");
        assertThat(seen.unanswered())
                .containsExactly("not answered: the template of stack set relay-analyzers: broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stackSet", "instances"})
    void aStackSetThatIsNotDescribedHidesNoStack(String method) {
        Seen seen = seen(
                (called, arguments) -> called.equals(method) && arguments.get(0).equals(SET.name()));

        assertThat(seen.plan().summary()).isEqualTo("1 removed, 2 changed; 0 unchanged, 1 not seen");
        assertThat(seen.unanswered()).containsExactly("not answered: stack set relay-analyzers: broken");
        assertThat(seen.state().fingerprint()).isPresent();
    }

    @Test
    void stackSetsThatAreNotListedHideNothingElse() {
        Seen seen = seen("all");

        assertThat(seen.plan().summary()).isEqualTo("3 changed; 0 unchanged");
        assertThat(seen.unanswered()).containsExactly("not answered: the stack sets that are left over: broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-east-1", "us-west-2"})
    void aRegionHidesNoAnalyzerOfAnother(String region) {
        Seen seen = seen((method, arguments) -> method.equals("analyzers") && arguments.contains(region));

        assertThat(seen.plan().summary()).isEqualTo("1 removed, 3 changed; 0 unchanged");
        assertThat(seen.unanswered())
                .singleElement()
                .asString()
                .startsWith("not answered: ")
                .contains(ACCOUNT, region, "broken");
        assertThat(seen.gone()).isEqualTo(2);
    }

    @Test
    void whatIsNotSeenIsNotDeployedAlready() {
        Plan merging = Planner.plan("main", new Texts(new Manifest("relay", Map.of(), List.of(), List.of())), TEXTS);

        assertThat(seen("stacks").plan().besides(merging).notices())
                .noneMatch(notice -> notice.contains("are deployed already"));
    }

    private record Seen(LiveState state, Plan plan) {
        List<String> unanswered() {
            return state.unanswered().stream().map(Unanswered::line).toList();
        }

        long gone() {
            return state.notices().stream()
                    .filter(notice -> notice.contains("does not exist, although"))
                    .count();
        }
    }

    private Seen seen(String broken) {
        return seen((method, arguments) -> method.equals(broken));
    }

    private Seen seen(BiPredicate<String, List<Object>> broken) {
        StackSets stackSets = port(StackSets.class, sets, broken);
        LiveState state = new LiveState(
                port(CloudFormation.class, cloud, broken),
                stackSets,
                new LiveAnalyzers(
                        new BelievedAnalyzers(stackSets, path -> TEMPLATE, ACCOUNT, budget()),
                        new AnalyzerLook(port(Analyzers.class, sets, broken), region -> budget())),
                WANTED,
                budget());
        return new Seen(state, Planner.plan("AWS", state, TEXTS).withoutSeeing(state.notSeen()));
    }

    private RequestBudget budget() {
        return new RequestBudget(cloud, new Random(2));
    }

    /** Answers as the real one does, but for some questions. */
    private static <T> T port(Class<T> port, T real, BiPredicate<String, List<Object>> broken) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (broken.test(method.getName(), List.of(arguments))) {
                        throw new RequestException(Fault.UNAVAILABLE, "broken");
                    }
                    return answer(real, method, arguments);
                }));
    }

    private static Object answer(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static final Texts TEXTS = new Texts(WANTED);

    /** Templates whose text is their path; the set's is read. */
    private record Texts(Manifest manifest) implements Snapshot {

        @Override
        public Map<String, SourceText> files(Collection<String> paths) {
            return paths.stream()
                    .collect(Collectors.toMap(
                            path -> path,
                            path -> new SourceText(path, path.equals(SET.template()) ? TEMPLATE + "# new\n" : path)));
        }
    }
}
