package io.github.findingrelay.status;

import io.github.findingrelay.deploy.Ownership;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a stack set and its stacks are as generated/ says. */
final class StackSetHealth {

    private final StackSets stackSets;
    private final AnalyzerHealth analyzers;
    private final Questions questions;

    StackSetHealth(StackSets stackSets, AnalyzerHealth analyzers, Questions questions) {
        this.stackSets = stackSets;
        this.analyzers = analyzers;
        this.questions = questions;
    }

    List<HealthProblem> of(StackSet set, Ownership ownership) {
        return questions
                .ask("stack set " + set.name(), () -> problems(set, ownership))
                .orElse(List.of());
    }

    private List<HealthProblem> problems(StackSet set, Ownership ownership) {
        Optional<Deployed> deployed = questions.call(() -> stackSets.stackSet(set.name(), set.callAs()));
        if (deployed.isEmpty()) {
            return List.of(problem(set.name(), "is not deployed; run './relay deploy --execute'"));
        }
        if (!ownership.isOurs(deployed.get())) {
            String words = "is somebody else's: deploy refuses it; './relay deploy --execute --adopt %s' takes it over";
            return List.of(problem(set.name(), words.formatted(set.name())));
        }
        List<HealthProblem> problems = new ArrayList<>();
        if (!deployed.get().description().equals(set.digest())) {
            problems.add(problem(set.name(), "is not what generated/ says; run './relay deploy --execute'"));
        }
        List<Instance> instances = questions.pages(next -> stackSets.instances(set.name(), set.callAs(), next));
        instances.stream()
                .filter(instance -> !instance.isCurrent())
                .map(instance -> problem(set, instance))
                .forEach(problems::add);
        String words = "has no stack of %s; run './relay deploy --execute'".formatted(set.name());
        missing(set, instances).forEach(place -> problems.add(problem(place, words)));
        problems.addAll(analyzers.of(set, deployed.get(), instances));
        return problems;
    }

    /** Which accounts are in an organizational unit is not known here. */
    private static Set<String> missing(StackSet set, List<Instance> instances) {
        Set<String> missing = new TreeSet<>();
        set.accounts().forEach(account -> set.regions().forEach(region -> missing.add(place(account, region))));
        instances.forEach(instance -> missing.remove(place(instance.account(), instance.region())));
        return missing;
    }

    private static HealthProblem problem(StackSet set, Instance instance) {
        String reason = instance.reason().isEmpty() ? "" : "; " + instance.reason();
        return HealthProblem.of(
                instance.isSuspended() ? Category.NOTE : Category.STACK_SET,
                place(instance.account(), instance.region()),
                "has a stack of %s that %s%s".formatted(set.name(), words(instance.status()), reason));
    }

    private static String words(String status) {
        return switch (status) {
            case "OUTDATED" ->
                "is not up to date (OUTDATED): its last operation failed or has not come to it; run"
                        + " './relay deploy --execute'";
            case "INOPERABLE" ->
                "cannot be operated (INOPERABLE): a deletion has failed; delete the instance with"
                        + " RetainStacks and the stack by hand";
            case "SKIPPED_SUSPENDED_ACCOUNT" ->
                "is left as it is: the account is suspended (SKIPPED_SUSPENDED_ACCOUNT)";
            default -> "is in state " + status;
        };
    }

    private static String place(String account, String region) {
        return "account %s in %s".formatted(account, region);
    }

    private static HealthProblem problem(String subject, String words) {
        return HealthProblem.of(Category.STACK_SET, subject, words);
    }
}
