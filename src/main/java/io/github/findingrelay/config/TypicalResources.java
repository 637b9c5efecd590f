package io.github.findingrelay.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.findingrelay.config.FindingSide.Facts;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Resources of every type that Access Analyzer reports, in many accounts and Regions. */
final class TypicalResources {

    /** How ARNs of a type look, with places for the Region, the account and the name. */
    private static final Map<String, String> ARNS = Stream.of(
                    "AWS::IAM::Role arn:aws:iam::ACCOUNT:role/NAME",
                    "AWS::S3::Bucket arn:aws:s3:::NAME",
                    "AWS::S3Express::DirectoryBucket arn:aws:s3express:REGION:ACCOUNT:bucket/NAME--x-s3",
                    "AWS::KMS::Key arn:aws:kms:REGION:ACCOUNT:key/7c9e6679-7425-40de-944b-e07fc1f90ae7",
                    "AWS::SQS::Queue arn:aws:sqs:REGION:ACCOUNT:NAME",
                    "AWS::SNS::Topic arn:aws:sns:REGION:ACCOUNT:NAME",
                    "AWS::SecretsManager::Secret arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-Xy7Qa2",
                    "AWS::Lambda::Function arn:aws:lambda:REGION:ACCOUNT:function:NAME",
                    "AWS::Lambda::LayerVersion arn:aws:lambda:REGION:ACCOUNT:layer:NAME:3",
                    "AWS::ECR::Repository arn:aws:ecr:REGION:ACCOUNT:repository/NAME",
                    "AWS::EFS::FileSystem arn:aws:elasticfilesystem:REGION:ACCOUNT:file-system/fs-0e94b5d31c6a8f27d",
                    "AWS::EC2::Snapshot arn:aws:ec2:REGION:ACCOUNT:snapshot/snap-0d8c91f5a7e26b34c",
                    "AWS::RDS::DBSnapshot arn:aws:rds:REGION:ACCOUNT:snapshot:rds-NAME",
                    "AWS::RDS::DBClusterSnapshot arn:aws:rds:REGION:ACCOUNT:cluster-snapshot:rds-NAME",
                    "AWS::DynamoDB::Table arn:aws:dynamodb:REGION:ACCOUNT:table/NAME",
                    "AWS::DynamoDB::Stream arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/2025-06-14T09:37:28.105")
            .map(line -> line.split(" "))
            .collect(toUnmodifiableMap(line -> line[0], line -> line[1]));

    private static final List<String> TYPES = ARNS.keySet().stream().sorted().toList();

    /** Words that names are made of everywhere. */
    private static final List<String> NAMES = List.of(
            "app-prod-data",
            "web-dev-logs",
            "api-test-config",
            "service-staging-backup",
            "AWSReservedSSO_Admin-role",
            "my-bucket-files",
            "user-access-key",
            "queue-events-jobs");

    private static final List<String> REGIONS =
            List.of("us-east-1", "eu-west-1", "ap-northeast-1", "eu-central-1", "us-west-2", "ap-southeast-2");

    /** Each type with each name, in an account for each. */
    static final List<Facts> TYPICAL = IntStream.range(0, TYPES.size() * NAMES.size())
            .mapToObj(i -> facts(
                    TYPES.get(i % TYPES.size()),
                    TypicalAccounts.SOME.get((i + i / TYPES.size()) % TypicalAccounts.SOME.size()),
                    i / TYPES.size()))
            .toList();

    /** A role in every account. */
    static final List<Facts> PROBES = IntStream.range(0, TypicalAccounts.ALL.size())
            .mapToObj(i -> facts("AWS::IAM::Role", TypicalAccounts.ALL.get(i), i))
            .toList();

    private TypicalResources() {}

    /** Those of an account, of each type. */
    static Stream<String> arns(String account) {
        return TYPES.stream().map(type -> arn(type, account, 0));
    }

    private static Facts facts(String type, String account, int i) {
        return new Facts(
                Map.of("resource", arn(type, account, i), "resourceType", type, "resourceOwnerAccount", account));
    }

    private static String arn(String type, String account, int i) {
        return ARNS.getOrDefault(type, "")
                .replace("REGION", REGIONS.get(i % REGIONS.size()))
                .replace("ACCOUNT", account)
                .replace("NAME", NAMES.get(i % NAMES.size()));
    }
}
