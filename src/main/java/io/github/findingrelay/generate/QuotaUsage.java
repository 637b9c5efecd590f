package io.github.findingrelay.generate;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.TrustZone;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an organization asks of AWS, in numbers. Tests compare them with what is rendered.
 *
 * @param rules on all event buses
 * @param rulesOnBusiestBus on the bus that has the most
 * @param busiestBus how people call it
 * @param patternLength characters of the longest pattern that lists accounts; 0: none does
 * @param stacks without those of the stack sets
 * @param topics SNS topics
 * @param subscriptions of mail addresses; each is pending until somebody confirms it
 * @param analyzers in all Regions, and in the accounts that accounts.yaml lists
 * @param archiveRules of the analyzer that has the most
 */
record QuotaUsage(
        int rules,
        int rulesOnBusiestBus,
        String busiestBus,
        int patternLength,
        int stacks,
        int topics,
        int subscriptions,
        int analyzers,
        int archiveRules) {

    /** For incomplete findings, for those without types unless all types are told, and for forged ones. */
    static int furtherRules(Organization organization) {
        return organization.notifications().unusedAccess() ? 2 : 3;
    }

    static QuotaUsage of(Organization organization) {
        int buses = organization.notifications().eventBuses();
        int channels = organization.chatChannels().size();
        int common = 1 + organization.languages().size() + channels + (organization.makesAggregator() ? 1 : 0);
        int fallbackMail = mail(organization.notifications().fallback().contacts());
        int each = organization.notifications().rulesEach();
        int analyzers = analyzers(organization);
        int archiveRules = archiveRules(organization);
        if (organization.notifications().routing() == Routing.SHARED) {
            int rules = each + furtherRules(organization);
            String bus = BusUsage.DEFAULT_BUS;
            return new QuotaUsage(
                    rules, rules, bus, 0, common + 1, 1 + channels, fallbackMail, analyzers, archiveRules);
        }
        BusUsage spread = BusUsage.over(organization, buses);
        Receivers receivers = Receivers.of(organization);
        return new QuotaUsage(
                receivers.groups() * each
                        + (buses == 0 ? each : each + buses * (each + 1))
                        + furtherRules(organization),
                spread.rules(),
                spread.busiest(),
                spread.patternLength(),
                common + buses + receivers.stacks(),
                1 + channels + receivers.topics(),
                fallbackMail + receivers.mail(),
                analyzers,
                archiveRules);
    }

    /** How much of a quota is needed. */
    int of(Quota quota) {
        return switch (quota) {
            case RULES_PER_BUS -> rulesOnBusiestBus;
            case PATTERN_LENGTH -> patternLength;
            case STACKS -> stacks;
            case PENDING_SUBSCRIPTIONS -> subscriptions;
            case ARCHIVE_RULES -> archiveRules;
        };
    }

    /**
     * Those whose findings have rules of their own.
     *
     * @param groups of accounts that share their rules
     */
    private record Receivers(int stacks, int groups, int topics, int mail) {

        static Receivers of(Organization organization) {
            List<Account> accounts = organization.accounts();
            if (organization.notifications().routing() == Routing.ACCOUNT) {
                int mail = accounts.stream()
                        .mapToInt(account -> QuotaUsage.mail(account.recipients()))
                        .sum();
                return new Receivers(accounts.size(), accounts.size(), accounts.size(), mail);
            }
            Map<String, List<RuleGroup>> groups =
                    RuleGroup.byOwner(organization, organization.notifications().eventBuses());
            return organization.owners().stream()
                    .map(owner -> of(owner, groups.getOrDefault(owner.key(), List.of())))
                    .reduce(new Receivers(0, 0, 0, 0), Receivers::plus);
        }

        private static Receivers of(Owner owner, List<RuleGroup> groups) {
            if (groups.isEmpty()) {
                return new Receivers(0, 0, 0, 0);
            }
            int[] ofAccounts = groups.stream()
                    .flatMap(group -> group.own().stream())
                    .mapToInt(account -> QuotaUsage.mail(account.contacts()))
                    .filter(addresses -> addresses > 0)
                    .toArray();
            int mail =
                    QuotaUsage.mail(owner.contacts()) + IntStream.of(ofAccounts).sum();
            return new Receivers(1, groups.size(), 1 + ofAccounts.length, mail);
        }

        private Receivers plus(Receivers o) {
            return new Receivers(stacks + o.stacks, groups + o.groups, topics + o.topics, mail + o.mail);
        }
    }

    private static int mail(List<Contact> contacts) {
        return (int) Contact.addresses(contacts).count();
    }

    private static int analyzers(Organization organization) {
        TrustZone zone = organization.trustZone();
        int accounts = organization.accountIds(organization.managementAccount()).size();
        int inEachRegion = (zone.hasOrganizationAnalyzer() ? 1 : 0) + (zone.hasAccountAnalyzers() ? accounts : 0);
        return inEachRegion * organization.regions().size();
    }

    /** An organization's analyzer has all rules; an account's those that can concern the account. */
    private static int archiveRules(Organization organization) {
        List<AnalyzerRule> rules = AnalyzerSets.rules(organization);
        return switch (organization.trustZone()) {
            case NONE -> 0;
            case ORGANIZATION, BOTH -> rules.size();
            case ACCOUNT -> {
                long everywhere =
                        rules.stream().filter(rule -> rule.accounts().isEmpty()).count();
                Map<String, Long> more = rules.stream()
                        .flatMap(rule -> rule.accounts().stream())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
                yield (int) (everywhere
                        + more.values().stream().mapToLong(n -> n).max().orElse(0));
            }
        };
    }
}
