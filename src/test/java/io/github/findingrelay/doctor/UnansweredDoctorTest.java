package io.github.findingrelay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.SampleAnalyzers;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question that is not answered hides nothing that the others have answered. */
class UnansweredDoctorTest {

    private static final String ADMIN = "111111111111";
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "us-west-2");

    @TempDir
    static Path folder;

    private static Optional<Organization> organization = Optional.empty();

    private final InMemoryPrerequisites aws = new InMemoryPrerequisites();
    private final AtomicInteger questions = new AtomicInteger();

    @BeforeAll
    static void read() throws IOException {
        String accounts = Files.readString(Path.of("src/test/fixtures/doctor/accounts.yaml"))
                .replace("notifications:", "notifications:\n  unusedAccess: true")
                .replace("[eu-west-1, us-east-1]", "[eu-west-1, us-east-1, us-west-2]");
        organization = Optional.of(Workspace.of(accounts, folder).organization());
    }

    /** Something is wrong with every Region. */
    @BeforeEach
    void setUp() {
        aws.regions.addAll(REGIONS);
        aws.hubs.addAll(REGIONS);
        aws.administers = true;
        aws.roles.add("finding-relay-watch");
        aws.roles.add("finding-relay-remind");
        aws.withoutIntegration.addAll(REGIONS);
        aws.aggregator = Optional.of(new FindingAggregator("arn", "eu-west-1", "ALL_REGIONS", Set.of()));
        REGIONS.forEach(region -> {
            aws.findings.put(region, Set.of("lost in " + region));
            AccountRegion place = new AccountRegion(ADMIN, region);
            aws.analyzers.add(SampleAnalyzers.leftBehind(place));
            aws.analyzers.add(SampleAnalyzers.of(
                    place, "unused-" + region, "ORGANIZATION_UNUSED_ACCESS", Optional.empty(), Map.of()));
        });
    }

    static Stream<String> questions() {
        return Stream.of(Prerequisites.class.getMethods())
                .map(Method::getName)
                .filter(name -> !name.equals("hasStack"))
                .distinct()
                .sorted();
    }

    /** GetCallerIdentity and DescribeOrganization among them. */
    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionHidesNoOtherCheck(String question) {
        List<Precondition> all = examine((method, arguments) -> false);

        List<Precondition> without = examine((method, arguments) -> method.equals(question));

        assertThat(without)
                .extracting(Precondition::what)
                .isEqualTo(all.stream().map(Precondition::what).toList());
        assertThat(without).filteredOn(item -> !all.contains(item)).allSatisfy(item -> {
            // A question that only explains what is missing may be missing itself.
            assertThat(item.found()).contains("broken");
            assertThat(item.state()).isIn(Verdict.UNKNOWN, Verdict.FAIL);
        });
        assertThat(without.equals(all)).isEqualTo(question.equals("hasNewSecurityHub"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-east-1", "us-west-2"})
    void aRegionHidesNoOther(String region) {
        List<Precondition> all = examine((method, arguments) -> arguments.contains(region));

        List<String> others =
                REGIONS.stream().filter(one -> !one.equals(region)).toList();
        assertThat(found(all, "Security Hub CSPM is enabled"))
                .isEqualTo("unknown: %s; not seen: %s: broken".formatted(String.join(", ", others), region));
        assertThat(found(all, "Security Hub takes what"))
                .isEqualTo("fail: it is switched off in %s; not seen: %s: broken"
                        .formatted(String.join(", ", others), region));
        assertThat(found(all, "no analyzer is in the way"))
                .isEqualTo(
                        "fail: ACCOUNT cm-access-analyzer in %s; ACCOUNT cm-access-analyzer in %s; not seen: %s: broken"
                                .formatted(others.get(0), others.get(1), region));
        assertThat(found(all, "findings of unused access"))
                .isEqualTo("unknown: unused-%1$s in %1$s, unused-%2$s in %2$s; not seen: %3$s: broken"
                        .formatted(others.get(0), others.get(1), region));
        String lost = found(all, "findings from before");
        others.stream()
                .filter(one -> !one.equals("eu-west-1") && !region.equals("eu-west-1"))
                .forEach(one -> assertThat(lost).contains("1 of " + one + " are not there"));
        assertThat(lost).contains("broken");
        assertThat(DoctorCommand.exitCode(all)).isEqualTo(ExitCode.DIFFERS);
    }

    @Test
    void whatWasNotSeenIsUnhealthy() {
        aws.withoutIntegration.clear();
        aws.analyzers.clear();

        List<Precondition> all = examine((method, arguments) ->
                List.of("takesAccessAnalyzer", "analyzers").contains(method));

        assertThat(found(all, "Security Hub takes what"))
                .startsWith("unknown: ")
                .endsWith("not seen: eu-west-1, us-east-1, us-west-2: broken");
        assertThat(found(all, "findings of unused access"))
                .isEqualTo("unknown: not seen: eu-west-1, us-east-1, us-west-2: broken");
    }

    @Test
    void aRoleHidesNoOther() {
        aws.providers.add(aws.issuer);

        List<Precondition> all = examine((method, arguments) -> arguments.contains("finding-relay-plan"));

        assertThat(found(all, "the roles of bootstrap.yaml"))
                .startsWith("fail: missing: finding-relay-deploy, ")
                .endsWith("; not seen: finding-relay-plan: broken");
        assertThat(found(all, "IAM knows GitHub"))
                .isEqualTo("unknown: token.actions.githubusercontent.com; not seen: finding-relay-plan: broken");
    }

    /** Each of them would be asked for minutes. */
    @Test
    void whereNothingIsAnsweredItIsSaidOnce() {
        List<Precondition> all = examine((method, arguments) -> true);

        assertThat(all).singleElement().satisfies(item -> {
            assertThat(item.state()).isEqualTo(Verdict.UNKNOWN);
            assertThat(item.found()).isEqualTo("broken; nothing else is answered either, and the rest was not asked");
        });
        assertThat(questions.get()).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github.example.com/_services/token", "token.actions.octocorp.ghe.com"})
    void theProviderIsTheOneThatTheRolesTrust(String issuer) {
        aws.roles.add("finding-relay-deploy");
        aws.issuer = issuer;
        aws.providers.add("token.actions.githubusercontent.com");
        assertThat(found(examine((method, arguments) -> false), "IAM knows GitHub"))
                .isEqualTo("warn: it does not know " + issuer);

        aws.providers.add(issuer);
        assertThat(found(examine((method, arguments) -> false), "IAM knows GitHub"))
                .isEqualTo("ok: " + issuer);
    }

    @Test
    void theTrustPolicySaysWhichProvider() {
        String arn = "arn:aws:iam::111111111111:oidc-provider/github.example.com/_services/token";
        for (String statement : List.of(
                "{\"Principal\":{\"Federated\":\"%s\"}}",
                "[{\"Principal\":{\"Service\":\"cloudformation.amazonaws.com\"}},{\"Principal\":{\"Federated\":[\"%s\"]}},{\"Principal\":\"*\"}]")) {
            assertThat(AwsTrustPolicy.providers("%7B%22Statement%22%3A" + statement.formatted(arn) + "%7D"))
                    .containsExactly("github.example.com/_services/token");
        }
    }

    private static String found(List<Precondition> all, String what) {
        Precondition one = all.stream()
                .filter(item -> item.what().startsWith(what))
                .findFirst()
                .orElseThrow();
        return one.state().label() + ": " + one.found();
    }

    private List<Precondition> examine(BiPredicate<String, List<Object>> broken) {
        Prerequisites some = (Prerequisites) Proxy.newProxyInstance(
                Prerequisites.class.getClassLoader(),
                new Class<?>[] {Prerequisites.class},
                (proxy, method, arguments) -> {
                    questions.incrementAndGet();
                    if (broken.test(method.getName(), arguments == null ? List.of() : List.of(arguments))) {
                        throw new RequestException(Fault.UNAVAILABLE, "broken");
                    }
                    return method.invoke(aws, arguments);
                });
        return new Doctor(organization.orElseThrow(), some, new RequestBudget(new PassingTime(), new Random(1)))
                .examine();
    }
}
