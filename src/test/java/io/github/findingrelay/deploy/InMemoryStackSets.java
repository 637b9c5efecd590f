package io.github.findingrelay.deploy;

import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Stack sets with the real ones' rules: one operation at a time, which takes looks. Their stacks make
 * analyzers, and cannot change what is not as they have made it.
 */
public final class InMemoryStackSets extends InMemoryAccessAnalyzer implements StackSets {

    private static final class SetEntry {
        final CallAs callAs;
        StackSet set;
        String digest = "";
        Map<String, String> tags = Map.of();
        int changes;
        String template = "";
        final Set<String> units = new HashSet<>();
        final Map<List<String>, Instance> instances =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        final Set<String> operations = new HashSet<>();
        int busy;

        SetEntry(CallAs callAs, StackSet set) {
            this.callAs = callAs;
            this.set = set;
        }
    }

    /** Of the analyzers. */
    private static final String ACCOUNT = "111111111111";

    private final Map<String, SetEntry> sets = new TreeMap<>();

    /** Accounts below each organizational unit. */
    final Map<String, List<String>> members = new TreeMap<>();

    final Set<String> suspended = new HashSet<>();

    /** Account and Region in which an operation fails. */
    public final Set<List<String>> failing = new HashSet<>();

    boolean listingIsRefused;
    Runnable beforeCreation = () -> {};

    Map<List<String>, String> statuses(String name) {
        Map<List<String>, String> statuses =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        entry(name).instances.forEach((place, instance) -> statuses.put(place, instance.status()));
        return statuses;
    }

    Set<String> names() {
        return sets.keySet();
    }

    /** A set of anybody's. */
    public void put(
            String name, CallAs callAs, String description, Map<String, String> tags, List<List<String>> places) {
        StackSet set = new StackSet(
                name,
                "",
                "",
                PermissionModel.SELF_MANAGED,
                callAs,
                List.of(),
                List.of(),
                List.of(),
                new OperationPreferences(true, List.of(), 100, 100));
        SetEntry entry = new SetEntry(callAs, set);
        entry.digest = description;
        entry.tags = tags;
        places.forEach(place -> entry.instances.put(place, new Instance(place.get(0), place.get(1), "CURRENT", "")));
        sets.put(name, entry);
    }

    /** Everything about a set, to see whether it has changed. */
    Object all(String name) {
        SetEntry entry = entry(name);
        return List.of(entry.digest, entry.tags, Set.copyOf(entry.instances.values()), entry.changes);
    }

    void somebodyOperates(String name) {
        entry(name).busy = 4;
    }

    private SetEntry entry(String name) {
        SetEntry entry = sets.get(name);
        if (entry == null) {
            throw new RequestException(Fault.REFUSED, "StackSet " + name + " not found");
        }
        return entry;
    }

    /** Whoever asks as somebody else does not see it. */
    private SetEntry entry(String name, CallAs callAs) {
        SetEntry entry = entry(name);
        if (entry.callAs != callAs) {
            throw new RequestException(Fault.REFUSED, "StackSet " + name + " not found");
        }
        return entry;
    }

    @Override
    public Optional<Deployed> stackSet(String name, CallAs callAs) {
        return Optional.ofNullable(sets.get(name))
                .filter(entry -> entry.callAs == callAs)
                .map(entry -> deployed(name, entry));
    }

    private static Deployed deployed(String name, SetEntry entry) {
        return new Deployed(name, entry.digest, entry.units.stream().sorted().toList(), entry.tags);
    }

    @Override
    public Page<Deployed> all(CallAs callAs, Optional<String> next) {
        if (listingIsRefused) {
            throw new RequestException(Fault.REFUSED, "Access Denied");
        }
        return new Page<>(
                sets.entrySet().stream()
                        .filter(e -> e.getValue().callAs == callAs)
                        .map(e -> new Deployed(e.getKey(), e.getValue().digest, List.of()))
                        .toList(),
                Optional.empty());
    }

