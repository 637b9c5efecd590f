package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What a finding's page offers as an archive rule can be put into accounts.yaml, and does what it says. */
class ArchiveRuleProperties {

    private static final String FILE = read(Path.of("src/test/fixtures/findings/accounts.yaml"));
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final ExistingAnalyzer ANALYZER = new ExistingAnalyzer(
            new AccountRegion("123456789012", "eu-west-1"),
            "arn:aws:access-analyzer:eu-west-1:123456789012:analyzer/finding-relay-analyzers",
            "finding-relay-analyzers",
            "ORGANIZATION",
            "ACTIVE",
            Optional.empty(),
            Map.of());

    /** Whom Access Analyzer has been seen to name. */
    private static final List<Map<String, String>> PRINCIPALS = List.of(
            Map.of("AWS", "*"),
            Map.of("AWS", "444455556666"),
            Map.of("AWS", "arn:aws:iam::444455556666:role/ci/deployer"),
            Map.of("AWS", "arn:aws:iam::444455556666:user/division/somebody"),
            Map.of("AWS", "arn:aws:sts::444455556666:assumed-role/upload/session@example.com"),
            Map.of("AWS", "arn:aws:sts::444455556666:federated-user/somebody"),
            Map.of("AWS", "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2EXAMPLE1ABC"),
            Map.of("AWS", "AIDACKCEVSQ6C2EXAMPLE"),
            Map.of("AWS", "AROADBQP57FF2AEXAMPLE"),
            Map.of("AWS", "logs.amazonaws.com"),
            Map.of("CanonicalUser", "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"),
            Map.of("Federated", "accounts.google.com"),
            Map.of("Federated", "cognito-identity.amazonaws.com"),
            Map.of("Federated", "*"),
            Map.of("Federated", "arn:aws:iam::222222222222:saml-provider/Okta"),
            Map.of("Federated", "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com"),
            Map.of("Service", "events.amazonaws.com"),
            Map.of());

    /** Resources with their types; AWS leaves some out where it could not look, and adds types. */
    private static final Map<String, String> RESOURCES = Map.of(
            "arn:aws:iam::222222222222:role/service-role/upload+x=y,z.@-_", "AWS::IAM::Role",
            "arn:aws:s3:::payments-exports", "AWS::S3::Bucket",
            "arn:aws:kms:eu-west-1:222222222222:key/7c9e6679-7425-40de-944b-e07fc1f90ae7", "AWS::KMS::Key",
            "arn:aws:lambda:eu-west-1:222222222222:layer:common:3", "AWS::Lambda::LayerVersion",
            "arn:aws:ec2:eu-west-1::snapshot/snap-0d8c91f5a7e26b34c", "AWS::EC2::Snapshot",
            "arn:aws:rds:eu-west-1:222222222222:cluster-snapshot:rds:prod", "AWS::RDS::DBClusterSnapshot",
            "arn:aws:dynamodb:eu-west-1:222222222222:table/t/stream/2026-06-14T09:37:28.105", "AWS::DynamoDB::Stream",
            "arn:aws:s3:eu-west-1:222222222222:accesspoint/shared", "AWS::S3::AccessPoint",
            "", "AWS::SNS::Topic");

    @Property(tries = 400)
    void theRuleIsValidAndMatchesTheFindingOnlyOnItsCondition(@ForAll("findings") ExternalFinding finding)
            throws IOException {
        String snippet = new ArchiveRuleSnippet(organization(FILE), finding).text();

        ArchiveRule rule = organization(FILE + snippet).archiveRules().get(1);

        assertThat(matches(rule, finding)).isTrue();
        finding.condition().keySet().stream()
                .filter(key -> snippet.contains("condition." + key + ": "))
                .forEach(key -> {
                    assertThat(matches(rule, with(finding, key, "another"))).isFalse();
                    assertThat(matches(rule, without(finding, key))).isFalse();
                });
        assertThat(finding.condition().keySet())
                .allMatch(
                        key -> snippet.contains("condition." + key + ": ") || snippet.contains("any condition." + key));
    }

