package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.StackSets.Targets;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stack sets of a prefix that nothing asks for any more. */
public record LeftOverStackSets(StackSets stackSets, RequestBudget budget, ResourceNames names) {

    /**
     * Those that have none of these names. A set that is made for us is told by its name and its
     * description: lists have no tags.
     */
    public List<AnalyzerRemoval> besides(Set<String> wanted) {
        Set<String> known = new HashSet<>(wanted);
        List<AnalyzerRemoval> leftOver = new ArrayList<>();
        for (CallAs callAs : CallAs.values()) {
            for (Deployed set : all(callAs)) {
                if (isOurs(set) && known.add(set.name())) {
                    leftOver.add(removal(set.name(), callAs));
                }
            }
        }
        return leftOver;
    }

    private boolean isOurs(Deployed set) {
        boolean isNamed = Set.of(names.analyzers(), names.accountAnalyzers(), names.managementAnalyzer())
                .contains(set.name());
        return isNamed && new Ownership(names).isOurs(set);
    }

    /** Not every account may act for its organization: then it has no such sets. */
    private List<Deployed> all(CallAs callAs) {
        try {
            return budget.pages(next -> stackSets.all(callAs, next));
        } catch (RequestException e) {
            if (callAs == CallAs.DELEGATED_ADMIN && (e.fault() == Fault.REFUSED || e.fault() == Fault.DENIED)) {
                return List.of();
            }
            throw e;
        }
    }

    private AnalyzerRemoval removal(String name, CallAs callAs) {
        List<Instance> instances = budget.pages(next -> stackSets.instances(name, callAs, next));
        return new AnalyzerRemoval(
                name, callAs, instances.isEmpty() ? List.of() : List.of(all(name, callAs, instances)), instances, true);
    }

    private Targets all(String name, CallAs callAs, List<Instance> instances) {
        List<String> units = budget.repeatable(() -> stackSets.stackSet(name, callAs))
                .map(Deployed::organizationalUnits)
                .orElse(List.of());
        List<String> accounts =
                instances.stream().map(Instance::account).distinct().sorted().toList();
        return new Targets(units.isEmpty() ? accounts : List.of(), units, StackSetDifference.regions(instances));
    }
}
