package io.github.findingrelay.status;

import static java.util.stream.Collectors.toSet;

import io.github.findingrelay.deploy.Ownership;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.request.Unanswered;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says what of the answers is unhealthy. */
final class StatusReport {

    private final Organization organization;
    private final Manifest manifest;
    private final List<DeliveryRule> rules;

    StatusReport(Organization organization, Manifest manifest, List<DeliveryRule> rules) {
        this.organization = organization;
        this.manifest = manifest;
        this.rules = rules;
    }

    OrganizationStatus of(DeployedResources deployed, List<Unanswered> unanswered, int calls) {
        Ownership ownership = new Ownership(manifest.names());
        List<StackHealth> stacks = manifest.stacks().stream()
                .map(stack -> StackHealth.of(stack, ownership, deployed.stacks()))
                .toList();
        List<RuleHealth> health = rules.stream()
                .map(rule -> RuleHealth.of(rule, deployed.rules().get(rule.bus())))
                .toList();
        List<Chain> chains = new Chains(organization, stacks, health, deployed.audience(), deployed.deliveries()).all();
        List<HealthProblem> problems = Stream.of(
                        chains.stream().flatMap(Chain::problems),
                        stacks.stream().flatMap(StackHealth::problems),
                        inDeployedStacks(health, stacks).flatMap(RuleHealth::problems),
                        deployed.deadLetters().problems(),
                        deployed.deliveries().problems(),
                        deployed.ofStackSets().stream(),
                        unanswered.stream().map(HealthProblem::of),
                        ContactProblems.in(chains),
                        onPurpose())
                .flatMap(Function.identity())
                .toList();
        return new OrganizationStatus(
                chains,
                stacks,
                HealthProblem.grouped(problems),
                deployed.deadLetters().messages(),
                deployed.deliveries().failed(),
                calls);
    }

    /** The rules of a stack that is not there are not there either. */
    private static Stream<RuleHealth> inDeployedStacks(List<RuleHealth> rules, List<StackHealth> stacks) {
        Set<String> absent = stacks.stream()
                .filter(stack -> stack.condition().isAbsent())
                .map(StackHealth::name)
                .collect(toSet());
        return rules.stream()
                .filter(health -> !absent.contains(health.rule().stack().name()));
    }

    private Stream<HealthProblem> onPurpose() {
        return organization.notifications().state() == RuleState.DISABLED
                ? Stream.of(HealthProblem.of(
                        Category.NOTE, "nobody", "is notified yet: accounts.yaml says 'state: disabled'"))
                : Stream.empty();
    }
}
