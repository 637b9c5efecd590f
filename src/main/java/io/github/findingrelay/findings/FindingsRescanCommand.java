package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.Receipt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.findings.Rescan.RescanTargets;
import io.github.findingrelay.findings.Rescan.Target;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has resources looked at again. */
@Command(
    name = "rescan",
    description =
        "Has IAM Access Analyzer look at resources again, for example after their policy was changed. Does not wait for"
            + " the result.",
    footer = {
      "",
      "Example: ./relay findings rescan arn:aws:s3:::payments-exports",
      "         ./relay findings rescan arn:aws:iam::222222222222:role/partner"
    })
final class FindingsRescanCommand implements Callable<ExitCode> {

  private final Console console;

  @Mixin private WorkspaceOptions options;
  @Mixin private FindingsOptions scope;
  @Mixin private ReceiptOptions receipts;

  @Parameters(
      paramLabel = "ARN",
      arity = "1..*",
      description = "ARNs of resources. Roles are looked at in all Regions.")
  private List<String> resources = List.of();

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "The account of the resources, where neither ARN nor finding says so.")
  private Optional<String> account = Optional.empty();

  @Mixin private final FormatOptions format = new FormatOptions(Format.JSON);

  FindingsRescanCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    for (String resource : resources) {
      if (!resource.matches("arn:[^:]+:[^:]+:[^:]*:(\\d{12})?:.+")) {
        throw scope.wrong(
            "'%s' is not an ARN such as arn:aws:s3:::payments-exports".formatted(resource));
      }
    }
    if (account.isPresent() && !account.get().matches("\\d{12}")) {
      throw scope.wrong("--account: '%s' is not an id of 12 digits".formatted(account.get()));
    }
    return AdminAccount.work(console, options, this::rescan);
  }

  private ExitCode rescan(Organization organization, AwsSession aws) throws IOException {
    Instant now = Instant.now();
    String caller = aws.caller();
    RescanTargets targets =
        scope.at(console, organization, aws, desk -> rescan(desk).targets(resources));
    UnknownTargets.reportGaps(console, targets.gaps());
    if (!areClear(organization, targets.all())) {
      console.problem("nothing was started\n");
      return targets.gaps().isEmpty() ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
    }
    List<ReceiptEntry> entries =
        scope.at(console, organization, aws, desk -> rescan(desk).start(targets.all()));
    Receipt receipt =
        new Receipt("findings rescan", now, organization.adminAccount(), caller, "", entries);
    console.result(receipt.printed(format.get()));
    receipts.write(console, options.workspace, receipt);
    return receipt.count(Receipt.ReceiptResult.FAILED) == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Rescan rescan(FindingsDesk desk) {
    return new Rescan(desk, account, scope.hasRegions());
  }

  private boolean areClear(Organization organization, List<Target> targets) {
    boolean clear = true;
    for (Target target : targets) {
      List<String> outside =
          target.regions().stream()
              .filter(region -> !organization.regions().contains(region))
              .toList();
      if (!target.isClear()) {
        clear = false;
        console.problem(
            "error: '%s' does not say in which Region and account it is, and there is no finding about it; add --region and --account%n"
                .formatted(target.resource()));
      } else if (!outside.isEmpty()) {
        clear = false;
        console.problem(
            "error: '%s' is in %s, which is not in organization.regions of accounts.yaml%n"
                .formatted(target.resource(), String.join(", ", outside)));
      }
    }
    return clear;
  }
}
