package io.github.findingrelay.desk;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * State machines, with Step Functions' rules: an execution that runs is started again by the same
 * name and input without effect, and one that has ended keeps its name.
 */
public final class InMemoryExecutions implements Executions {

    private static final int PAGE = 3;

    private record Run(Execution execution, String input, Instant ends) {}

    private final Supplier<Instant> clock;
    private final Map<String, Run> runs = new LinkedHashMap<>();

    /** States of machines; one that has run something need not be named for that. */
    public final Map<String, String> machines = new HashMap<>();

    public final Map<String, List<ExecutionEvent>> histories = new HashMap<>();

    /** Calls that are refused, by name. */
    public final Set<String> denied = new HashSet<>();

    /** Names of those that were started here. */
    public final List<String> started = new ArrayList<>();

    /** How one ends that is started here, by its ARN and input. */
    public BiFunction<String, String, ExecutionStatus> end = (arn, input) -> ExecutionStatus.SUCCEEDED;

    /** How long one runs that is started here. */
    public Duration lasts = Duration.ZERO;

    public int calls;

    /** Runs before a call, by its name, and may fail it. */
    public Runnable before = () -> {};

    /** Runs after the effect of a call, and may fail it. */
    public Runnable after = () -> {};

    public InMemoryExecutions(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** One that somebody else has started, and that has ended. */
    public synchronized void add(String arn, ExecutionStatus status, String input) {
        Execution execution = new Execution(arn, arn.substring(arn.lastIndexOf(':') + 1), status, clock.get());
        runs.put(arn, new Run(execution, input, clock.get()));
    }

    private ExecutionStatus status(Run run) {
        return run.ends.isAfter(clock.get()) ? ExecutionStatus.RUNNING : run.execution.status();
    }

    private void called(String call) {
        calls++;
        if (denied.contains(call)) {
            throw new RequestException(Fault.DENIED, "not authorized to perform " + call);
        }
        before.run();
    }

    @Override
    public synchronized String machine(String arn) {
        called("states:DescribeStateMachine");
        return Optional.ofNullable(machines.get(arn))
                .orElseThrow(() -> new RequestException(Fault.ABSENT, "State Machine Does Not Exist: " + arn));
    }

    @Override
    public synchronized Page<Execution> list(String machine, Optional<ExecutionStatus> status, Optional<String> next) {
        called("states:ListExecutions");
        String start = machine.replace(":stateMachine:", ":execution:") + ":";
        if (!machines.containsKey(machine) && runs.keySet().stream().noneMatch(arn -> arn.startsWith(start))) {
            throw new RequestException(Fault.ABSENT, "State Machine Does Not Exist: " + machine);
        }
        List<Execution> found = new ArrayList<>();
        runs.values().stream()
                .filter(run -> run.execution.arn().startsWith(start))
                .filter(run -> status.stream().allMatch(status(run)::equals))
                .forEach(run -> found.add(
                        0,
                        new Execution(
                                run.execution.arn(), run.execution.name(), status(run), run.execution.started())));
        int from = next.map(Integer::parseInt).orElse(0);
        int to = Math.min(found.size(), from + PAGE);
        return new Page<>(found.subList(from, to), to < found.size() ? Optional.of("" + to) : Optional.empty());
    }

    @Override
    public synchronized Described describe(String execution) {
        called("states:DescribeExecution");
        Run run = runs.get(execution);
        if (run == null) {
            throw new RequestException(Fault.ABSENT, "Execution Does Not Exist: " + execution);
        }
        ExecutionStatus status = status(run);
        boolean isFailure = status.isFailure();
        return new Described(status, run.input, isFailure ? "Error.Of.Test" : "", isFailure ? "because" : "");
    }

    @Override
    public synchronized Page<ExecutionEvent> history(String execution, Optional<String> next) {
        called("states:GetExecutionHistory");
        return new Page<>(histories.getOrDefault(execution, List.of()), Optional.empty());
    }

    @Override
    public synchronized void start(String machine, String name, String input) {
        called("states:StartExecution");
        String arn = machine.replace(":stateMachine:", ":execution:") + ":" + name;
        Run known = runs.get(arn);
        if (known != null) {
            if (status(known) == ExecutionStatus.RUNNING && known.input.equals(input)) {
                return;
            }
            throw new RequestException(Fault.ALREADY_EXISTS, "Execution Already Exists: " + arn);
        }
        started.add(name);
        ExecutionStatus ended = end.apply(arn, input);
        runs.put(
                arn,
                new Run(
                        new Execution(arn, name, ended, clock.get()),
                        input,
                        clock.get().plus(lasts)));
        after.run();
    }
}
