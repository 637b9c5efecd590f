package io.github.findingrelay.deploy;

import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The operations that a run has sent for one stack. CloudFormation does not show them at once, and
 * an answer that is lost leaves it open whether there is one.
 */
final class StackOperations {

    /** Operations, for example after somebody else's came in between. */
    static final int MOST = 5;

    /** Looks at a stack that does not show what was accepted, before something must be wrong. */
    private static final int PATIENCE = 20;

    /** Looks at a stack after a fault, before the call counts as one that was never done. */
    private static final int DOUBT = 3;

    private enum Sent {
        NOTHING,
        ACCEPTED,
        /** A fault came instead of an answer. */
        DOUBTFUL
    }

    private final RequestBudget budget;
    private final String tokenPrefix;
    private Optional<DeployedStack> before = Optional.empty();
    private Sent sent = Sent.NOTHING;
    private int looks;
    private int count;
    private boolean tokenIsUsed = true;

    StackOperations(DeploymentCalls calls) {
        this.budget = calls.budget();
        this.tokenPrefix = calls.tokenPrefix();
    }

    /** Whether what is seen may be the result of our own operation. */
    boolean areSent() {
        return sent != Sent.NOTHING;
    }

    /** Whether CloudFormation has said so. */
    boolean areAccepted() {
        return sent == Sent.ACCEPTED;
    }

    boolean areTooMany() {
        return count == MOST;
    }

    /**
     * Sends one; after a fault the same again, which is done once.
     *
     * @param seen the state that asks for it
     * @param call takes the token
     * @return why the stack has failed, if it has
     */
    Optional<String> send(Optional<DeployedStack> seen, Consumer<String> call) {
        count += tokenIsUsed ? 1 : 0;
        tokenIsUsed = false;
        before = seen;
        looks = 0;
        try {
            budget.once(() -> call.accept(tokenPrefix + "-" + count));
            sent = Sent.ACCEPTED;
            tokenIsUsed = true;
            return Optional.empty();
        } catch (RequestException e) {
            return refused(e);
        }
    }

    private Optional<String> refused(RequestException e) {
        switch (e.fault()) {
            case UNAVAILABLE -> sent = Sent.DOUBTFUL;
            // Somebody was faster, or an answer of ours was lost: the next look says what there is.
            case ALREADY_EXISTS, BUSY -> sent = Sent.NOTHING;
            case NO_UPDATES -> {
                sent = Sent.NOTHING;
                tokenIsUsed = true;
                return count > 1
                        ? Optional.of("CloudFormation sees no change, although the digest is another one")
                        : Optional.empty();
            }
            case THROTTLED, DENIED, ABSENT, REFUSED -> {
                return Optional.of(e.reason());
            }
        }
        return Optional.empty();
    }

    /** Whether what is seen is still the state before the operation. */
    boolean areNotSeenIn(Optional<DeployedStack> seen) {
        return areSent()
                && seen.map(DeployedStack::status).equals(before.map(DeployedStack::status))
                && seen.map(DeployedStack::changedAt).equals(before.map(DeployedStack::changedAt));
    }

    /** After such a look: why the stack has failed, if it has. */
    Optional<String> lookedInVain() {
        looks++;
        if (sent == Sent.DOUBTFUL && looks >= DOUBT) {
            sent = Sent.NOTHING;
        }
        return areSent() && looks >= PATIENCE
                ? Optional.of("CloudFormation has accepted an operation but does not show it")
                : Optional.empty();
    }
}
