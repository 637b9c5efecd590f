package io.github.findingrelay.routing;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.SeverityLabel;
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
            List.of(("AwsS3Bucket AwsIamRole AwsDynamoDbStream AwsDynamoDbTable AwsEc2Snapshot"
                            + " AwsEcrRepository AwsEfsFileSystem AwsIamUser AwsKmsKey AwsLambdaFunction"
                            + " AwsLambdaLayerVersion AwsRdsDbClusterSnapshot AwsRdsDbSnapshot"
                            + " AwsS3ExpressDirectoryBucket AwsSecretsManagerSecret AwsSnsTopic AwsSqsQueue"
                            + " Other AwsTypeThatAccessAnalyzerDoesNotSupportYet")
                    .split(" "));

    /** Both kinds of external access, all of unused access, and some of the future. */
    private static final List<String> KINDS = List.of(
            "Effects/Data Exposure/External Access Granted",
            "Software and Configuration Checks/AWS Security Best Practices/External Access Granted",
            SampleFinding.UNUSED + " Permission",
            SampleFinding.UNUSED + " IAM Role",
            SampleFinding.UNUSED + " IAM User Password",
            SampleFinding.UNUSED + " IAM User Access Key",
            SampleFinding.UNUSED + " Something That Is Not Known Yet",
            "Software and Configuration Checks/AWS Security Best Practices/Internal Access Granted",
            "Effects/Something That Is Not Known Yet");

    /** Security Hub's, and the one of Access Analyzer's own events. */
    static final List<String> SOURCES = List.of(SampleFinding.SECURITY_HUB, "aws.access-analyzer");

    /** Of the fields that have the same in every organization. */
    private static final Map<Field, List<Optional<String>>> VALUES = Map.of(
            Field.SOURCE,
            present(SOURCES),
            Field.DETAIL_TYPE,
            present(List.of(
                    SampleFinding.IMPORTED, "Security Hub Findings - Custom Action", "Access Analyzer Finding")),
            Field.PRODUCT_NAME,
            orMissing(List.of(SampleFinding.ACCESS_ANALYZER, "GuardDuty", "Inspector")),
            Field.TYPES,
            orMissing(KINDS),
            // Security Hub sets these two if a product does not.
            Field.RECORD_STATE,
            present(List.of("ACTIVE", "ARCHIVED")),
            Field.WORKFLOW_STATUS,
            present(List.of("NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED")),
            Field.TYPE,
            orMissing(TYPES));

    static FindingSpace of(Organization organization, SampleOwners owners) {
        List<String> severities = organization.notifications().severities().stream()
                .map(Enum::name)
                .toList();
        List<String> regions = new ArrayList<>(organization.regions());
        regions.add(0, organization.homeRegion());
        regions.add("xx-unlisted-1");
        Map<Field, List<Optional<String>>> values = new EnumMap<>(VALUES);
        values.put(
                Field.SEVERITY,
                orMissing(Stream.concat(
                                severities.stream(),
                                Stream.of(SeverityLabel.values()).map(Enum::name))
                        .toList()));
        values.put(Field.REGION, orMissing(regions));
        values.put(Field.PRODUCT_ARN, orMissing(products(organization)));
        SampleFinding usual = SampleFinding.usual("", organization.homeRegion(), severities.get(0));
        return new FindingSpace(owners.of(usual, organization.accountIds()), values);
    }

    /** AWS's own in each Region, the product that anybody may use in the admin account, and those of others. */
    private static List<String> products(Organization organization) {
        String start = "arn:" + organization.partition().id() + ":securityhub:";
        String home = organization.homeRegion();
        String stranger = "444400001111";
        return List.of(
                start + home + SampleFinding.GENUINE,
                start + "xx-unlisted-1" + SampleFinding.GENUINE,
                product(start + home, organization.adminAccount(), "default"),
                product(start + home, stranger, "default"),
                product(start + home, stranger, "access-analyzer"),
                start + home + "::product/aws/guardduty",
                start + home + "::product/example/access-analyzer",
                start + home + ":" + stranger + ":product/aws/access-analyzer");
    }

    private static String product(String start, String account, String name) {
        return "%s:%s:product/%s/%s".formatted(start, account, account, name);
    }

    private static List<Optional<String>> present(List<String> values) {
        return values.stream().distinct().map(Optional::of).toList();
    }

    private static List<Optional<String>> orMissing(List<String> values) {
        return Stream.concat(present(values).stream(), Stream.of(Optional.<String>empty()))
                .toList();
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
