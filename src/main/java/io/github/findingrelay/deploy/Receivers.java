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
 * @param byAccount those that take the findings of one, and go on to when they are updated
 * @param leaving those that take the findings of one until they are updated
 */
record Receivers(Set<String> ofAll, Map<String, Set<String>> byAccount, Map<String, Set<String>> leaving) {

    static final Receivers NONE = new Receivers(Set.of(), Map.of(), Map.of());

    /**
     * What is deployed, and whose findings it takes both now and when it is updated.
     *
     * @param templates those that are deployed
     */
    static Receivers of(DeploymentDecisions decisions, Function<DeployedStack, Optional<FallbackTemplate>> templates) {
        Map<String, Stack> wanted = decisions.manifest().stacks().stream()
                .collect(Collectors.toMap(Stack::name, stack -> stack, (a, b) -> b));
        ResourceNames names = decisions.manifest().names();
        Receivers receivers = new Receivers(new HashSet<>(), new HashMap<>(), new HashMap<>());
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
            case OWNER -> addOwner(stack, wanted, templates);
            case FOUNDATION, SECURITY_HUB, CHANNEL -> {}
        }
    }

    /** An account that an owner's stack is about to lose is not safe with it. */
    private void addOwner(
            DeployedStack stack,
            Optional<Stack> wanted,
            Function<DeployedStack, Optional<FallbackTemplate>> templates) {
        Optional<List<String>> covers = wanted.map(Stack::covers);
        Collection<String> taken = wanted.map(Stack::digest).equals(stack.digest())
                ? covers.orElse(List.of())
                : templates.apply(stack).map(FallbackTemplate::named).orElse(Collections.emptySortedSet());
        Set<String> kept = new HashSet<>(taken);
        covers.ifPresent(kept::retainAll);
        add(stack.name(), kept);
        taken.forEach(id -> add(leaving, id, stack.name()));
    }

    private void add(String stack, Collection<String> accounts) {
        accounts.forEach(id -> add(byAccount, id, stack));
    }

    private static void add(Map<String, Set<String>> to, String account, String stack) {
        to.computeIfAbsent(account, none -> new HashSet<>()).add(stack);
    }

    boolean hold(String account) {
        return hold(account, stack -> true);
    }

    /** Whether one of some stacks takes the findings of an account. */
    boolean hold(String account, Predicate<String> some) {
        return ofAll.stream().anyMatch(some)
                || byAccount.getOrDefault(account, Set.of()).stream().anyMatch(some);
    }

    /**
     * Whether one of some stacks takes the findings of an account until it is updated.
     *
     * @param some that are as they were
     */
    boolean holdUntilThen(String account, Predicate<String> some) {
        return leaving.getOrDefault(account, Set.of()).stream().anyMatch(some);
    }
}
