package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.FilterKeys;
import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists findings by owner. */
@Command(
    name = "list",
    description =
        "Lists findings of all Regions by owner. A role, which the analyzers of all Regions find, is listed once. Reads"
            + " only.",
    footer = {
      "",
      "Example: ./relay findings list --owner payments",
      "         ./relay findings list --public --older-than 30",
      "         ./relay findings list --status all --format csv > findings.csv"
    })
final class FindingsListCommand implements Callable<ExitCode> {

  private final Console console;

  @Mixin private WorkspaceOptions options;
  @Mixin private FindingsOptions scope;

  @Option(
      names = "--owner",
      paramLabel = "OWNER",
      split = ",",
      description =
          "Only findings of these owners. The fallback owner has those of unknown accounts, too.")
  private List<String> owners = List.of();

  @Option(
      names = "--account",
      paramLabel = "ID",
      split = ",",
      description =
          "Only findings about resources of these accounts: ids, or names of accounts.yaml.")
  private List<String> accounts = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "Only these types of resources, for example AWS::S3::Bucket, or bucket for short.")
  private List<String> types = List.of();

  @Option(names = "--public", description = "Only what everybody has access to.")
  private boolean publicOnly;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      description = "Only findings that have been there for more than so many days.")
  private Optional<Integer> olderThan = Optional.empty();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "active",
      description = "active (default), archived, resolved or all.")
  private StatusFilter status = StatusFilter.ACTIVE;

  @Option(names = "--all-regions", description = "Lists a role once for each Region that finds it.")
  private boolean allRegions;

  @Mixin
  private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

  /** Which findings. */
  enum StatusFilter {
    ACTIVE,
    ARCHIVED,
    RESOLVED,
    ALL
  }

  FindingsListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    Set<String> wanted = types();
    return AdminAccount.work(
        console, options, (organization, aws) -> list(organization, aws, wanted));
  }

  private ExitCode list(Organization organization, AwsSession aws, Set<String> wanted) {
    FindingsQuery query =
        new FindingsQuery(
            status == StatusFilter.ALL ? Set.of() : Set.of(FindingStatus.valueOf(status.name())),
            new AccountFilter(organization, owners, accounts, scope)
                .accounts(new FindingsByOwner(organization)),
            wanted,
            publicOnly,
            olderThan.map(days -> Instant.now().minus(Duration.ofDays(days))));
    FindingsReading reading = scope.at(console, organization, aws, query::ask);
    List<ListedFinding> found =
        allRegions
            ? ListedFinding.each(reading.findings())
            : ListedFinding.joined(reading.findings(), organization.notifications().roleRegion());
    String kind = status == StatusFilter.ALL ? "" : status.name().toLowerCase(Locale.ROOT) + " ";
    return new FindingsReport(
            organization,
            FindingsText.counted(kind, found),
            found,
            reading,
            scope.notes(organization))
        .print(console, format.get());
  }

  /** A short form is the end of a type, in whatever case. */
  private Set<String> types() {
    Set<String> wanted = new TreeSet<>();
    for (String type : types) {
      String end = type.toLowerCase(Locale.ROOT);
      Set<String> matching =
          FilterKeys.RESOURCE_TYPES.stream()
              .filter(known -> ("::" + known.toLowerCase(Locale.ROOT)).endsWith("::" + end))
              .collect(Collectors.toSet());
      if (matching.isEmpty()) {
        throw scope.wrong(
            "--type: Access Analyzer knows no resource type '%s'%s"
                .formatted(
                    type,
                    Suggestion.of(type, FilterKeys.RESOURCE_TYPES)
                        .or(() -> Suggestion.of(type, shortTypes()))
                        .orElse("; such types are AWS::S3::Bucket and AWS::IAM::Role")));
      }
      wanted.addAll(matching);
    }
    return wanted;
  }

  private static Set<String> shortTypes() {
    return FilterKeys.RESOURCE_TYPES.stream()
        .map(type -> type.substring(type.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
