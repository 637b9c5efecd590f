package io.github.findingrelay.organization;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.request.Page;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;

/** AWS Organizations, which is the same in all Regions of a partition. */
public final class AwsOrganizations implements Organizations {

    /** The most that AWS gives; an emulator gives everything if it is not asked for so many. */
    private static final int PAGE = 20;

    private final OrganizationsClient client;

    public AwsOrganizations(AwsSession session) {
        this.client = session.client(OrganizationsClient.builder());
    }

    @Override
    public Description describe() {
        var organization = AwsFaults.told(() -> client.describeOrganization()).organization();
        return new Description(organization.id(), organization.masterAccountId());
    }

    @Override
    public Page<Member> accounts(Optional<String> next) {
        var page =
                AwsFaults.told(() -> client.listAccounts(r -> r.maxResults(PAGE).nextToken(next.orElse(null))));
        return new Page<>(
                page.accounts().stream().map(AwsOrganizations::member).toList(), Optional.ofNullable(page.nextToken()));
    }

    /** The status is deprecated, but all that old partitions and emulators may have. */
    private static Member member(Account account) {
        String state = account.stateAsString() == null ? account.statusAsString() : account.stateAsString();
        return new Member(
                account.id(),
                account.name() == null ? "" : account.name(),
                Member.AccountState.of(String.valueOf(state)));
    }

    @Override
    public Page<String> accountsBelow(String parent, Optional<String> next) {
        var page = AwsFaults.told(() -> client.listAccountsForParent(
                r -> r.parentId(parent).maxResults(PAGE).nextToken(next.orElse(null))));
        return new Page<>(page.accounts().stream().map(Account::id).toList(), Optional.ofNullable(page.nextToken()));
    }

    @Override
    public Page<String> unitsBelow(String parent, Optional<String> next) {
        var page = AwsFaults.told(() -> client.listOrganizationalUnitsForParent(
                r -> r.parentId(parent).maxResults(PAGE).nextToken(next.orElse(null))));
        return new Page<>(
                page.organizationalUnits().stream().map(unit -> unit.id()).toList(),
                Optional.ofNullable(page.nextToken()));
    }

    @Override
    public Page<Tag> tags(String account, Optional<String> next) {
        var page = AwsFaults.told(
                () -> client.listTagsForResource(r -> r.resourceId(account).nextToken(next.orElse(null))));
        return new Page<>(
                page.tags().stream().map(tag -> new Tag(tag.key(), tag.value())).toList(),
                Optional.ofNullable(page.nextToken()));
    }
}
