package io.github.findingrelay.notifytest;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.SeverityLabel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A finding about a bucket that does not exist. It passes for one of Access Analyzer's: Security
 * Hub lets an account name the product of its own findings as it likes.
 *
 * @param importer the account that imports it: the admin account
 * @param owner the account whose owner is to be notified
 * @param region the home Region, which Security Hub fills in
 */
record TestFinding(
    String partition,
    String importer,
    String owner,
    String region,
    SeverityLabel severity,
    Instant at) {

  static final String PRODUCT = "IAM Access Analyzer";
  static final String TITLE =
      "TEST by Finding Relay, nothing is wrong (Finding Relay のテストです。問題はありません)";
  static final String DESCRIPTION =
      "TEST: somebody tries whether notifications arrive. There is no such bucket, and nothing has to be done."
          + " (テスト: 通知が届くことを確認しています。このバケットは存在せず、対応は不要です。)";
  static final String RESOURCE_TYPE = "AwsS3Bucket";
  static final String GENERATOR = "finding-relay/notify-test";
  static final String FINDING_TYPE =
      "Software and Configuration Checks/AWS Security Best Practices/External Access Granted";

  /** The least severe one that is notified. */
  static TestFinding of(Organization organization, String owner, Instant at) {
    List<SeverityLabel> severities = organization.notifications().severities();
    return new TestFinding(
        organization.partition().id(),
        organization.adminAccount(),
        owner,
        organization.homeRegion(),
        severities.contains(SeverityLabel.LOW) ? SeverityLabel.LOW : severities.get(0),
        at);
  }

  String id() {
    return "finding-relay-test/%s/%d".formatted(owner, at.toEpochMilli());
  }

  String productArn() {
    return "arn:%s:securityhub:%s:%s:product/%s/default"
        .formatted(partition, region, importer, importer);
  }

  String resource() {
    return "arn:%s:s3:::finding-relay-test-%s-%d".formatted(partition, owner, at.toEpochMilli());
  }

  /** As Security Hub sends it on. */
  Map<String, Object> asff() {
    Map<String, Object> asff = new LinkedHashMap<>();
    asff.put("SchemaVersion", "2018-10-08");
    asff.put("Id", id());
    asff.put("ProductArn", productArn());
    asff.put("ProductName", PRODUCT);
    asff.put("Region", region);
    asff.put("GeneratorId", GENERATOR);
    asff.put("AwsAccountId", importer);
    asff.put("Types", List.of(FINDING_TYPE));
    asff.put("CreatedAt", at.toString());
    asff.put("UpdatedAt", at.toString());
    asff.put("Severity", Map.of("Label", severity.name()));
    asff.put("Title", TITLE);
    asff.put("Description", DESCRIPTION);
    asff.put("ProductFields", Map.of("ResourceOwnerAccount", owner));
    Map<String, Object> bucket = new LinkedHashMap<>();
    bucket.put("Type", RESOURCE_TYPE);
    bucket.put("Id", resource());
    bucket.put("Partition", partition);
    asff.put("Resources", List.of(bucket));
    asff.put("Workflow", Map.of("Status", "NEW"));
    asff.put("RecordState", "ACTIVE");
    return asff;
  }
}
