package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Reporting;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestException;
import java.io.IOException;

/** Where commands that need AWS work, once it is sure that the credentials are of it. */
public final class AdminAccount {

  private AdminAccount() {}

  /** What is done there. */
  public interface Work {
    /** The exit code. */
    int with(AwsSession aws) throws IOException;
  }

  /** The same, after accounts.yaml has been read. */
  public interface OrganizationWork {
    /** The exit code. */
    int with(Organization organization, AwsSession aws) throws IOException;
  }

  /**
   * Works in an account and Region; refuses with credentials of another account.
   *
   * @param prefix of the stacks
   */
  public static int work(Console console, String account, String region, String prefix, Work work)
      throws IOException {
    try (AwsSession aws = new AwsSession(account, region, prefix)) {
      String actual = aws.callerAccount();
      if (!actual.equals(account)) {
        console.problem(
            "error: the credentials are of account %s; the admin account is %s%n"
                .formatted(actual, account));
        return ExitCode.GUARDED;
      }
      return work.with(aws);
    } catch (RequestException e) {
      console.problem("error: AWS: " + e.getMessage() + "\n");
      return ExitCode.FAILED;
    }
  }

  /** Works in the admin account that accounts.yaml names; its mistakes are reported first. */
  public static int work(Console console, WorkspaceOptions options, OrganizationWork work)
      throws IOException {
    Checked<Organization> read = AccountsFile.read(options.workspace);
    if (!(read instanceof Checked.Valid<Organization> valid)) {
      console.report(read.diagnostics(), new Reporting(ReportFormat.TEXT, options.color));
      return ExitCode.INVALID_INPUT;
    }
    Organization organization = valid.value();
    return work(
        console,
        organization.adminAccount(),
        organization.homeRegion(),
        organization.stackPrefix(),
        aws -> work.with(organization, aws));
  }
}
