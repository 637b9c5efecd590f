package io.github.findingrelay.statemachine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What can only be seen in the whole: transitions, names of states, scopes of variables. */
final class FlowCheck {

    private static final int MAX_NAME = 80;

    private final Set<String> names = new HashSet<>();

    /** Throws InvalidDefinitionException. */
    static void check(Flow flow) {
        new FlowCheck().check(flow, "the state machine", Set.of());
    }

    private void check(Flow flow, String place, Set<String> outer) {
        checkTransitions(flow, place);
        flow.states().keySet().forEach(this::checkName);
        Set<String> visible = new HashSet<>(outer);
        flow.states().forEach((name, state) -> visible.addAll(assigned(name, state, outer)));
        flow.states().forEach((name, state) -> state.flows().forEach(inner -> check(inner, place(name), visible)));
    }

    private void checkName(String name) {
        if (!names.add(name) || name.length() > MAX_NAME) {
            throw invalid(name, "a name must be the only one in the state machine, and not have over 80 letters");
        }
    }

    private static Set<String> assigned(String name, State state, Set<String> outer) {
        Set<String> variables = new HashSet<>();
        state.exits().forEach(exit -> variables.addAll(exit.assign().keySet()));
        for (String variable : variables) {
            if (outer.contains(variable)) {
                throw invalid(name, "Assign must not set '" + variable + "', a variable of an outer scope");
            }
        }
        return variables;
    }

    private static void checkTransitions(Flow flow, String place) {
        if (!flow.states().containsKey(flow.startAt())) {
            throw new InvalidDefinitionException(place, "StartAt: there is no state '" + flow.startAt() + "'");
        }
        Set<String> reached = reached(flow);
        if (flow.states().values().stream().noneMatch(FlowCheck::isTerminal)) {
            throw new InvalidDefinitionException(place, "States: it ends nowhere");
        }
        for (String name : flow.states().keySet()) {
            if (!reached.contains(name)) {
                throw invalid(name, "no state leads here");
            }
        }
    }

    private static Set<String> reached(Flow flow) {
        Set<String> reached = new HashSet<>(Set.of(flow.startAt()));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String name = open.remove();
            flow.state(name).exits().stream()
                    .map(Exit::next)
                    .flatMap(Optional::stream)
                    .filter(next -> reached.add(existing(flow, name, next)))
                    .forEach(open::add);
        }
        return reached;
    }

    /** A Fail state has no exit at all. */
    private static boolean isTerminal(State state) {
        return state.exits().isEmpty()
                || state.exits().stream().anyMatch(exit -> exit.next().isEmpty());
    }

    private static String existing(Flow flow, String name, String next) {
        if (!flow.states().containsKey(next)) {
            throw invalid(name, "Next or Default: there is no state '" + next + "' here");
        }
        return next;
    }

    private static InvalidDefinitionException invalid(String state, String message) {
        return new InvalidDefinitionException(place(state), message);
    }

    private static String place(String state) {
        return "state '" + state + "'";
    }
}
