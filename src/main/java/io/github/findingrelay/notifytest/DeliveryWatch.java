package io.github.findingrelay.notifytest;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Executions.Described;
import io.github.findingrelay.desk.Executions.Execution;
import io.github.findingrelay.desk.Executions.ExecutionEvent;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for the executions that a finding has started. Each is looked into once: its input does not change. */
final class DeliveryWatch {

    private final Executions executions;
    private final RequestBudget budget;
    private final List<DeliveryMachine> machines;
    private final String finding;
    private final Instant since;
    private final Set<String> others = new HashSet<>();
    private final Map<String, Delivery> taken = new LinkedHashMap<>();

    /**
     * A watch.
     *
     * @param since when executions have to have been started
     */
    DeliveryWatch(
            Executions executions,
            RequestBudget budget,
            List<DeliveryMachine> machines,
            String finding,
            Instant since) {
        this.executions = executions;
        this.budget = budget;
        this.machines = machines;
        this.finding = finding;
        this.since = since;
    }

    /**
     * What was seen.
     *
     * @param executions that have taken the finding, the first one first. The mark is a change of the
     *     finding, and so may start another one, which finds that it has been told.
     * @param topics names of those that they are to publish to
     * @param isThere whether there is any state machine
     */
    record Sighting(Map<String, Described> executions, Set<String> topics, DeliverySteps steps, boolean isThere) {}

    Sighting look() {
        boolean isThere = false;
        for (DeliveryMachine machine : machines) {
            Optional<List<Execution>> started = Questions.find(() -> started(machine));
            isThere = isThere || started.isPresent();
            started.ifPresent(this::sort);
        }
        Map<String, Described> described = new LinkedHashMap<>();
        Set<String> topics = new LinkedHashSet<>();
        DeliverySteps steps = DeliverySteps.NONE;
        for (Map.Entry<String, Delivery> one : taken.entrySet()) {
            described.put(one.getKey(), budget.repeatable(() -> executions.describe(one.getKey())));
            one.getValue().topics().stream().map(DeliverySteps::name).forEach(topics::add);
            List<ExecutionEvent> history = budget.pages(next -> executions.history(one.getKey(), next));
            steps = steps.and(DeliverySteps.of(history));
        }
        return new Sighting(described, topics, steps, isThere);
    }

    /** The oldest first. */
    private List<Execution> started(DeliveryMachine machine) {
        List<Execution> started =
                new ArrayList<>(budget.pages(next -> executions.list(machine.arn(), Optional.empty(), since, next)));
        Collections.reverse(started);
        return started;
    }

    private void sort(List<Execution> started) {
        for (Execution one : started) {
            if (others.contains(one.arn()) || taken.containsKey(one.arn())) {
                continue;
            }
            String input =
                    budget.repeatable(() -> executions.describe(one.arn())).input();
            Optional<Delivery> delivery =
                    Delivery.of(input).filter(told -> told.ids().contains(finding));
            delivery.ifPresentOrElse(told -> taken.put(one.arn(), told), () -> others.add(one.arn()));
        }
    }
}
