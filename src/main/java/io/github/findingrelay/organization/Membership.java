package io.github.findingrelay.organization;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * All accounts of the organization.
 *
 * @param members by id, ascending
 */
public record Membership(Organizations.Description organization, SortedMap<String, Member> members) {

    /**
     * Asks for all of them: the whole list or none.
     *
     * @param progress told how many accounts have been read so far
     * @throws RequestException if the list cannot be read to its end; the message says what is
     *     missing
     */
    public static Membership of(Organizations organizations, RequestBudget budget, IntConsumer progress) {
        try {
            Organizations.Description description = budget.repeatable(organizations::describe);
            SortedMap<String, Member> members = new TreeMap<>();
            Page.all(next -> {
                Page<Member> page = budget.repeatable(() -> organizations.accounts(next));
                page.items().forEach(member -> members.put(member.id(), member));
                progress.accept(members.size());
                return page;
            });
            return new Membership(description, notEmpty(description, members));
        } catch (RequestException e) {
            throw explained(e);
        }
    }

    /** Whoever asks is a member, so that an empty list is a fault and not an organization. */
    private static SortedMap<String, Member> notEmpty(
            Organizations.Description description, SortedMap<String, Member> members) {
        if (members.isEmpty()) {
            throw new RequestException(
                    Fault.REFUSED,
                    "the list of accounts of organization %s is empty, which cannot be; nothing is concluded from it"
                            .formatted(description.id()));
        }
        return members;
    }

    private static RequestException explained(RequestException e) {
        String said = e.reason();
        return switch (e.fault()) {
            case ABSENT ->
                new RequestException(
                        Fault.ABSENT,
                        "the admin account is in no organization, so that there is nothing to compare accounts.yaml with: "
                                + said);
            case DENIED ->
                new RequestException(
                        Fault.DENIED,
                        "AWS Organizations does not let these credentials read the accounts. It takes the actions"
                                + " organizations:DescribeOrganization and organizations:ListAccounts, and an admin account that is"
                                + " the management account or a delegated administrator (of IAM Access Analyzer or Security Hub,"
                                + " say: aws organizations register-delegated-administrator): "
                                + said);
            default -> e;
        };
    }

    /** The accounts that live and are not among these. */
    public Map<String, Member> activeBesides(Set<String> known) {
        SortedMap<String, Member> missing = new TreeMap<>(members);
        missing.values().removeIf(member -> !member.isActive() || known.contains(member.id()));
        return missing;
    }

    /** How many accounts live. */
    public long active() {
        return members.values().stream().filter(Member::isActive).count();
    }
}
