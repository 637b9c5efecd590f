package io.github.findingrelay.generate;

import static io.github.findingrelay.generate.ParsedTemplate.list;
import static io.github.findingrelay.generate.ParsedTemplate.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which runs of GitHub's workflows may take the roles of bootstrap.yaml. */
class BootstrapTrustTest {

    private static final String GITHUB = "token.actions.githubusercontent.com";

    private final ParsedTemplate template = ParsedTemplate.of(
            new Workspace(Path.of("src/test/fixtures/generate/smallest")).tree(), BootstrapTemplate.NAME);

    /** GitHub's documentation of subjects: the classic form, and since July 2026 the one with ids. */
    @ParameterizedTest
    @CsvSource({
        "PlanRole, StringLike, pull_request",
        "WatchRole, StringEquals, ref:refs/heads/main",
        "RemindRole, StringEquals, ref:refs/heads/main",
        "DeployRole, StringEquals, environment:production"
    })
    void gitHubIsTrustedForOneRepositoryOnly(String role, String operator, String subject) throws IOException {
        String immutable = "repo:jane-doe_acme@1234/findings@5678:" + subject;
        String classic = "repo:jane-doe_acme/findings:" + subject;

        assertThat(subjects(role, operator, "immutable")).containsExactly(immutable);
        assertThat(subjects(role, operator, "classic")).containsExactly(classic);
        assertThat(subjects(role, operator, "both")).containsExactly(immutable, classic);
        assertThat(subjects(role, operator, "custom")).containsExactly(role.replace("Role", "Subject"));
    }

    /** Of a token whose issuer is not known to STS it does not know the branch; the subject says it in any case. */
    @ParameterizedTest
    @CsvSource({"PlanRole, false", "WatchRole, true", "RemindRole, true", "DeployRole, true"})
    void whatDeploysWatchesOrRemindsIsTheBranchMain(String role, boolean onMain) throws IOException {
        JsonNode conditions = trust(role, "immutable").get("Condition");

        assertThat(conditions.at("/StringEquals").get(GITHUB + ":aud").asText()).isEqualTo("sts.amazonaws.com");
        assertThat(conditions.has("StringEqualsIfExists")).isEqualTo(onMain);
        if (onMain) {
            assertThat(conditions
                            .at("/StringEqualsIfExists")
                            .get(GITHUB + ":ref")
                            .asText())
                    .isEqualTo("refs/heads/main");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://token.actions.githubusercontent.com",
                "https://github.example.com/_services/token",
                "https://token.actions.octo-corp.ghe.com"
            })
    void anyIssuerOfGitHubsTokensCanBeTrusted(String issuer) throws IOException {
        assertThat(takes("OidcIssuer", issuer)).isTrue();
        assertThat(template.ofType("AWS::IAM::OIDCProvider").get("GitHub"))
                .containsEntry("Url", Map.of("Ref", "OidcIssuer"));

        JsonNode trust = trust("DeployRole", "custom", issuer);

        String host = issuer.substring("https://".length());
        assertThat(trust.at("/Principal/Federated").asText())
                .isEqualTo("arn:aws:iam::111111111111:oidc-provider/" + host);
        assertThat(trust.at("/Condition/StringEquals").fieldNames())
                .toIterable()
                .containsExactly(host + ":aud", host + ":sub");
    }

    @ParameterizedTest
    @CsvSource({
        "GitHubOwner, jane-doe_acme",
        "DeploySubject, repo:octo-org/octo-repo:environment:production:job_workflow_ref:octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main",
        "DeploySubject, repository_owner_id:1234:repository_id:5678:environment:production",
        "DeploySubject, repo:octo-org/octo-repo:job_workflow_ref:octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main",
        "WatchSubject, repository_owner_id:1234:repository_id:5678:environment:",
        "WatchSubject, repo:octo-org/octo-repo:ref:refs/heads/main",
        "RemindSubject, repo:octo-org/octo-repo:ref:refs/heads/main:job_workflow_ref:octo-org/octo-repo/.github/workflows/remind.yml@refs/heads/main",
        "PlanSubject, repo:octo-org/octo-repo:pull_request:job_workflow_ref:octo-org/octo-repo/.github/workflows/pull-request.yml@refs/pull/*/merge",
        "PlanSubject, repository_owner_id:1234:repository_id:5678:environment:"
    })
    void whatGitHubCanSayIsTaken(String parameter, String value) {
        assertThat(takes(parameter, value)).isTrue();
    }

