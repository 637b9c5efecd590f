package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generate.Advice.AdvisedSetting;
import io.github.findingrelay.generate.Advice.Figure;
import io.github.findingrelay.generate.Advice.Option;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.RoleFindings;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.TrustZone;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the values of each choice for an organization. It decides by figures where it can. */
final class Adviser {

    private static final Set<String> MORE_BUSES_HELP = Set.of(Quota.RULES_PER_BUS.rule(), Quota.PATTERN_LENGTH.rule());

    private final Organization organization;

    private Adviser(Organization organization) {
        this.organization = organization;
    }

    /** The advice for an organization. */
    static Advice advise(Organization organization) {
        Adviser adviser = new Adviser(organization);
        return new Advice(List.of(adviser.trustZone(), adviser.routing(), adviser.roleFindings()));
    }

    private AdvisedSetting trustZone() {
        List<Option> options = Stream.of(TrustZone.values()).map(this::option).toList();
        return new AdvisedSetting(
                "analyzers.trustZone",
                organization.trustZone().label(),
                "organization",
                "one analyzer for each Region is all there is to run. Take 'account' if access from your own accounts is to be"
                        + " reported too, or if the people of an account are to see and archive its findings themselves. 'both' reports"
                        + " access from outside the organization twice; 'none' is for analyzers that somebody else makes",
                options);
    }

    private Option option(TrustZone zone) {
        Organization other = organization.with(zone, organization.notifications());
        QuotaUsage demand = QuotaUsage.of(other);
        int regions = organization.regions().size();
        boolean inAccounts = zone.hasAccountAnalyzers();
        return new Option(
                zone.label(),
                isGranted(Quota.ARCHIVE_RULES, demand),
                List.of(
                        new Figure("reports access from", reports(zone)),
                        new Figure("analyzers", String.valueOf(demand.analyzers())),
                        new Figure("archive rules", of(demand, Quota.ARCHIVE_RULES)),
                        new Figure("a new Region", analyzers(demand.analyzers() / regions)),
                        new Figure("a new account", inAccounts ? analyzers(regions) + ", automatically" : "nothing"),
                        new Figure("who archives", archives(zone))));
    }

    private static String reports(TrustZone zone) {
        return switch (zone) {
            case ORGANIZATION -> "outside the organization";
            case ACCOUNT -> "outside the account";
            case BOTH -> "outside each; twice";
            case NONE -> "whatever others analyze";
        };
    }

    private static String archives(TrustZone zone) {
        return switch (zone) {
            case ORGANIZATION -> "administrators";
            case ACCOUNT -> "each account";
            case BOTH -> "both, each their own";
            case NONE -> "who has the analyzers";
        };
    }

    private static String analyzers(int count) {
        return switch (count) {
            case 0 -> "nothing";
            case 1 -> "1 analyzer";
            default -> count + " analyzers";
        };
    }

    private AdvisedSetting routing() {
        Routing advised = advisedRouting();
        return new AdvisedSetting(
                "notifications.routing",
                organization.notifications().routing().label(),
                advised.label(),
                because(advised),
                Stream.of(Routing.values()).map(this::option).toList());
    }

    private Routing advisedRouting() {
        Owner fallback = organization.notifications().fallback();
        boolean oneReceiver = organization.accounts().stream()
                .allMatch(one -> one.owner().equals(fallback) && one.contacts().isEmpty());
        if (oneReceiver) {
            return Routing.SHARED;
        }
        return fits(with(Routing.ACCOUNT)) ? Routing.ACCOUNT : Routing.OWNER;
    }

    private static String because(Routing advised) {
        return switch (advised) {
            case ACCOUNT ->
                "each account has a stack of its own, so that a change of one account is a change of one stack. Take 'owner' for"
                        + " fewer stacks and mails to confirm, 'shared' if one owner is to receive everything";
            case OWNER ->
                "so many accounts, each with a stack and a topic, go beyond a quota. Take 'shared' if one owner is to receive"
                        + " everything";
            case SHARED ->
                "all accounts have the same owner, and no contacts of their own. Take 'account' or 'owner' before that changes";
        };
    }

