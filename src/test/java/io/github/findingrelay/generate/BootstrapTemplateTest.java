package io.github.findingrelay.generate;

import static io.github.findingrelay.generate.ParsedTemplate.list;
import static io.github.findingrelay.generate.ParsedTemplate.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What an administrator lets GitHub and CloudFormation do, and not more. */
class BootstrapTemplateTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");

    private static final Set<String> READS = Set.of(
            "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents",
            "cloudformation:DescribeStackResource",
            "cloudformation:DescribeStackResources",
            "cloudformation:DescribeChangeSet",
            "cloudformation:GetTemplate",
            "cloudformation:GetTemplateSummary",
            "cloudformation:ListStacks",
            "cloudformation:ListStackResources",
            "cloudformation:ListStackSets");

    private final FileTree tree = render("analyzers-account");
    private final ParsedTemplate template = ParsedTemplate.of(tree, BootstrapTemplate.NAME);

    @Test
    void noActionIsAWildcard() {
        assertThat(statements(template).flatMap(statement -> texts(statement, "Action")))
                .isNotEmpty()
                .allMatch(action -> action.matches("[a-z-]+:[A-Za-z0-9]+"));
    }

    @Test
    void everyWildcardResourceSaysWhy() {
        List<String> lines = new String(tree.files().get(BootstrapTemplate.NAME), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<Integer> wildcards = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).matches("\\s*(Resource:|-) \"?\\*\"?"))
                .boxed()
                .toList();

        assertThat(wildcards)
                .hasSize((int) Stream.concat(statements(template), boundary())
                        .filter(s -> "*".equals(s.get("Resource")))
                        .count())
                .allSatisfy(i -> assertThat(lines.get(i - 1)).matches("\\s*# .{20,}"));
    }

    /** Both ways: what is missing fails a deployment, what is too much is not for us to have. */
    @Test
    void cloudFormationMayDoExactlyWhatTheResourcesNeed() throws IOException {
        Map<String, Object> needed =
                mapping(new Yaml().load(Files.readString(FIXTURES.resolve("bootstrap/actions.yaml"))));
        Set<String> rendered = new TreeSet<>();
        for (Path fixture : Fixtures.in("generate")) {
            FileTree tree = new Workspace(fixture).tree();
            tree.files().keySet().stream()
                    .filter(file -> file.endsWith(".yaml"))
                    .filter(file -> !file.equals(BootstrapTemplate.NAME) && !file.startsWith("stack-sets/"))
                    .flatMap(file -> ParsedTemplate.of(tree, file).resources().values().stream())
                    .forEach(resource -> rendered.add((String) mapping(resource).get("Type")));
        }

        assertThat(needed.keySet()).containsExactlyInAnyOrderElementsOf(rendered);
        assertThat(actions("CloudFormationRole"))
                .isEqualTo(needed.values().stream()
                        .flatMap(BootstrapTemplateTest::texts)
                        .collect(toSet()));
    }

    @Test
    void noRoleTouchesAStackOutsideThePrefix() throws IOException {
        Set<String> ours = new TreeSet<>();
        for (Path fixture : Fixtures.in("generate")) {
            Organization organization = new Workspace(fixture).organization();
            if (organization.stackPrefix().equals("finding-relay")) {
                var manifest =
                        Workspace.value(Workspace.render(organization)).files().get(ManifestFile.NAME);
                new ObjectMapper()
                        .readTree(manifest)
                        .get("stacks")
                        .forEach(stack -> ours.add(stack.get("name").asText()));
            }
        }
        List<Pattern> writable = writableStacks("DeployRole");

        assertThat(ours)
                .hasSizeGreaterThan(10)
                .allMatch(name -> writable.stream().anyMatch(glob -> matches(glob, name)));
        assertThat(List.of(
                        "other",
                        "finding-relay",
                        "finding-relay-bootstrap",
                        "finding-relay-account-factory",
                        "finding-relay-accounts",
                        "finding-relay2-account-222222222222",
                        "StackSet-other-1234"))
                .allMatch(name -> writable.stream().noneMatch(glob -> matches(glob, name)));
        for (String role : template.ofType("AWS::IAM::Role").keySet()) {
            if (!role.equals("DeployRole")) {
                assertThat(writableStacks(role))
                        .as(role)
                        .noneMatch(glob -> matches(glob, "StackSet-other-1234"))
                        .noneMatch(glob -> matches(glob, "finding-relay-foundation"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PlanRole", "WatchRole"})
    void pullRequestsAndTheWatchCanOnlyRead(String role) {
        assertThat(actions(role)).isNotEmpty().allMatch(action -> action.matches("[a-z-]+:(Describe|Get|List).*"));
    }

    @Test
    void aRoleOfAStackCanDoNoMoreThanItsBoundary() {
        List<Map<String, Object>> grants = statements(role("CloudFormationRole"))
                .filter(s -> texts(s, "Action").anyMatch(a -> a.matches("iam:(CreateRole|Put.*)")))
                .toList();

        assertThat(grants).extracting(s -> s.get("Sid")).containsOnly("BoundedRoles");
        assertThat(actions("CloudFormationRole"))
                .doesNotContain("iam:DeleteRolePermissionsBoundary", "iam:AttachRolePolicy");
    }

    /** GitHub's documentation of subjects: the classic form, and since July 2026 the one with ids. */
    @Test
    void gitHubIsTrustedForOneRepositoryOnly() {
        assertThat(template.values("Sub").map(Object::toString).filter(sub -> sub.startsWith("repo:")))
                .containsExactly(
                        "repo:${GitHubOwner}@${GitHubOwnerId}/${GitHubRepository}@${GitHubRepositoryId}:pull_request",
                        "repo:${GitHubOwner}/${GitHubRepository}:pull_request",
                        "repo:${GitHubOwner}@${GitHubOwnerId}/${GitHubRepository}@${GitHubRepositoryId}:ref:refs/heads/main",
                        "repo:${GitHubOwner}/${GitHubRepository}:ref:refs/heads/main",
                        "repo:${GitHubOwner}@${GitHubOwnerId}/${GitHubRepository}@${GitHubRepositoryId}:environment:production",
                        "repo:${GitHubOwner}/${GitHubRepository}:environment:production");
        for (Object parameter : mapping(template.root().get("Parameters")).values()) {
            Object pattern = mapping(parameter).get("AllowedPattern");
            if (pattern != null) {
                assertThat("*").doesNotMatch((String) pattern);
                assertThat("any/other").doesNotMatch((String) pattern);
            }
        }
    }

    /** IAM's quota on the inline policies of a role, without white space. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PlanRole",
                "WatchRole",
                "DeployRole",
                "CloudFormationRole",
                "StackSetAdministrationRole",
                "StackSetExecutionRole"
            })
    void policiesAreShortEnough(String role) throws IOException {
        String policies = new ObjectMapper().writeValueAsString(role(role).get("Policies"));
        int resolved = policies.split("AWS::", -1).length * 20;
        assertThat(policies.length() + resolved).isLessThan(10_240);
    }

    @Test
    void aRegionThatMustBeEnabledBringsItsOwnService() {
        assertThat(texts(template.values("Service")
                        .filter(service -> service instanceof List)
                        .findFirst()
                        .orElseThrow()))
                .containsExactly("cloudformation.amazonaws.com", "cloudformation.ap-east-1.amazonaws.com");
    }

    private static FileTree render(String fixture) {
        return new Workspace(FIXTURES.resolve("generate/" + fixture)).tree();
    }

    private Map<String, Object> role(String logicalId) {
        return mapping(template.ofType("AWS::IAM::Role").get(logicalId));
    }

    private Set<String> actions(String role) {
        return statements(role(role))
                .flatMap(statement -> texts(statement, "Action"))
                .collect(toSet());
    }

    /** The names of stacks that a role may do more with than read. */
    private List<Pattern> writableStacks(String role) {
        return statements(role(role))
                .filter(s -> texts(s, "Action").anyMatch(BootstrapTemplateTest::writesStacks))
                .flatMap(s -> texts(s, "Resource"))
                .map(arn -> arn.replaceAll(".*:stack/([^/]*)/?.*}?$", "$1"))
                .map(glob -> Pattern.compile(glob.replace("*", ".*").replace("?", ".")))
                .toList();
    }

    private static boolean writesStacks(String action) {
        return action.matches("cloudformation:.*(Stack|ChangeSet)")
                && !READS.contains(action)
                && !action.contains("StackSet");
    }

    private static boolean matches(Pattern glob, String name) {
        return glob.matcher(name).matches();
    }

    private Stream<Map<String, Object>> boundary() {
        Map<String, Object> properties = Objects.requireNonNull(
                template.ofType("AWS::IAM::ManagedPolicy").get("Boundary"));
        return list(mapping(properties.get("PolicyDocument")).get("Statement")).stream()
                .map(ParsedTemplate::mapping);
    }

    private static Stream<Map<String, Object>> statements(ParsedTemplate template) {
        return template.ofType("AWS::IAM::Role").values().stream().flatMap(BootstrapTemplateTest::statements);
    }

    private static Stream<Map<String, Object>> statements(Map<String, Object> role) {
        return list(role.get("Policies")).stream()
                .map(policy -> mapping(mapping(policy).get("PolicyDocument")))
                .flatMap(document -> list(document.get("Statement")).stream())
                .map(ParsedTemplate::mapping);
    }

    private static Stream<String> texts(Map<String, Object> statement, String key) {
        return texts(Objects.requireNonNull(statement.get(key)));
    }

    /** A value or a list of values, each a text or a function of one. */
    private static Stream<String> texts(Object value) {
        return (value instanceof List<?> list ? list.stream() : Stream.of(value))
                .map(item ->
                        item instanceof Map<?, ?> map ? map.values().iterator().next() : item)
                .map(Object::toString);
    }

    private static Collector<String, ?, Set<String>> toSet() {
        return Collectors.toCollection(TreeSet::new);
    }
}
