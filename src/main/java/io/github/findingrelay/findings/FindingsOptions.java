package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.SystemTime;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose analyzers are asked, and where. */
public final class FindingsOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      split = ",",
      description = "Only these Regions. Default: organization.regions of accounts.yaml.")
  private List<String> regions = List.of();

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description =
          "Asks the analyzers in the other accounts of accounts.yaml too, as this role of theirs.")
  private Optional<String> role = Optional.empty();

  /** Whether somebody has chosen Regions. */
  boolean hasRegions() {
    return !regions.isEmpty();
  }

  /** Does something at the desk, with a progress bar. */
  <T> T at(
      Console console, Organization organization, AwsSession aws, Function<FindingsDesk, T> work) {
    List<AccountRegion> places = places(organization);
    try (ProgressLine progress = new ProgressLine(console, "Regions")) {
      return work.apply(
          desk(organization, aws, role, places, done -> progress.show(done, places.size())));
    }
  }

  private static FindingsDesk desk(
      Organization organization,
      AwsSession aws,
      Optional<String> role,
      List<AccountRegion> places,
      IntConsumer progress) {
    return new FindingsDesk(
        new AwsFindings(aws, role),
        organization.stackPrefix(),
        places,
        new SystemTime(),
        new SecureRandom(),
        progress);
  }

  /** For a plan: what new archive rules would hide in the admin account, in all Regions. */
  public static List<String> notices(Organization organization, AwsSession aws) {
    List<AccountRegion> places = new FindingsOptions().places(organization);
    return new ArchiveRulePreview(
            desk(organization, aws, Optional.empty(), places, done -> {}), organization)
        .notices();
  }

  private List<AccountRegion> places(Organization organization) {
    for (String region : regions) {
      if (!organization.regions().contains(region)) {
        throw wrong(
            "--region: '%s' is not in organization.regions of accounts.yaml%s"
                .formatted(region, Suggestion.of(region, organization.regions()).orElse("")));
      }
    }
    List<String> where =
        regions.isEmpty() ? organization.regions() : regions.stream().distinct().toList();
    String admin = organization.adminAccount();
    List<String> accounts = role.isEmpty() ? List.of(admin) : organization.accountIds(admin);
    return accounts.stream()
        .flatMap(account -> where.stream().map(region -> new AccountRegion(account, region)))
        .toList();
  }

  /** What is not asked on purpose, and everybody has to know. */
  List<String> notes(Organization organization) {
    return organization.trustZone().hasAccountAnalyzers() && role.isEmpty()
        ? List.of(
            "the analyzers in the member accounts are not asked; --role NAME asks them, as a role in each account")
        : List.of();
  }

  ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