    private Organization with(Routing routing) {
        return organization.with(
                organization.trustZone(), organization.notifications().with(routing));
    }

    private Option option(Routing routing) {
        Organization other = with(routing);
        QuotaUsage demand = QuotaUsage.of(other);
        String each = organization.notifications().rulesEach() == 2 ? "2 rules" : "1 rule";
        return new Option(
                routing.label(),
                fits(other),
                List.of(
                        new Figure("event rules", String.valueOf(demand.rules())),
                        new Figure("on the busiest bus", of(demand, Quota.RULES_PER_BUS)),
                        new Figure("longest pattern", of(demand, Quota.PATTERN_LENGTH)),
                        new Figure("event buses", buses(other, demand)),
                        new Figure("stacks", of(demand, Quota.STACKS)),
                        new Figure("mails to confirm", of(demand, Quota.PENDING_SUBSCRIPTIONS)),
                        new Figure("a new account", newAccount(routing, each))));
    }

    private static String newAccount(Routing routing, String rules) {
        return switch (routing) {
            case ACCOUNT -> "1 stack, " + rules + ", its mails";
            case OWNER -> "nothing, or " + rules;
            case SHARED -> "nothing";
        };
    }

    private AdvisedSetting roleFindings() {
        List<Option> options =
                Stream.of(RoleFindings.values()).map(this::option).toList();
        return new AdvisedSetting(
                "notifications.roleFindings",
                organization.notifications().roleFindings().label(),
                "one-region",
                "it needs nothing but rules, and nothing to be done for a new Region. Take 'archive-rules' if Security Hub is to show a"
                        + " role once, or to halve the rules; it needs analyzers of this tool in every Region",
                options);
    }

    private Option option(RoleFindings roles) {
        Organization other = organization.with(
                organization.trustZone(), organization.notifications().with(roles));
        QuotaUsage demand = QuotaUsage.of(other);
        boolean archived = roles == RoleFindings.ARCHIVE_RULES;
        return new Option(
                roles.label(),
                fits(other) && !(archived && organization.trustZone() == TrustZone.NONE),
                List.of(
                        new Figure("event rules", String.valueOf(demand.rules())),
                        new Figure("on the busiest bus", of(demand, Quota.RULES_PER_BUS)),
                        new Figure("event buses", buses(other, demand)),
                        new Figure("archive rules", of(demand, Quota.ARCHIVE_RULES)),
                        new Figure(
                                "findings of one role in Security Hub",
                                archived
                                        ? "1"
                                        : String.valueOf(organization.regions().size())),
                        new Figure("a new Region", archived ? "a deployment of its archive rule" : "nothing")));
    }

    /** Whether the quotas allow it, on as many event buses as it needs. */
    private static boolean fits(Organization other) {
        Set<String> broken = Limits.check(other).stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::rule)
                .collect(Collectors.toSet());
        return broken.isEmpty()
                || (MORE_BUSES_HELP.containsAll(broken)
                        && BusUsage.sufficient(other).isPresent());
    }

    private String buses(Organization other, QuotaUsage demand) {
        int now = other.notifications().eventBuses();
        if (other.notifications().routing() == Routing.SHARED) {
            return "0";
        }
        boolean enough = isGranted(Quota.RULES_PER_BUS, demand) && isGranted(Quota.PATTERN_LENGTH, demand);
        return enough
                ? String.valueOf(now)
                : BusUsage.sufficient(other).map(needed -> "needs " + needed).orElse("100 are too few");
    }

    private String of(QuotaUsage demand, Quota quota) {
        return "%d of %d".formatted(demand.of(quota), organization.quota(quota));
    }

    private boolean isGranted(Quota quota, QuotaUsage demand) {
        return demand.of(quota) <= organization.quota(quota);
    }
}
