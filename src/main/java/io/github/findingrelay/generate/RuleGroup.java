package io.github.findingrelay.generate;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Organization;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
 * @param accounts in the order of their ids
 */
record RuleGroup(String key, Optional<EventBus> bus, List<Account> accounts) {

    /** More than there are ids. */
    private static final long POSITIONS = 1L << 40;

    RuleGroup {
        accounts = List.copyOf(accounts);
    }

    List<String> ids() {
        return accounts.stream().map(Account::id).toList();
    }

    /** The account with contacts of its own, if it is that. */
    Optional<Account> own() {
        return accounts.stream().filter(RuleGroup::isAlone).findFirst();
    }

    /** The groups of each owner of an account, by the owner's key; all at once, since there may be thousands of both. */
    static SortedMap<String, List<RuleGroup>> byOwner(Organization organization, int buses) {
        int most = Math.max(1, BusUsage.idsInAPattern(organization));
        SortedMap<String, List<RuleGroup>> groups = new TreeMap<>();
        organization.accounts().stream()
                .collect(Collectors.groupingBy(account -> account.owner().key()))
                .forEach((owner, accounts) -> groups.put(owner, of(accounts, most, buses)));
        return groups;
    }

    /** In the order of their keys. */
    private static List<RuleGroup> of(List<Account> ofOwner, int most, int buses) {
        Map<String, RuleGroup> groups = new TreeMap<>();
        ofOwner.stream()
                .filter(RuleGroup::isAlone)
                .forEach(account ->
                        groups.put(account.id(), new RuleGroup(account.id(), bus(account, buses), List.of(account))));
        ofOwner.stream()
                .filter(account -> !isAlone(account))
                .sorted(Comparator.comparing(Account::id))
                .collect(Collectors.groupingBy(account -> bus(account, buses)))
                .forEach((bus, accounts) -> new Halving(bus, most, groups).split("", accounts, 0, POSITIONS));
        return List.copyOf(groups.values());
    }

    private static boolean isAlone(Account account) {
        return !account.contacts().isEmpty();
    }

    private static Optional<EventBus> bus(Account account, int buses) {
        return buses == 0 ? Optional.empty() : Optional.of(EventBus.of(account.id(), buses));
    }

    /** Halves a list of accounts until one pattern can hold each part. */
    private record Halving(Optional<EventBus> bus, int most, Map<String, RuleGroup> groups) {

        void split(String path, List<Account> accounts, long low, long width) {
            if (accounts.isEmpty()) {
                return;
            }
            if (accounts.size() <= most) {
                String base = bus.map(b -> "bus" + b.number()).orElse("");
                String key = path.isEmpty() ? base : base + "part" + path;
                groups.put(key, new RuleGroup(key, bus, accounts));
            } else {
                long middle = low + width / 2;
                split(path + "0", below(accounts, middle, true), low, width / 2);
                split(path + "1", below(accounts, middle, false), middle, width / 2);
            }
        }

        private static List<Account> below(List<Account> accounts, long position, boolean below) {
            return accounts.stream()
                    .filter(account -> position(account.id()) < position == below)
                    .toList();
        }

        /** The id read backwards, as with event buses: its end differs most. */
        private static long position(String id) {
            return Long.parseLong(new StringBuilder(id).reverse().toString());
        }
    }
}