    @Override
    public Page<Instance> instances(String name, CallAs callAs, Optional<String> next) {
        List<Instance> all = List.copyOf(entry(name, callAs).instances.values());
        int from = next.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + 2);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of("" + to) : Optional.empty());
    }

    @Override
    public void create(StackSet set, String template, Map<String, String> tags, String token) {
        beforeCreation.run();
        if (sets.containsKey(set.name())) {
            throw new RequestException(Fault.ALREADY_EXISTS, set.name());
        }
        SetEntry entry = new SetEntry(set.callAs(), set);
        entry.digest = set.digest();
        entry.tags = tags;
        entry.template = template;
        sets.put(set.name(), entry);
    }

    @Override
    public String update(StackSet set, String template, Map<String, String> tags, String operationId) {
        SetEntry entry = begin(set.name(), set.callAs(), operationId);
        String before = entry.template;
        entry.set = set;
        entry.digest = set.digest();
        entry.tags = tags;
        entry.template = template;
        entry.instances.replaceAll((place, old) -> old.isCurrent()
                ? updated(entry, before, place, old.organizationalUnit())
                : made(entry, place, old.organizationalUnit()));
        return operationId;
    }

    @Override
    public String createInstances(StackSet set, Targets targets, String operationId) {
        SetEntry entry = begin(set.name(), set.callAs(), operationId);
        entry.units.addAll(targets.organizationalUnits());
        for (List<String> place : places(targets)) {
            entry.instances.put(place, made(entry, place, unitOf(place.get(0), targets)));
        }
        return operationId;
    }

    private String unitOf(String account, Targets targets) {
        return targets.organizationalUnits().stream()
                .filter(unit -> members.getOrDefault(unit, List.of()).contains(account))
                .findFirst()
                .orElse("");
    }

    @Override
    public String template(String name, CallAs callAs) {
        return entry(name, callAs).template;
    }

    private Instance made(SetEntry entry, List<String> place, String unit) {
        Instance instance = instance(place, unit);
        if (instance.isCurrent()) {
            wanted(entry.set, entry.template, place).forEach(this::made);
        }
        return instance;
    }

    /** As the resource's handler does it: from what it was to what it is to be. */
    private Instance updated(SetEntry entry, String before, List<String> place, String unit) {
        Instance instance = instance(place, unit);
        if (!instance.isCurrent()) {
            return instance;
        }
        List<WantedAnalyzer> old = wanted(entry.set, before, place);
        for (WantedAnalyzer now : wanted(entry.set, entry.template, place)) {
            if (!exists(now.region(), now.name())) {
                return new Instance(place.get(0), place.get(1), "OUTDATED", "analyzer not found", unit);
            }
            InMemoryAccessAnalyzer.Entry live = at(now.region(), now.name());
            for (WantedAnalyzer was : old) {
                was.rules().stream()
                        .filter(rule -> now.rule(rule.name()).isEmpty())
                        .forEach(rule -> live.rules.remove(rule.name()));
                if (now.rules().stream()
                        .anyMatch(rule -> was.rule(rule.name()).isEmpty() && live.rules.containsKey(rule.name()))) {
                    return new Instance(place.get(0), place.get(1), "OUTDATED", "archive rule exists", unit);
                }
            }
            now.rules().forEach(rule -> live.rules.put(rule.name(), rule));
        }
        return instance;
    }

    private static List<WantedAnalyzer> wanted(StackSet set, String template, List<String> place) {
        if (!template.contains("AnalyzerName")) {
            return List.of();
        }
        AccountRegion where = new AccountRegion(place.get(0), place.get(1));
        return where.account().equals(ACCOUNT)
                ? new AnalyzerTemplate(set, template).in(where).toList()
                : List.of();
    }

    private Instance instance(List<String> place, String unit) {
        String status = suspended.contains(place.get(0))
                ? "SKIPPED_SUSPENDED_ACCOUNT"
                : failing.contains(place) ? "OUTDATED" : "CURRENT";
        return new Instance(
                place.get(0), place.get(1), status, status.equals("OUTDATED") ? "analyzer exists" : "", unit);
    }

    private List<List<String>> places(Targets targets) {
        List<String> accounts = new ArrayList<>(targets.accounts());
        targets.organizationalUnits().forEach(unit -> accounts.addAll(members.getOrDefault(unit, List.of())));
        return accounts.stream()
                .flatMap(account -> targets.regions().stream().map(region -> List.of(account, region)))
                .toList();
    }

    @Override
    public String deleteInstances(String name, CallAs callAs, Targets targets, String operationId) {
        SetEntry entry = begin(name, callAs, operationId);
        places(targets).forEach(place -> {
            entry.instances.remove(place);
            wanted(entry.set, entry.template, place).forEach(one -> somebodyDeletes(one.region(), one.name()));
        });
        targets.organizationalUnits().forEach(unit -> {
            List<String> accounts = members.getOrDefault(unit, List.of());
            if (entry.instances.keySet().stream().noneMatch(p -> accounts.contains(p.get(0)))) {
                entry.units.remove(unit);
            }
        });
        return operationId;
    }

    private SetEntry begin(String name, CallAs callAs, String operationId) {
        SetEntry entry = entry(name, callAs);
        if (entry.busy > 0) {
            entry.busy--;
            throw new RequestException(Fault.BUSY, "another operation is in progress");
        }
        entry.busy = 2;
        entry.changes++;
        entry.operations.add(operationId);
        return entry;
    }

    @Override
    public void delete(String name, CallAs callAs) {
        if (!entry(name, callAs).instances.isEmpty()) {
            throw new RequestException(Fault.REFUSED, "StackSet is not empty");
        }
        sets.remove(name);
    }

    @Override
    public boolean isRunning(String name, CallAs callAs, String operationId) {
        SetEntry entry = entry(name, callAs);
        if (!entry.operations.contains(operationId)) {
            throw new RequestException(Fault.REFUSED, "no operation " + operationId);
        }
        boolean isRunning = entry.busy-- > 0;
        entry.busy = Math.max(0, entry.busy);
        return isRunning;
    }
}
