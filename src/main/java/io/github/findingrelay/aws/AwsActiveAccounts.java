package io.github.findingrelay.aws;

import io.github.findingrelay.operate.ActiveAccounts;
import io.github.findingrelay.request.Page;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

/** The accounts that AWS Organizations lists. */
final class AwsActiveAccounts implements ActiveAccounts {

  private static final String ACTIVE = "ACTIVE";

  private final OrganizationsClient client;

  AwsActiveAccounts(OrganizationsClient client) {
    this.client = client;
  }

  @Override
  public Page<String> active(Optional<String> next) {
    ListAccountsResponse page =
        AwsFaults.told(() -> client.listAccounts(r -> next.ifPresent(r::nextToken)));
    return new Page<>(
        page.accounts().stream().filter(AwsActiveAccounts::isActive).map(Account::id).toList(),
        Optional.ofNullable(page.nextToken()));
  }

  /** The state takes the place of the status, which AWS stops to send. */
  private static boolean isActive(Account account) {
    String state = account.stateAsString();
    return ACTIVE.equals(state == null ? account.statusAsString() : state);
  }
}