    private static boolean matches(ArchiveRule rule, ExternalFinding finding) {
        return rule.match().stream()
                .allMatch(criterion -> criterion.holds(InMemoryFindings.value(finding, criterion.key())));
    }

    private static Organization organization(String text) throws IOException {
        Path workspace = Files.createTempDirectory("relay");
        Path file = workspace.resolve("accounts.yaml");
        try {
            Files.writeString(file, text);
            Checked<Organization> read = AccountsFile.read(workspace, LocalDate.of(2026, 7, 1));
            assertThat(read).as(text).isInstanceOf(Checked.Valid.class);
            return ((Checked.Valid<Organization>) read).value();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(workspace);
        }
    }

    private static ExternalFinding with(ExternalFinding finding, String key, String value) {
        Map<String, String> condition = new TreeMap<>(finding.condition());
        condition.put(key, value);
        return conditional(finding, condition);
    }

    private static ExternalFinding without(ExternalFinding finding, String key) {
        Map<String, String> condition = new TreeMap<>(finding.condition());
        condition.remove(key);
        return conditional(finding, condition);
    }

    private static ExternalFinding conditional(ExternalFinding finding, Map<String, String> condition) {
        return finding(
                finding.resource(),
                finding.type(),
                finding.principal(),
                finding.isPublic(),
                condition,
                finding.error());
    }

    private static ExternalFinding finding(
            String resource,
            String type,
            Map<String, String> principal,
            boolean isPublic,
            Map<String, String> condition,
            String error) {
        return new ExternalFinding(
                ANALYZER,
                "00000000-0000-4000-8000-000000000002",
                resource,
                type,
                "222222222222",
                FindingStatus.ACTIVE,
                principal,
                isPublic,
                List.of("s3:GetObject"),
                condition,
                List.of(),
                NOW,
                NOW,
                NOW,
                error);
    }

    @Provide
    Arbitrary<ExternalFinding> findings() {
        Arbitrary<Boolean> errors = Arbitraries.frequency(Tuple.of(1, true), Tuple.of(9, false));
        return Combinators.combine(
                        Arbitraries.of(RESOURCES.entrySet()),
                        Arbitraries.of(PRINCIPALS),
                        conditions(),
                        errors,
                        Arbitraries.of("ACCESS_DENIED", "INTERNAL_ERROR"))
                .as((resource, principal, condition, isError, error) -> finding(
                        resource.getKey(),
                        resource.getValue(),
                        isError ? Map.of() : principal,
                        !isError && condition.isEmpty() && principal.containsValue("*"),
                        condition,
                        isError ? error : ""));
    }

    private static Arbitrary<Map<String, String>> conditions() {
        Arbitrary<String> keys = Arbitraries.of(
                "aws:PrincipalOrgID",
                "aws:PrincipalOrgPaths",
                "aws:PrincipalArn",
                "aws:SourceArn",
                "aws:SourceAccount",
                "aws:SourceIp",
                "aws:SourceVpce",
                "aws:UserId",
                "kms:CallerAccount",
                "accounts.google.com:aud",
                "sts:ExternalId",
                "aws:PrincipalTag/team");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "*",
                        "o-abc1234567",
                        "o-abc1234567/r-ab12/*",
                        "arn:aws:iam::*:role/upload",
                        "arn:aws-cn:sns:cn-north-1:444455556666:topic",
                        "444455556666",
                        "0.0.0.0/0",
                        "{{resolve:ssm:/name}}",
                        "${aws:username}",
                        "a\"b\\c: #d",
                        "line\nbreak \u0085 \u2028 \u202e \u001b[31m"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(ArchiveRuleProperties::isText));
        return Arbitraries.maps(keys, values).ofMaxSize(3);
    }

    /** Half of a surrogate pair cannot be sent. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
