package io.github.findingrelay.desk;

import io.github.findingrelay.model.Organization;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses names that accounts.yaml does not know, since they would filter everything away. */
public final class KnownNames {

  private KnownNames() {}

  public static void requireOwner(
      CommandSpec spec, Organization organization, Optional<String> owner) {
    if (owner.isPresent()
        && organization.owners().stream().noneMatch(o -> o.key().equals(owner.get()))) {
      throw new ParameterException(
          spec.commandLine(), "accounts.yaml has no owner '%s'.".formatted(owner.get()));
    }
  }

  public static void requireAccount(
      CommandSpec spec, Organization organization, Optional<String> account) {
    if (account.isPresent() && !organization.accountIds().contains(account.get())) {
      throw new ParameterException(
          spec.commandLine(), "accounts.yaml has no account '%s'.".formatted(account.get()));
    }
  }
}
