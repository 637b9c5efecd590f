package io.github.findingrelay.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What archive rules can be about, from the Access Analyzer user guide's table of filter keys and
 * its list of resource types (2026).
 */
public final class FilterKeys {

    static final Set<String> ALL = words("""
          resource resourceType resourceOwnerAccount isPublic findingType error
          resourceControlPolicyRestriction serviceControlPolicyRestriction
          principal.AWS principal.Federated principal.CanonicalUser
          condition.aws:PrincipalArn condition.aws:PrincipalOrgID condition.aws:PrincipalOrgPaths
          condition.aws:SourceAccount condition.aws:SourceArn condition.aws:SourceIp
          condition.aws:SourceVpc condition.aws:SourceVpce condition.aws:UserId
          condition.aws:VpceAccount condition.aws:VpceOrgID condition.aws:VpceOrgPaths
          condition.cognito-identity.amazonaws.com:aud condition.graph.facebook.com:app_id
          condition.accounts.google.com:aud condition.kms:CallerAccount
          condition.www.amazon.com:app_id
          """);

    /** What Access Analyzer looks at. */
    public static final Set<String> RESOURCE_TYPES = words("""
          AWS::IAM::Role AWS::IAM::User AWS::S3::Bucket AWS::S3Express::DirectoryBucket
          AWS::KMS::Key AWS::SQS::Queue AWS::SNS::Topic AWS::SecretsManager::Secret
          AWS::Lambda::Function AWS::Lambda::LayerVersion AWS::ECR::Repository
          AWS::EFS::FileSystem AWS::EC2::Snapshot AWS::RDS::DBSnapshot AWS::RDS::DBClusterSnapshot
          AWS::DynamoDB::Table AWS::DynamoDB::Stream
          """);

    /** Types that only findings of unused access are about; our analyzers are of external access. */
    static final Set<String> UNUSED_ONLY = Set.of("AWS::IAM::User");

    /** All that a key can be in findings of external access, for keys that have few values. */
    static final Map<String, List<String>> CLOSED = Map.of(
            "isPublic", List.of("true", "false"),
            "findingType", List.of("ExternalAccess"),
            "error", List.of("ACCESS_DENIED", "INTERNAL_ERROR"),
            "resourceControlPolicyRestriction", List.of("APPLICABLE", "FAILED_TO_EVALUATE_RCP", "NOT_APPLICABLE"),
            "serviceControlPolicyRestriction", List.of());

    /** What the same keys can be in findings that only analyzers of another kind make. */
    static final Map<String, List<String>> OF_OTHER_ANALYZERS = Map.of(
            "findingType",
                    List.of(
                            "InternalAccess",
                            "UnusedIAMRole",
                            "UnusedIAMUserAccessKey",
                            "UnusedIAMUserPassword",
                            "UnusedPermission"),
            "serviceControlPolicyRestriction",
                    List.of("APPLICABLE", "APPLIED", "FAILED_TO_EVALUATE_SCP", "NOT_APPLICABLE"));

    private FilterKeys() {}

    /** As accounts.yaml has it; empty: no archive rule can ask for just that. */
    public static Optional<String> criterion(String key, String value) {
        boolean possible = ALL.contains(key) && !value.isEmpty() && !value.contains(TextRules.DYNAMIC_REFERENCE);
        return possible ? Optional.of("%s: {eq: [%s]}".formatted(key, PlainText.quoted(value))) : Optional.empty();
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
