package io.github.findingrelay.organization;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts below some organizational units. It is walked downwards: that takes two calls a unit
 * and one for each 20 accounts, where asking each account for its parents would take one an account
 * at least.
 *
 * @param everything whether a root is among the units, below which all accounts lie
 * @param accounts ids; empty if everything is
 * @param absent those of the units that the organization does not have
 */
record UnitTree(boolean everything, Set<String> accounts, List<String> absent) {

    private static final int AT_A_TIME = 8;

    UnitTree {
        accounts = Set.copyOf(accounts);
        absent = List.copyOf(absent);
    }

    private record Unit(List<String> accounts, List<String> units) {}

    /**
     * Walks from the given units down.
     *
     * @throws RequestException if a part of the tree cannot be read
     */
    static UnitTree below(List<String> units, Organizations organizations, RequestBudget budget) {
        Set<String> accounts = new HashSet<>();
        List<String> absent = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean everything = false;
        for (Set<String> level = new LinkedHashSet<>(units); !level.isEmpty(); ) {
            seen.addAll(level);
            Set<String> next = new LinkedHashSet<>();
            Survey<String, Unit> survey = Survey.of(level, AT_A_TIME, unit -> unit(unit, organizations, budget));
            survey.refusals().forEach(UnitTree::requireAbsent);
            absent.addAll(survey.refusals().keySet());
            for (Unit unit : survey.answers().values()) {
                accounts.addAll(unit.accounts());
                next.addAll(unit.units());
            }
            everything |= survey.answers().keySet().stream().anyMatch(UnitTree::isRoot);
            next.removeAll(seen);
            level = next;
        }
        // A unit that was deleted while we walked had no accounts any more.
        absent.retainAll(units);
        return new UnitTree(everything, everything ? Set.of() : accounts, absent);
    }

    /** One question shows that there is such a root; what is below it does not matter. */
    private static Unit unit(String unit, Organizations organizations, RequestBudget budget) {
        if (isRoot(unit)) {
            budget.repeatable(() -> organizations.unitsBelow(unit, Optional.empty()));
            return new Unit(List.of(), List.of());
        }
        return new Unit(
                Page.all(next -> budget.repeatable(() -> organizations.accountsBelow(unit, next))),
                Page.all(next -> budget.repeatable(() -> organizations.unitsBelow(unit, next))));
    }

    private static boolean isRoot(String unit) {
        return unit.startsWith("r-");
    }

    private static void requireAbsent(String unit, RequestException refusal) {
        if (refusal.fault() == Fault.DENIED) {
            throw new RequestException(
                    Fault.DENIED,
                    "what lies below %s cannot be read; it takes the actions organizations:ListAccountsForParent and organizations:ListOrganizationalUnitsForParent: %s"
                            .formatted(unit, refusal.reason()));
        }
        if (refusal.fault() != Fault.ABSENT) {
            throw new RequestException(refusal.fault(), unit + ": " + refusal.reason());
        }
    }

    /** Whether an account lies below one of the units. */
    boolean covers(String account) {
        return everything || accounts.contains(account);
    }
}
