package io.github.findingrelay.deploy;

import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Workers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings stacks that do not depend on each other to their end: some of them at a time, with one
 * question for all of them in each round.
 */
final class StackStep {

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final DeploymentCalls calls;
    private final Workers workers;
    private final int maxConcurrency;
    private final DeploymentListener progress;
    private final List<StackRun> flying = new ArrayList<>();
    private Duration pause = SHORTEST;
    private boolean endsAtOnce;

    StackStep(DeploymentCalls calls, Workers workers, int maxConcurrency, DeploymentListener progress) {
        this.calls = calls;
        this.workers = workers;
        this.maxConcurrency = maxConcurrency;
        this.progress = progress;
    }

    /** Ends when every stack has its outcome. */
    void run(Collection<StackRun> runs) {
        Deque<StackRun> waiting = new ArrayDeque<>(runs);
        while (!waiting.isEmpty() || !flying.isEmpty()) {
            int landed = start(waiting);
            landed += flying.isEmpty() ? 0 : poll();
            if (landed == 0) {
                calls.time().sleep(pause);
                pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST));
            } else {
                pause = Collections.max(List.of(pause.dividedBy(2), SHORTEST));
            }
        }
    }

    private int start(Deque<StackRun> waiting) {
        List<StackRun> next = new ArrayList<>();
        while (!waiting.isEmpty() && flying.size() + next.size() < maxConcurrency) {
            next.add(waiting.remove());
        }
        workers.forEach(next, StackRun::begin);
        flying.addAll(next);
        return land();
    }

    /** One question says in which stacks something is going on; the others are looked at. */
    private int poll() {
        // Where operations end at once, the question would cost more than the looks.
        Set<String> busy = endsAtOnce ? Set.of() : busy();
        int before = flying.size();
        Duration now = calls.time().now();
        List<StackRun> quiet = flying.stream()
                .filter(run -> !busy.contains(run.name()) || run.mayBeSurprised() || run.isOverdue(now))
                .filter(run -> run.isDue(now))
                .toList();
        workers.forEach(quiet, run -> run.look(now));
        int landed = land();
        endsAtOnce = landed == before;
        return landed;
    }

    /** A question without an answer says nothing about any stack: all of them are looked at. */
    private Set<String> busy() {
        try {
            return new HashSet<>(calls.budget().pages(calls.cloudFormation()::inProgress));
        } catch (RequestException e) {
            return Set.of();
        }
    }

    private int land() {
        int before = flying.size();
        flying.forEach(run -> run.outcome().ifPresent(progress::ended));
        flying.removeIf(run -> run.outcome().isPresent());
        progress.inFlight(flying.stream().map(StackRun::name).toList());
        return before - flying.size();
    }
}
