package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.request.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A stack that does not become what it should: every way has an end, and says why. */
@BesideOthers
class StackRunTest {

    private static final Map<String, String> OURS = Map.of(ResourceNames.PREFIX_TAG, "relay");

    private final Obstinate cloud = new Obstinate();

    @Test
    void anOperationThatIsAcceptedAndNeverSeenIsGivenUp() {
        assertThat(reasons()).containsExactly("CloudFormation has accepted an operation but does not show it");
        assertThat(cloud.tokens).hasSize(1);
        assertThat(cloud.looks).isEqualTo(20);
    }

    @Test
    void whatMayNotHaveArrivedIsSentAgainWithTheSameTokenForAnHour() {
        cloud.refusal = Optional.of(Fault.UNAVAILABLE);

        assertThat(reasons()).containsExactly("still UPDATE_COMPLETE after an hour");
        assertThat(cloud.tokens).hasSizeGreaterThan(100).containsOnly(cloud.tokens.get(0));
        assertThat(cloud.now).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
    }

    @Test
    void whatSomebodyElseChangesAgainAndAgainIsGivenUp() {
        cloud.somebodyElseIsFaster = true;

        assertThat(reasons()).containsExactly("UPDATE_COMPLETE after 5 operations");
        assertThat(cloud.tokens).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void anotherDigestWithoutAChangeIsNotTriedForEver() {
        cloud.refusal = Optional.of(Fault.NO_UPDATES);

        assertThat(reasons()).containsExactly("CloudFormation sees no change, although the digest is another one");
        assertThat(cloud.tokens).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aRefusalIsTheReason() {
        cloud.refusal = Optional.of(Fault.DENIED);

        assertThat(reasons()).containsExactly("not now");
        assertThat(cloud.tokens).hasSize(1);
    }

    @Test
    void whileAnotherOperationIsGoingOnItIsTriedAgain() {
        cloud.refusal = Optional.of(Fault.BUSY);

        assertThat(reasons()).containsExactly("still UPDATE_COMPLETE after an hour");
    }

    @Test
    void anOperationThatNeverEndsIsWaitedForAnHour() {
        cloud.seen = Optional.of(deployed(StackStatus.UPDATE_IN_PROGRESS, ""));

        assertThat(reasons()).containsExactly("still UPDATE_IN_PROGRESS after an hour");
        assertThat(cloud.tokens).isEmpty();
    }

    @Test
    void aStackThatCannotBeReadHasFailed() {
        cloud.canBeRead = false;

        assertThat(reasons()).containsExactly("cannot be read: not authorized");
    }

    @Test
    void aRollbackIsToldWithItsReasonAndWhatHasFailed() {
        cloud.seen = Optional.of(deployed(StackStatus.UPDATE_ROLLBACK_FAILED, "the role is gone"));

        assertThat(reasons()).containsExactly("UPDATE_ROLLBACK_FAILED: the role is gone", "Topic: it is refused");

        cloud.canBeRead = false;
        assertThat(reasons().get(1)).isEqualTo("its events cannot be read: not authorized");
        assertThat(cloud.tokens).isEmpty();
    }

    /** Each look is worth a call: the longer it takes, the rarer they are. */
    @Test
    void looksBecomeRarer() {
        DeploymentCalls calls = calls();
        StackRun run = run(calls);
        cloud.refusal = Optional.of(Fault.BUSY);
        run.act();
        cloud.seen = Optional.of(deployed(StackStatus.UPDATE_IN_PROGRESS, ""));

        assertThat(run.isDue(Duration.ZERO)).isTrue();
        Duration now = Duration.ZERO;
        for (int seconds : new int[] {2, 4, 8, 8}) {
            run.look(now);
            assertThat(run.isDue(now.plusSeconds(seconds).minusMillis(1))).isFalse();
            now = now.plusSeconds(seconds);
            assertThat(run.isDue(now)).isTrue();
        }
    }

    private List<String> reasons() {
        DeploymentCalls calls = calls();
        StackRun run = run(calls);
        try (Workers workers = new Workers(1)) {
            new StackStep(calls, workers, 1, Silence.PROGRESS).run(List.of(run));
        }
        Outcome outcome = run.outcome().orElseThrow();
        assertThat(outcome.result()).isEqualTo(DeploymentResult.FAILED);
        assertThat(outcome.owner()).contains("owner");
        return outcome.reasons();
    }

    private StackRun run(DeploymentCalls calls) {
        return StackRun.toDeploy(
                calls,
                SampleManifests.stack("relay-account-1", StackKind.ACCOUNT, "new"),
                new Request("relay-account-1", "new", OURS, ""),
                cloud.seen);
    }

    private DeploymentCalls calls() {
        InMemoryStackSets sets = new InMemoryStackSets();
        return new DeploymentCalls(cloud, sets, sets, cloud, new Random(1));
    }

    private static DeployedStack deployed(StackStatus status, String reason) {
        return new DeployedStack(
                "relay-account-1",
                status,
                reason,
                Optional.of("sha256:old"),
                OURS,
                false,
                "first",
                DriftStatus.UNKNOWN);
    }

    /** CloudFormation in which no stack ever becomes what it should. */
    private static final class Obstinate implements CloudFormation, Time {

        private Optional<DeployedStack> seen = Optional.of(deployed(StackStatus.UPDATE_COMPLETE, ""));
        private Optional<Fault> refusal = Optional.empty();
        private boolean somebodyElseIsFaster;
        private boolean canBeRead = true;
        private final List<String> tokens = new ArrayList<>();
        private int looks;
        private Duration now = Duration.ZERO;

        @Override
        public void update(Request request) {
            tokens.add(request.token());
            refusal.ifPresent(fault -> {
                throw new RequestException(fault, "not now");
            });
        }

        @Override
        public Optional<DeployedStack> stack(String name) {
            looks++;
            requireReadable();
            return somebodyElseIsFaster ? seen.map(stack -> changed(stack, String.valueOf(looks))) : seen;
        }

        private static DeployedStack changed(DeployedStack stack, String at) {
            return new DeployedStack(
                    stack.name(),
                    stack.status(),
                    stack.reason(),
                    stack.digest(),
                    stack.tags(),
                    stack.terminationProtected(),
                    at,
                    stack.drift());
        }

        private void requireReadable() {
            if (!canBeRead) {
                throw new RequestException(Fault.DENIED, "not authorized");
            }
        }

        @Override
        public List<String> failures(String name) {
            requireReadable();
            return List.of("Topic: it is refused");
        }

        @Override
        public Page<String> inProgress(Optional<String> next) {
            return new Page<>(
                    seen.filter(stack -> stack.status().isInProgress()).map(DeployedStack::name).stream()
                            .toList(),
                    Optional.empty());
        }

        @Override
        public Duration now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Page<DeployedStack> stacks(Optional<String> next) {
            throw new AssertionError();
        }

        @Override
        public String template(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void create(Request request) {
            throw new AssertionError(request);
        }

        @Override
        public void delete(String name, String token) {
            throw new AssertionError(name);
        }

        @Override
        public void protect(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void unprotect(String name) {
            throw new AssertionError(name);
        }

        @Override
        public CloudFormation withRolesOfStacks() {
            return this;
        }
    }
}
