package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Renders with the repository's own templates. */
final class Organizations {

  /** The repository, whose templates are those that users have. */
  static final Path REPOSITORY = Path.of("").toAbsolutePath();

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private Organizations() {}

  static Organization read(Path workspace) {
    Checked<Organization> read = AccountsFile.read(workspace, TODAY);
    if (read instanceof Checked.Valid<Organization> valid) {
      return valid.value();
    }
    throw new AssertionError(read.diagnostics());
  }

  static FileTree render(Organization organization) {
    Checked<FileTree> rendered = Renderer.render(organization, REPOSITORY);
    if (rendered instanceof Checked.Valid<FileTree> valid) {
      return valid.value();
    }
    throw new AssertionError(rendered.diagnostics());
  }

  static Organization withTags(Organization organization, Map<String, String> tags) {
    return with(organization, tags, organization.quotas(), organization.accounts());
  }

  static Organization withAccounts(
      Organization organization, Map<Quota, Integer> quotas, List<Account> accounts) {
    return with(organization, organization.tags(), quotas, accounts);
  }

  private static Organization with(
      Organization o,
      Map<String, String> tags,
      Map<Quota, Integer> quotas,
      List<Account> accounts) {
    return new Organization(
        o.adminAccount(),
        o.managementAccount(),
        o.organizationalUnits(),
        o.partition(),
        o.homeRegion(),
        o.regions(),
        o.stackPrefix(),
        tags,
        o.aggregator(),
        o.trustZone(),
        o.notifications(),
        quotas,
        o.owners(),
        accounts,
        o.archiveRules());
  }
}
