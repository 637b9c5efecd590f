package io.github.findingrelay.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that accounts.yaml says, checked and with defaults filled in.
 *
 * @param adminAccount administers Security Hub and Access Analyzer; all stacks live here
 * @param organizationalUnits roots or organizational units, for analyzers in every account
 * @param homeRegion Security Hub's aggregation Region; rules and topics live here
 * @param regions those with an analyzer, the home Region among them
 * @param stackPrefix begins every stack, rule, topic and analyzer name
 * @param tags on every stack
 * @param quotas those of which AWS has granted more or less than its default
 * @param accounts in the order of the file; no id twice
 */
public record Organization(
        String adminAccount,
        String managementAccount,
        List<String> organizationalUnits,
        Partition partition,
        String homeRegion,
        List<String> regions,
        String stackPrefix,
        Map<String, String> tags,
        Aggregator aggregator,
        TrustZone trustZone,
        Notifications notifications,
        Map<Quota, Integer> quotas,
        List<Owner> owners,
        List<Account> accounts,
        List<ArchiveRule> archiveRules) {
    public Organization {
        organizationalUnits = List.copyOf(organizationalUnits);
        regions = List.copyOf(regions);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        quotas = Map.copyOf(quotas);
        owners = List.copyOf(owners);
        accounts = List.copyOf(accounts);
        archiveRules = List.copyOf(archiveRules);
    }

    /** What its resources are called. */
    public ResourceNames names() {
        return new ResourceNames(stackPrefix);
    }

    /** URL of the queue that takes what could not be delivered. */
    public String deadLettersUrl() {
        return "https://sqs.%s.%s/%s/%s"
                .formatted(homeRegion, partition.urlSuffix(), adminAccount, names().deadLetters());
    }

    /** The same with other settings. */
    public Organization with(TrustZone otherZone, Notifications otherNotifications) {
        return with(otherZone, otherNotifications, accounts);
    }

    /** The same with other accounts. */
    public Organization with(List<Account> otherAccounts) {
        return with(trustZone, notifications, otherAccounts);
    }

    private Organization with(TrustZone zone, Notifications notified, List<Account> listed) {
        return new Organization(
                adminAccount,
                managementAccount,
                organizationalUnits,
                partition,
                homeRegion,
                regions,
                stackPrefix,
                tags,
                aggregator,
                zone,
                notified,
                quotas,
                owners,
                listed,
                archiveRules);
    }

    /** How much of something AWS has granted. */
    public int quota(Quota quota) {
        return quotas.getOrDefault(quota, quota.standard());
    }

    /** The ids of all accounts, in the order of the file. */
    public List<String> accountIds() {
        return accounts.stream().map(Account::id).toList();
    }

    /** The names of all accounts, by id. */
    public Map<String, String> accountNames() {
        return accounts.stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    /** An id, then those of all accounts; none twice. */
    public List<String> accountIds(String first) {
        return Stream.concat(Stream.of(first), accountIds().stream()).distinct().toList();
    }

    /** Whether there is a finding aggregator to make: one Region has nothing to gather. */
    public boolean makesAggregator() {
        return aggregator == Aggregator.MANAGED && !linkedRegions().isEmpty();
    }

    /** The Regions whose findings have to be brought to the home Region, in alphabetical order. */
    public List<String> linkedRegions() {
        return regions.stream()
                .filter(region -> !region.equals(homeRegion))
                .sorted()
                .toList();
    }

    /** The languages in which somebody is told, each once. */
    public SortedSet<Language> languages() {
        SortedSet<Language> languages =
                new TreeSet<>(Set.of(notifications.fallback().language()));
        if (notifications.routing() != Routing.SHARED) {
            accounts.forEach(account -> languages.add(account.owner().language()));
        }
        return languages;
    }

    /**
     * Every chat channel that somebody is reached by, sorted by key, with the ids of the accounts
     * whose findings it shows, ascending. The channels of the fallback are among them.
     */
    public SortedMap<ChatChannel, SortedSet<String>> chatChannels() {
        SortedMap<ChatChannel, SortedSet<String>> channels = new TreeMap<>(Comparator.comparing(ChatChannel::key));
        notifications.fallback().channels().forEach(channel -> channels.put(channel, new TreeSet<>()));
        boolean shared = notifications.routing() == Routing.SHARED;
        Map<String, List<ChatChannel>> ofOwners = new HashMap<>();
        for (Account account : accounts) {
            if (shared) {
                channels.values().forEach(covered -> covered.add(account.id()));
                continue;
            }
            Owner owner = account.owner();
            Stream.concat(
                            ofOwners
                                    .computeIfAbsent(
                                            owner.key(), key -> owner.channels().toList())
                                    .stream(),
                            Contact.channels(account.contacts()))
                    .forEach(channel -> channels.computeIfAbsent(channel, c -> new TreeSet<>())
                            .add(account.id()));
        }
        return channels;
    }
}
