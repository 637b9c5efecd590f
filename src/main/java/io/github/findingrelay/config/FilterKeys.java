package io.github.findingrelay.config;

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

    private FilterKeys() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
