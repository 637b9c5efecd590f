package io.github.findingrelay.generate;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accounts of one owner that share their rules.
 *
 * <p>An account with contacts of its own has rules of its own. The others are together as long as
 * one event pattern can list them; what is too long is halved by the ends of the ids, so that an
 * account that comes or goes changes its own part, and at most splits or joins that.
 *
 * @param key tells the group from the owner's others, in names; empty for the only one
 * @param bus empty: the default event bus
 * @param own the account with contacts of its own, if it is that
 */
record RuleGroup(String key, Optional<EventBus> bus, List<String> ids, Optional<Account> own) {

    /** More than there are ids. */
    private static final long POSITIONS = 1L << 40;

    RuleGroup {
        ids = List.copyOf(ids);
    }

    /** The groups of an owner, in the order of their keys. */
    static List<RuleGroup> of(Organization organization, Owner owner, int buses) {
        Map<String, RuleGroup> groups = new TreeMap<>();
        List<Account> all = organization.accounts().stream()
                .filter(one -> one.owner().equals(owner))
                .toList();
        all.stream()
                .filter(account -> !account.contacts().isEmpty())
                .forEach(account -> groups.put(account.id(), alone(account, buses)));
        int most = Math.max(1, BusUsage.idsInAPattern(organization));
        all.stream()
                .filter(account -> account.contacts().isEmpty())
                .map(Account::id)
                .sorted()
                .collect(Collectors.groupingBy(id -> bus(id, buses)))
                .forEach((bus, ids) -> new Halving(bus, most, groups).split("", ids, 0, POSITIONS));
        return List.copyOf(groups.values());
    }

    private static RuleGroup alone(Account account, int buses) {
        String id = account.id();
        return new RuleGroup(id, bus(id, buses), List.of(id), Optional.of(account));
    }

    private static Optional<EventBus> bus(String id, int buses) {
        return buses == 0 ? Optional.empty() : Optional.of(EventBus.of(id, buses));
    }

    /** Halves a list of ids until one pattern can hold each part. */
    private record Halving(Optional<EventBus> bus, int most, Map<String, RuleGroup> groups) {

        void split(String path, List<String> ids, long low, long width) {
            if (ids.isEmpty()) {
                return;
            }
            if (ids.size() <= most) {
                String base = bus.map(b -> "bus" + b.number()).orElse("");
                String key = path.isEmpty() ? base : base + "part" + path;
                groups.put(key, new RuleGroup(key, bus, ids, Optional.empty()));
            } else {
                long middle = low + width / 2;
                split(path + "0", below(ids, middle, true), low, width / 2);
                split(path + "1", below(ids, middle, false), middle, width / 2);
            }
        }

        private static List<String> below(List<String> ids, long position, boolean below) {
            return ids.stream().filter(id -> position(id) < position == below).toList();
        }

        /** The id read backwards, as with event buses: its end differs most. */
        private static long position(String id) {
            return Long.parseLong(new StringBuilder(id).reverse().toString());
        }
    }
}
