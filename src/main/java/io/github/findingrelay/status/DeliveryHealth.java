package io.github.findingrelay.status;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.desk.Delivery.DeliveredFinding;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.redeliver.FailedDeliveries;
import io.github.findingrelay.redeliver.FailedDeliveries.FailedDelivery;
import io.github.findingrelay.redeliver.FailedDeliveries.Failure;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.status.HealthProblem.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state machines that tell people of findings, and what they could not tell of late.
 *
 * @param broken what is the matter with those without which somebody is told nothing
 * @param failed how many deliveries have failed and were not made up for; empty: not known
 * @param failures the newest of them
 */
record DeliveryHealth(
        List<BrokenMachine> broken, Optional<Integer> failed, List<Failure> failures, Map<String, String> owners) {

    private static final Duration OF_LATE = Duration.ofDays(3);

    /** Each costs a call, and more than that nobody reads. */
    private static final int DESCRIBED = 20;

    private static final String ACTIVE = "ACTIVE";
    private static final String REMEDY = "'./relay redeliver --execute' delivers again";

    /**
     * One that tells nobody anything.
     *
     * @param hasStack whether the stack is there that makes it; otherwise that is what is to be said
     */
    record BrokenMachine(DeliveryMachine machine, String words, boolean hasStack) {

        String text() {
            return "state machine %s %s".formatted(machine.name(), words);
        }
    }

    DeliveryHealth {
        broken = List.copyOf(broken);
        failures = List.copyOf(failures);
        owners = Map.copyOf(owners);
    }

    /** Asks, in the account and Region of the stacks. */
    static DeliveryHealth of(
            Organization organization, Set<String> stacks, Executions executions, Questions questions, Instant now) {
        Map<DeliveryMachine, Optional<String>> states = questions.askAll(
                "state machine",
                DeliveryMachine.all(organization),
                machine -> Questions.find(() -> questions.call(() -> executions.machine(machine.arn()))));
        List<DeliveryMachine> there = states.entrySet().stream()
                .filter(state -> state.getValue().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        int before = questions.unanswered().size();
        FailedDeliveries deliveries = new FailedDeliveries(executions, questions);
        List<FailedDelivery> failed = deliveries.since(there, now.minus(OF_LATE));
        boolean isKnown = questions.unanswered().size() == before && states.size() == Language.values().length;
        return new DeliveryHealth(
                broken(organization, states, stacks),
                isKnown ? Optional.of(failed.size()) : Optional.empty(),
                deliveries.described(failed.subList(Math.max(0, failed.size() - DESCRIBED), failed.size())),
                organization.accounts().stream()
                        .collect(Collectors.toMap(
                                Account::id, account -> account.owner().key())));
    }

    private static List<BrokenMachine> broken(
            Organization organization, Map<DeliveryMachine, Optional<String>> states, Set<String> stacks) {
        List<BrokenMachine> broken = new ArrayList<>();
        for (DeliveryMachine machine : DeliveryMachine.needed(organization)) {
            Optional<String> state = states.getOrDefault(machine, Optional.of(ACTIVE));
            if (!state.equals(Optional.of(ACTIVE))) {
                broken.add(new BrokenMachine(
                        machine,
                        state.map(word -> "is " + word).orElse("does not exist"),
                        stacks.contains(organization.names().foundation(machine.language()))));
            }
        }
        return broken;
    }

    /** Why nobody is told anything in a language, if that is so. */
    Optional<String> stopped(Language language) {
        return broken.stream()
                .filter(one -> one.machine().language() == language)
                .map(BrokenMachine::text)
                .findFirst();
    }

    Stream<HealthProblem> problems() {
        Stream<HealthProblem> machines = broken.stream()
                .filter(BrokenMachine::hasStack)
                .map(
                        one -> HealthProblem.of(
                                Category.DELIVERY,
                                "state machine " + one.machine().name(),
                                one.words()
                                        + ", although its stack is deployed; delete the stack and run './relay deploy --execute'"));
        return Stream.of(machines, failures.stream().flatMap(this::problems), more())
                .flatMap(problems -> problems);
    }

    private Stream<HealthProblem> problems(Failure failure) {
        String error = failure.described().error().isEmpty()
                ? failure.described().status().label()
                : Printable.of(failure.described().error());
        String words = "did not reach everybody: %s; %s".formatted(error, REMEDY);
        return failure.delivery()
                .map(delivery -> delivery.findings().stream().map(finding -> problem(finding, words)))
                .orElseGet(() -> Stream.of(unreadable(failure, words)));
    }

    private HealthProblem problem(DeliveredFinding finding, String words) {
        return HealthProblem.of(
                Category.DELIVERY,
                Printable.of("finding " + finding.about()),
                words,
                Optional.ofNullable(owners.get(finding.account())));
    }

    private static HealthProblem unreadable(Failure failure, String words) {
        return HealthProblem.of(
                Category.DELIVERY, "execution " + failure.failed().execution().name(), words);
    }

    private Stream<HealthProblem> more() {
        int more = failed.orElse(0) - failures.size();
        return more <= 0
                ? Stream.empty()
                : Stream.of(HealthProblem.of(
                        Category.DELIVERY,
                        more == 1 ? "1 more delivery" : more + " more deliveries",
                        "failed in the last %d days; %s".formatted(OF_LATE.toDays(), REMEDY)));
    }
}
