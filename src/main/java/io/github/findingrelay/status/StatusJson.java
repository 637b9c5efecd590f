package io.github.findingrelay.status;

import java.util.List;
import java.util.Optional;

/** A status for scripts. */
record StatusJson(
        boolean healthy,
        boolean complete,
        List<Trouble> troubles,
        List<ChainJson> chains,
        List<StackJson> stacks,
        Optional<Integer> deadLetters,
        Optional<Integer> failedDeliveries,
        int calls) {

    static StatusJson of(OrganizationStatus status) {
        return new StatusJson(
                status.isHealthy(),
                status.isComplete(),
                status.problems().stream().map(Trouble::of).toList(),
                status.chains().stream().map(ChainJson::of).toList(),
                status.stacks().stream()
                        .map(stack -> new StackJson(stack.condition().label(), stack.name()))
                        .toList(),
                status.deadLetters(),
                status.failedDeliveries(),
                status.calls());
    }

    private record StackJson(String condition, String name) {}

    private record Trouble(String kind, boolean severe, List<String> subjects, String words, Optional<String> owner) {

        static Trouble of(HealthProblem problem) {
            return new Trouble(
                    problem.kind().label(),
                    problem.kind().isSevere(),
                    problem.subjects(),
                    problem.words(),
                    problem.owner());
        }
    }

    private record ChainJson(
            Optional<String> account,
            String name,
            String owner,
            String notified,
            Optional<String> reason,
            String stack,
            String stackCondition,
            List<RuleJson> rules,
            List<ContactHealth> contacts) {

        static ChainJson of(Chain chain) {
            return new ChainJson(
                    Optional.of(chain.account()).filter(id -> !id.isEmpty()),
                    chain.name(),
                    chain.owner().key(),
                    chain.notified().label(),
                    chain.reason(),
                    chain.stack().name(),
                    chain.stack().condition().label(),
                    chain.rules().stream().map(RuleJson::of).toList(),
                    chain.contacts());
        }
    }

    private record RuleJson(String name, String bus, String condition) {

        static RuleJson of(RuleHealth health) {
            return new RuleJson(
                    health.rule().name(),
                    health.rule().bus(),
                    health.condition().label());
        }
    }
}
