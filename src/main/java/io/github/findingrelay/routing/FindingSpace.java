package io.github.findingrelay.routing;

import io.github.findingrelay.model.Organization;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All findings that the proof is about: every combination of an account with a value of each other
 * field.
 *
 * @param owners one finding for each account and each way of naming it
 * @param values of the other fields, the most usual one first; empty: the field is missing
 */
record FindingSpace(List<SampleFinding> owners, Map<Field, List<Optional<String>>> values) {

  /** The resource types of Access Analyzer in Security Hub's spelling, and one of the future. */
  private static final List<String> TYPES =
      List.of(
          "AwsS3Bucket",
          "AwsIamRole",
          "AwsDynamoDbStream",
          "AwsDynamoDbTable",
          "AwsEc2Snapshot",
          "AwsEcrRepository",
          "AwsEfsFileSystem",
          "AwsIamUser",
          "AwsKmsKey",
          "AwsLambdaFunction",
          "AwsLambdaLayerVersion",
          "AwsRdsDbClusterSnapshot",
          "AwsRdsDbSnapshot",
          "AwsS3ExpressDirectoryBucket",
          "AwsSecretsManagerSecret",
          "AwsSnsTopic",
          "AwsSqsQueue",
          "AwsTypeThatAccessAnalyzerDoesNotSupportYet");

  /** Security Hub's, and the one of Access Analyzer's own events. */
  static final List<String> SOURCES = List.of(SampleFinding.SECURITY_HUB, "aws.access-analyzer");

  /** Security Hub sets record state and workflow status if a product does not. */
  static FindingSpace of(Organization organization, SampleOwners points) {
    List<String> chosen =
        organization.notifications().severities().stream().map(Enum::name).toList();
    SampleFinding usual = SampleFinding.usual("", organization.homeRegion(), chosen.get(0));
    Map<Field, List<Optional<String>>> values = new EnumMap<>(Field.class);
    values.put(Field.SOURCE, distinct(SOURCES.stream()));
    values.put(
        Field.DETAIL_TYPE,
        present(
            SampleFinding.IMPORTED,
            "Security Hub Findings - Custom Action",
            "Access Analyzer Finding"));
    values.put(
        Field.PRODUCT_NAME,
        orMissing(present(SampleFinding.ACCESS_ANALYZER, "GuardDuty", "Inspector")));
    values.put(Field.RECORD_STATE, present("ACTIVE", "ARCHIVED"));
    values.put(Field.WORKFLOW_STATUS, present("NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED"));
    values.put(
        Field.SEVERITY,
        orMissing(
            distinct(
                Stream.concat(
                    chosen.stream(),
                    Stream.of("INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL")))));
    values.put(Field.TYPE, orMissing(distinct(TYPES.stream())));
    values.put(
        Field.REGION,
        orMissing(
            distinct(
                Stream.concat(
                    Stream.of(organization.homeRegion()),
                    Stream.concat(organization.regions().stream(), Stream.of("xx-unlisted-1"))))));
    List<String> accounts = organization.accounts().stream().map(account -> account.id()).toList();
    return new FindingSpace(points.of(usual, accounts), values);
  }

  private static List<Optional<String>> present(String... values) {
    return distinct(Stream.of(values));
  }

  private static List<Optional<String>> distinct(Stream<String> values) {
    return values.distinct().map(Optional::of).toList();
  }

  private static List<Optional<String>> orMissing(List<Optional<String>> values) {
    List<Optional<String>> all = new ArrayList<>(values);
    all.add(Optional.empty());
    return all;
  }

  /** How many findings there are. */
  long size() {
    long size = owners.size();
    for (List<Optional<String>> choices : values.values()) {
      size *= choices.size();
    }
    return size;
  }

  /** All findings of one account, the most usual one first. */
  void forEach(SampleFinding owner, Consumer<SampleFinding> action) {
    forEach(owner, 0, action);
  }

  private void forEach(SampleFinding finding, int depth, Consumer<SampleFinding> action) {
    if (depth == Field.BESIDES_OWNER.size()) {
      action.accept(finding);
      return;
    }
    Field field = Field.BESIDES_OWNER.get(depth);
    for (Optional<String> value : values.getOrDefault(field, List.of())) {
      forEach(finding.with(field, value), depth + 1, action);
    }
  }
}
