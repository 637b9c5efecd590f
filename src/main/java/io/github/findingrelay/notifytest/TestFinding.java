package io.github.findingrelay.notifytest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.SeverityLabel;
import java.time.Instant;
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
record TestFinding(String partition, String importer, String owner, String region, SeverityLabel severity, Instant at) {

    static final String PRODUCT = "IAM Access Analyzer";
    static final String TITLE = "TEST by Finding Relay, nothing is wrong (Finding Relay のテストです。問題はありません)";
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
        return "arn:%s:securityhub:%s:%s:product/%s/default".formatted(partition, region, importer, importer);
    }

    String resource() {
        return "arn:%s:s3:::finding-relay-test-%s-%d".formatted(partition, owner, at.toEpochMilli());
    }

    /** As Security Hub sends it on. The names are those of the AWS Security Finding Format. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    record Asff(
            String schemaVersion,
            String id,
            String productArn,
            String productName,
            String region,
            String generatorId,
            String awsAccountId,
            List<String> types,
            String createdAt,
            String updatedAt,
            Map<String, String> severity,
            String title,
            String description,
            Map<String, String> productFields,
            List<AsffResource> resources,
            Map<String, String> workflow,
            String recordState) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    record AsffResource(String type, String id, String partition) {}

    Asff asff() {
        return new Asff(
                "2018-10-08",
                id(),
                productArn(),
                PRODUCT,
                region,
                GENERATOR,
                importer,
                List.of(FINDING_TYPE),
                at.toString(),
                at.toString(),
                Map.of("Label", severity.name()),
                TITLE,
                DESCRIPTION,
                Map.of("ResourceOwnerAccount", owner),
                List.of(new AsffResource(RESOURCE_TYPE, resource(), partition)),
                Map.of("Status", "NEW"),
                "ACTIVE");
    }

    /** The event that Security Hub makes of it. */
    record Event(
            String version,
            String id,
            @JsonProperty("detail-type") String detailType,
            String source,
            String account,
            String time,
            String region,
            List<String> resources,
            Map<String, List<Asff>> detail) {}

    Event event() {
        return new Event(
                "0",
                "00000000-0000-0000-0000-000000000000",
                "Security Hub Findings - Imported",
                "aws.securityhub",
                importer,
                at.toString(),
                region,
                List.of(productArn() + "/" + id()),
                Map.of("findings", List.of(asff())));
    }
}
