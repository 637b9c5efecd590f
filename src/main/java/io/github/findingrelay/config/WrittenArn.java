package io.github.findingrelay.config;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An ARN, or how one begins, taken apart.
 *
 * @param parts at most six: {@code arn}, partition, service, Region, account, resource; the last may be
 *     cut off anywhere
 */
record WrittenArn(List<String> parts) {

    /** What ARNs of a type begin with behind the account. */
    private record Form(String type, String service, String start) {}

    private static final List<Form> FORMS = List.of(
            new Form("AWS::IAM::Role", "iam", "role/"),
            new Form("AWS::IAM::User", "iam", "user/"),
            new Form("AWS::S3::Bucket", "s3", ""),
            new Form("AWS::S3Express::DirectoryBucket", "s3express", "bucket/"),
            new Form("AWS::KMS::Key", "kms", "key/"),
            new Form("AWS::SQS::Queue", "sqs", ""),
            new Form("AWS::SNS::Topic", "sns", ""),
            new Form("AWS::SecretsManager::Secret", "secretsmanager", "secret:"),
            new Form("AWS::Lambda::Function", "lambda", "function:"),
            new Form("AWS::Lambda::LayerVersion", "lambda", "layer:"),
            new Form("AWS::ECR::Repository", "ecr", "repository/"),
            new Form("AWS::EFS::FileSystem", "elasticfilesystem", "file-system/"),
            new Form("AWS::EC2::Snapshot", "ec2", "snapshot/"),
            new Form("AWS::RDS::DBSnapshot", "rds", "snapshot:"),
            new Form("AWS::RDS::DBClusterSnapshot", "rds", "cluster-snapshot:"),
            new Form("AWS::DynamoDB::Table", "dynamodb", "table/"),
            new Form("AWS::DynamoDB::Stream", "dynamodb", "table/"));

    private static final int PARTITION = 1;
    private static final int SERVICE = 2;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    /** Empty: it does not begin as an ARN does. */
    static Optional<WrittenArn> of(String text) {
        return text.startsWith("arn:") ? Optional.of(new WrittenArn(List.of(text.split(":", 6)))) : Optional.empty();
    }

    Optional<String> partition() {
        return complete(PARTITION);
    }

    Optional<String> service() {
        return complete(SERVICE);
    }

    /** That of the resource, if the ARN has it. */
    Optional<String> region() {
        return complete(REGION).filter(region -> !region.isEmpty());
    }

    /** That of the resource, if the ARN has it. */
    Optional<String> account() {
        return complete(ACCOUNT).filter(account -> !account.isEmpty());
    }

    /** A part that another one follows. */
    private Optional<String> complete(int part) {
        return parts.size() > part + 1 ? Optional.of(parts.get(part)) : Optional.empty();
    }

    /** The types that Access Analyzer may report such a resource as; empty: none that is known. */
    Set<String> types() {
        return forms().map(Form::type).collect(toUnmodifiableSet());
    }

    private Stream<Form> forms() {
        String service = service().orElse("");
        String resource = parts.size() > RESOURCE ? parts.get(RESOURCE) : "";
        boolean stream = resource.contains("/stream/");
        // No bucket's name has a slash, and its ARN has neither Region nor account.
        boolean accessPoint = resource.startsWith("accesspoint/");
        return FORMS.stream()
                .filter(form -> form.service().equals(service))
                .filter(form ->
                        resource.startsWith(form.start()) || form.start().startsWith(resource))
                .filter(form -> !accessPoint || !form.type().equals("AWS::S3::Bucket"))
                .filter(form -> !stream || form.type().equals("AWS::DynamoDB::Stream"));
    }
}
