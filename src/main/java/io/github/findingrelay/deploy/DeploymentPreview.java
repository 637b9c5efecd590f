package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a deployment would do. It only reads. */
record DeploymentPreview(
        DeploymentDecisions decisions,
        Function<String, String> templates,
        DeploymentCalls calls,
        Fallbacks fallbacks,
        DeploymentOutcomes outcomes) {

    private static final String BETWEEN =
            "by way of a template in between, with which the fallback takes whoever would be told of nothing meanwhile";

    void preview() {
        AnalyzerPruning analyzers = new AnalyzerPruning(decisions, calls, outcomes);
        Obstacles obstacles = new Obstacles(decisions.foreign(), templates);
        decisions.stacks().map(stack -> expected(stack, obstacles)).forEach(outcomes::ended);
        decisions.stackSets().forEach(set -> outcomes.ended(expected(set, obstacles, analyzers)));
        new Pruning(decisions, calls, outcomes, analyzers).announce();
    }

    private Outcome expected(Stack stack, Obstacles obstacles) {
        Optional<DeployedStack> foreign = decisions.foreign(stack);
        if (foreign.isPresent()) {
            return Outcome.of(
                    stack, DeploymentResult.REFUSED, decisions.ownership().refusal(foreign.get()));
        }
        Decision decision = decisions.about(stack);
        Optional<String> obstacle = obstacles.of(stack).or(() -> missed(stack));
        if (decision != Decision.LEAVE && obstacle.isPresent()) {
            return Outcome.of(stack, DeploymentResult.NOT_RUN, obstacle.get());
        }
        Outcome outcome = expected(stack, decision);
        if (!outcome.result().isDone()) {
            return outcome;
        }
        return fallbacks.withFateOfKey(fallbacks.isBetween(stack) ? between(outcome) : outcome);
    }

    private Optional<String> missed(Stack stack) {
        return DeploymentStep.of(stack, decisions.manifest().names()) == DeploymentStep.ACCOUNTS
                ? fallbacks.missed()
                : Optional.empty();
    }

    private static Outcome between(Outcome expected) {
        return expected.with(
                expected.result() == DeploymentResult.UNCHANGED ? DeploymentResult.UPDATED : expected.result(),
                List.of(BETWEEN));
    }

    private Outcome expected(Stack stack, Decision decision) {
        String state =
                decisions.before(stack).map(found -> found.status().name()).orElse("");
        return switch (decision) {
            case CREATE, CREATE_ANEW -> Outcome.of(stack, DeploymentResult.CREATED);
            case UPDATE -> Outcome.of(stack, DeploymentResult.UPDATED);
            case LEAVE -> Outcome.of(stack, DeploymentResult.UNCHANGED);
            case WAIT -> {
                String reason = "somebody's operation would be waited for: " + state;
                yield Outcome.of(stack, DeploymentResult.NOT_RUN, reason);
            }
            case GIVE_UP, DELETE -> Outcome.of(stack, DeploymentResult.FAILED, state);
        };
    }

    private Outcome expected(StackSet set, Obstacles obstacles, AnalyzerPruning analyzers) {
        Optional<String> obstacle = obstacles.ofEverything();
        if (obstacle.isPresent()) {
            return Outcome.of(set.name(), DeploymentResult.NOT_RUN, obstacle.get());
        }
        try {
            boolean adopts = decisions.settings().adopts(set.name());
            StackSetState state = StackSetState.of(set, calls, decisions.ownership(), adopts);
            analyzers.seen(state);
            return state.refusal(decisions.ownership(), adopts)
                    .orElseGet(() -> repairs().with(state, expected(state)));
        } catch (RequestException e) {
            return Outcome.of(set.name(), DeploymentResult.FAILED, e.reason());
        }
    }

    private AnalyzerPreview repairs() {
        return new AnalyzerPreview(
                calls,
                new BelievedAnalyzers(
                        calls.stackSets(),
                        templates::apply,
                        decisions.manifest().account(),
                        calls.budget()));
    }

    private static Outcome expected(StackSetState state) {
        boolean isSame = state.isAsWanted() && state.difference().missing().isEmpty();
        DeploymentResult changed = state.deployed().isEmpty() ? DeploymentResult.CREATED : DeploymentResult.UPDATED;
        return Outcome.of(state.set().name(), isSame ? DeploymentResult.UNCHANGED : changed);
    }
}
