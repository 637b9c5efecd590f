package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.RequestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One stack on its way to what the manifest says. It looks, decides and acts, until there is an
 * outcome. Nothing that it knows has to survive: another run begins with another look.
 */
final class StackRun {

    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration SHORTEST_DISTANCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_DISTANCE = Duration.ofSeconds(8);

    private final DeploymentCalls calls;
    private final CloudFormation cloudFormation;
    private final String name;
    private final Optional<Stack> wanted;
    private final Optional<Request> target;
    private final StackOperations operations;
    private final Ownership ownership;
    private final Duration deadline;

    private Duration nextLook = Duration.ZERO;
    private Duration distance = SHORTEST_DISTANCE;
    private Optional<DeployedStack> seen;
    private DeploymentResult result = DeploymentResult.UNCHANGED;
    private Optional<Outcome> outcome = Optional.empty();
    private boolean adopts;

    private StackRun(
            DeploymentCalls calls,
            String name,
            Optional<Stack> wanted,
            Optional<Request> target,
            Map<String, String> tags,
            Optional<DeployedStack> seen) {
        this.calls = calls;
        this.cloudFormation = calls.cloudFormation();
        this.name = name;
        this.wanted = wanted;
        this.target = target;
        this.operations = new StackOperations(calls);
        this.ownership = new Ownership(new ResourceNames(tags.getOrDefault(ResourceNames.PREFIX_TAG, "")));
        this.deadline = calls.time().now().plus(LONGEST);
        this.seen = seen;
    }

    /** A stack that is to be deployed. */
    static StackRun toDeploy(DeploymentCalls calls, Stack stack, Request target, Optional<DeployedStack> seen) {
        return new StackRun(calls, stack.name(), Optional.of(stack), Optional.of(target), target.tags(), seen);
    }

    /** A stack that is to be deleted. */
    static StackRun toDelete(DeploymentCalls calls, DeployedStack stack) {
        return new StackRun(calls, stack.name(), Optional.empty(), Optional.empty(), stack.tags(), Optional.of(stack));
    }

    /** The same, also if the stack is somebody else's. */
    StackRun adopting() {
        adopts = true;
        return this;
    }

    String name() {
        return name;
    }

    Optional<Outcome> outcome() {
        return outcome;
    }

    /** The stack as it was seen last. */
    Optional<DeployedStack> seen() {
        return seen;
    }

    /** Whether it has not been looked at for a while: the longer it takes, the more rarely. */
    boolean isDue(Duration now) {
        return now.compareTo(nextLook) >= 0;
    }

    /** Whether a stack that has come where there was none may be somebody else's: that has to be seen at once. */
    boolean mayBeSurprised() {
        return seen.isEmpty() && !operations.areAccepted();
    }

    /** Whether nobody waits for it any longer, whatever is going on in it. */
    boolean isOverdue(Duration now) {
        return now.compareTo(deadline) > 0;
    }

    /** Looks again, and goes on. */
    void look(Duration now) {
        nextLook = now.plus(distance);
        distance = distance.compareTo(LONGEST_DISTANCE) < 0 ? distance.multipliedBy(2) : distance;
        try {
            seen = calls.budget().repeatable(() -> cloudFormation.stack(name));
            if (isOverdue(now)) {
                fail("still " + status() + " after an hour");
            } else if (!isUpToDate() && operations.areNotSeenIn(seen)) {
                operations.lookedInVain().ifPresent(this::fail);
            } else {
                act();
            }
        } catch (RequestException e) {
            fail("cannot be read: " + e.getMessage());
        }
    }

    /** Acts on what was seen; before a deletion, which comes last of all, it looks again. */
    void begin() {
        if (target.isEmpty()) {
            look(calls.time().now());
        } else {
            act();
        }
    }

    /** Does what the state that was seen asks for. */
    void act() {
        // Whatever state it is in, and whenever it has come.
        Optional<DeployedStack> foreign = seen.filter(stack -> !adopts && !ownership.isOurs(stack));
        if (foreign.isPresent()) {
            finish(DeploymentResult.REFUSED, ownership.refusal(foreign.get()));
            return;
        }
        switch (decision()) {
            case LEAVE -> finish(target.isEmpty() ? DeploymentResult.DELETED : result);
            case GIVE_UP -> giveUp();
            case WAIT -> {}
            case CREATE -> send(DeploymentResult.CREATED, id -> cloudFormation.create(request(id)));
            case UPDATE -> send(DeploymentResult.UPDATED, id -> cloudFormation.update(request(id)));
            case DELETE, CREATE_ANEW -> send(result, id -> cloudFormation.delete(name, id));
        }
    }

    private Decision decision() {
        Optional<StackStatus> status = seen.map(DeployedStack::status);
        return target.isPresent()
                ? Decision.toDeploy(status, isUpToDate(), operations.areSent())
                : Decision.toDelete(status, operations.areSent());
    }

    private boolean isUpToDate() {
        Optional<String> digest = wanted.map(Stack::digest);
        return digest.isPresent()
                && seen.filter(ownership::isOurs).flatMap(DeployedStack::digest).equals(digest);
    }

    private Request request(String token) {
        return target.orElseThrow().with(token);
    }

    private void send(DeploymentResult success, Consumer<String> call) {
        if (operations.areTooMany()) {
            fail("%s after %d operations".formatted(status(), StackOperations.MOST));
            return;
        }
        nextLook = Duration.ZERO;
        distance = SHORTEST_DISTANCE;
        operations.send(seen, call).ifPresent(this::fail);
        result = operations.areSent() ? success : result;
    }

    private void giveUp() {
        List<String> failures;
        try {
            failures = calls.budget().repeatable(() -> cloudFormation.failures(name));
        } catch (RequestException e) {
            failures = List.of("its events cannot be read: " + e.getMessage());
        }
        String reason =
                seen.map(DeployedStack::reason).filter(text -> !text.isEmpty()).orElse("");
        String state = status() + (reason.isEmpty() ? "" : ": " + reason);
        finish(
                DeploymentResult.FAILED,
                Stream.concat(Stream.of(state), failures.stream()).toArray(String[]::new));
    }

    private String status() {
        return seen.map(stack -> stack.status().name()).orElse("not there");
    }

    private void fail(String reason) {
        finish(DeploymentResult.FAILED, reason);
    }

    private void finish(DeploymentResult end, String... reasons) {
        outcome = Optional.of(new Outcome(name, end, wanted.flatMap(Stack::owner), List.of(reasons)));
    }
}
