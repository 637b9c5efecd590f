package io.github.findingrelay.deploy;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The stacks that bring findings to their owners before a deployment, and until everything else is
 * deployed.
 *
 * @param ofAll stacks that take the findings of all accounts
 * @param byAccount those that take the findings of one
 */
record Receivers(Set<String> ofAll, Map<String, Set<String>> byAccount) {

    /**
     * What is deployed, and whose findings it takes both now and when it is updated.
     *
     * @param templates those that are deployed
     */
    static Receivers of(DeploymentDecisions decisions, Function<DeployedStack, Optional<FallbackTemplate>> templates) {
        Map<String, Stack> wanted = decisions.manifest().stacks().stream()
                .collect(Collectors.toMap(Stack::name, stack -> stack, (a, b) -> b));
        ResourceNames names = decisions.manifest().names();
        Receivers receivers = new Receivers(new HashSet<>(), new HashMap<>());
        decisions
                .ours()
                .filter(stack -> stack.status().isWhole())
                .forEach(
                        stack -> receivers.add(stack, Optional.ofNullable(wanted.get(stack.name())), names, templates));
        return receivers;
    }

    private void add(
            DeployedStack stack,
            Optional<Stack> wanted,
            ResourceNames names,
            Function<DeployedStack, Optional<FallbackTemplate>> templates) {
        switch (names.kindIn(stack.name()).orElse(StackKind.FOUNDATION)) {
            case SHARED -> ofAll.add(stack.name());
            case ACCOUNT -> names.accountIn(stack.name()).ifPresent(id -> add(stack.name(), List.of(id)));
            case OWNER -> add(stack.name(), taken(stack, wanted, templates));
            case FOUNDATION, SECURITY_HUB, CHANNEL -> {}
        }
    }

    /** An account that an owner's stack is about to lose is not safe with it. */
    private static Collection<String> taken(
            DeployedStack stack,
            Optional<Stack> wanted,
            Function<DeployedStack, Optional<FallbackTemplate>> templates) {
        Optional<List<String>> covers = wanted.map(Stack::covers);
        if (wanted.map(Stack::digest).equals(stack.digest())) {
            return covers.orElse(List.of());
        }
        Set<String> taken = new HashSet<>(
                templates.apply(stack).map(FallbackTemplate::named).orElse(Collections.emptySortedSet()));
        covers.ifPresent(taken::retainAll);
        return taken;
    }

    private void add(String stack, Collection<String> accounts) {
        accounts.forEach(
                id -> byAccount.computeIfAbsent(id, none -> new HashSet<>()).add(stack));
    }

    boolean hold(String account) {
        return hold(account, stack -> true);
    }

    /** Whether one of some stacks takes the findings of an account. */
    boolean hold(String account, Predicate<String> some) {
        return ofAll.stream().anyMatch(some)
                || byAccount.getOrDefault(account, Set.of()).stream().anyMatch(some);
    }
}