    /** Neither a pull request nor another branch deploys, whatever is written; nor does a text end the policy. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GitHubOwner | *",
                "GitHubOwner | any/other",
                "GitHubRepository | *",
                "DeploySubject | *",
                "DeploySubject | repo:octo-org/octo-repo:*",
                "DeploySubject | repo:octo-org/octo-repo:environment:production:*",
                "DeploySubject | repo:octo-org/octo-repo:pull_request",
                "DeploySubject | repository_owner_id:1234:repository_id:5678",
                "DeploySubject | repo:octo-org/octo-repo:environment:production-test",
                "DeploySubject | repo:octo-org/octo-repo:ref:refs/heads/main-2",
                "DeploySubject | x:y\"], \"a\": [\"z:environment:production",
                "WatchSubject | repo:octo-org/octo-repo:*",
                "RemindSubject | repo:octo-org/octo-repo:*",
                "PlanSubject | *",
                "PlanSubject | repo:*",
                "PlanSubject | repo:${GitHubOwner}",
                "OidcIssuer | token.actions.githubusercontent.com",
                "OidcIssuer | http://github.example.com/_services/token",
                "OidcIssuer | https://github.example.com/_services/token/"
            })
    void whatWouldLetOthersInIsRefused(String parameter, String value) {
        assertThat(takes(parameter, value)).isFalse();
    }

    /** CloudFormation compares all of a value. */
    private boolean takes(String parameter, String value) {
        Object pattern = mapping(mapping(template.root().get("Parameters")).get(parameter))
                .get("AllowedPattern");
        return value.matches((String) Objects.requireNonNull(pattern));
    }

    private Stream<String> subjects(String role, String operator, String form) throws IOException {
        JsonNode subjects = trust(role, form).at("/Condition/" + operator).get(GITHUB + ":sub");
        return StreamSupport.stream(subjects.spliterator(), false).map(JsonNode::asText);
    }

    private JsonNode trust(String role, String form) throws IOException {
        return trust(role, form, "https://" + GITHUB);
    }

    /** Who may take a role, as CloudFormation puts it together. */
    private JsonNode trust(String role, String form, String issuer) throws IOException {
        List<Object> parts = list(
                mapping(mapping(template.ofType("AWS::IAM::Role").get(role)).get("AssumeRolePolicyDocument"))
                        .get("Sub"));
        Map<String, Object> variables = mapping(parts.get(1));
        assertThat(variables.get("Issuer"))
                .isEqualTo(Map.of(
                        "Select", List.of(1, Map.of("Split", List.of("https://", Map.of("Ref", "OidcIssuer"))))));
        Map<String, String> values = Map.of(
                "AWS::Partition",
                "aws",
                "AWS::AccountId",
                "111111111111",
                "Issuer",
                issuer.substring("https://".length()),
                "Subject",
                chosen(variables.get("Subject"), form));
        return new ObjectMapper()
                .readTree(filled((String) parts.get(0), values))
                .at("/Statement/0");
    }

    /** A parameter that is custom stands for itself. */
    private String chosen(@Nullable Object value, String form) {
        Map.Entry<String, Object> function =
                mapping(value).entrySet().iterator().next();
        if (function.getKey().equals("Fn::If")) {
            List<Object> branches = list(function.getValue());
            List<Object> equal =
                    list(mapping(mapping(template.root().get("Conditions")).get(branches.get(0)))
                            .get("Equals"));
            return chosen(branches.get(equal.get(1).equals(form) ? 1 : 2), form);
        }
        return filled(
                (String) function.getValue(),
                Map.of(
                        "GitHubOwner", "jane-doe_acme",
                        "GitHubOwnerId", "1234",
                        "GitHubRepository", "findings",
                        "GitHubRepositoryId", "5678"));
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
