package io.github.findingrelay.deploy;

import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.StackSet;
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
 * Stack sets and analyzers with the real ones' rules: one operation at a time, which takes looks.
 */
public final class InMemoryStackSets implements StackSets, Analyzers {

    private static final class Entry {
        final CallAs callAs;
        String digest = "";
        Map<String, String> tags = Map.of();
        int changes;
        final Set<String> units = new HashSet<>();
        final Map<List<String>, Instance> instances =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        final Set<String> operations = new HashSet<>();
        int busy;

        Entry(CallAs callAs) {
            this.callAs = callAs;
        }
    }

    private final Map<String, Entry> sets = new TreeMap<>();

    /** Accounts below each organizational unit. */
    final Map<String, List<String>> members = new TreeMap<>();

    final Set<String> suspended = new HashSet<>();

    /** Account and Region in which an operation fails. */
    public final Set<List<String>> failing = new HashSet<>();

    boolean listingIsRefused;
    Runnable beforeCreation = () -> {};

    final List<String> applied = new ArrayList<>();

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
        Entry entry = new Entry(callAs);
        entry.digest = description;
        entry.tags = tags;
        places.forEach(place -> entry.instances.put(place, new Instance(place.get(0), place.get(1), "CURRENT", "")));
        sets.put(name, entry);
    }

    /** Everything about a set, to see whether it has changed. */
    Object all(String name) {
        Entry entry = entry(name);
        return List.of(entry.digest, entry.tags, Set.copyOf(entry.instances.values()), entry.changes);
    }

    void somebodyOperates(String name) {
        entry(name).busy = 4;
    }

    private Entry entry(String name) {
        Entry entry = sets.get(name);
        if (entry == null) {
            throw new RequestException(Fault.REFUSED, "StackSet " + name + " not found");
        }
        return entry;
    }

    /** Whoever asks as somebody else does not see it. */
    private Entry entry(String name, CallAs callAs) {
        Entry entry = entry(name);
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

    private static Deployed deployed(String name, Entry entry) {
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
        Entry entry = new Entry(set.callAs());
        entry.digest = set.digest();
        entry.tags = tags;
        sets.put(set.name(), entry);
    }

    @Override
    public String update(StackSet set, String template, Map<String, String> tags, String operationId) {
        Entry entry = begin(set.name(), set.callAs(), operationId);
        entry.digest = set.digest();
        entry.tags = tags;
        entry.instances.replaceAll((place, old) -> instance(place, old.organizationalUnit()));
        return operationId;
    }

    @Override
    public String createInstances(StackSet set, Targets targets, String operationId) {
        Entry entry = begin(set.name(), set.callAs(), operationId);
        entry.units.addAll(targets.organizationalUnits());
        for (List<String> place : places(targets)) {
            entry.instances.put(place, instance(place, unitOf(place.get(0), targets)));
        }
        return operationId;
    }

    private String unitOf(String account, Targets targets) {
        return targets.organizationalUnits().stream()
                .filter(unit -> members.getOrDefault(unit, List.of()).contains(account))
                .findFirst()
                .orElse("");
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
        Entry entry = begin(name, callAs, operationId);
        places(targets).forEach(entry.instances::remove);
        targets.organizationalUnits().forEach(unit -> {
            List<String> accounts = members.getOrDefault(unit, List.of());
            if (entry.instances.keySet().stream().noneMatch(p -> accounts.contains(p.get(0)))) {
                entry.units.remove(unit);
            }
        });
        return operationId;
    }

    private Entry begin(String name, CallAs callAs, String operationId) {
        Entry entry = entry(name, callAs);
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
        Entry entry = entry(name, callAs);
        if (!entry.operations.contains(operationId)) {
            throw new RequestException(Fault.REFUSED, "no operation " + operationId);
        }
        boolean isRunning = entry.busy-- > 0;
        entry.busy = Math.max(0, entry.busy);
        return isRunning;
    }

    @Override
    public List<String> archiveRules(String region, String analyzer) {
        return List.of("partner");
    }

    @Override
    public void applyArchiveRule(String region, String analyzer, String rule) {
        applied.add(region + " " + analyzer + " " + rule);
    }
}
