package io.github.findingrelay.generate;

import static io.github.findingrelay.generate.ParsedTemplate.list;
import static io.github.findingrelay.generate.ParsedTemplate.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.config.Regions;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.model.ResourceNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /** Names that stand for themselves in ARNs and patterns. */
    private static final Map<String, String> PSEUDO_PARAMETERS =
            Map.of("AWS::Partition", "aws", "AWS::Region", "ap-northeast-1", "AWS::AccountId", "111111111111");

    private final FileTree tree = render("analyzers-account");
    private final ParsedTemplate template = ParsedTemplate.of(tree, BootstrapTemplate.NAME);

    /** AWS says of stack sets only that they need all of CloudFormation. */
    @Test
    void noActionIsAWildcardButForTheStacksOfStackSets() {
        List<Map<String, Object>> wide = statements(template)
                .filter(statement -> !texts(statement, "Action").allMatch(a -> a.matches("[a-z-]+:[A-Za-z0-9]+")))
                .toList();

        assertThat(wide).hasSize(1);
        assertThat(wide.get(0)).containsEntry("Action", "cloudformation:*");
        assertThat(texts(wide.get(0), "Resource"))
                .containsExactly(
                        "arn:${AWS::Partition}:cloudformation:*:${AWS::AccountId}:stack/StackSet-finding-relay-analyzers*/*");
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
        Map<String, Object> handlers =
                mapping(mapping(new Yaml().load(Files.readString(FIXTURES.resolve("permissions/handlers.yaml"))))
                        .get("types"));
        Set<String> rendered = new TreeSet<>();
        for (Path fixture : Fixtures.in("generate")) {
            FileTree tree = new Workspace(fixture).tree();
            tree.files().keySet().stream()
                    .filter(file -> file.endsWith(".yaml"))
                    .filter(file -> !file.equals(BootstrapTemplate.NAME) && !file.startsWith("stack-sets/"))
                    .flatMap(file -> ParsedTemplate.of(tree, file).resources().values().stream())
                    .forEach(resource -> rendered.add((String) mapping(resource).get("Type")));
        }

        assertThat(handlers.keySet()).containsAll(rendered);
        assertThat(Stream.concat(actions("CloudFormationRole").stream(), actionsOnTheKey())
                        .collect(toSet()))
                .isEqualTo(rendered.stream()
                        .flatMap(type -> needed(mapping(handlers.get(type))))
                        .collect(toSet()));
    }

    /** No template of ours has the properties that an action is only for: {@code .ci/check-permissions} looks at each. */
    private static Stream<String> needed(Map<String, Object> handler) {
        Set<String> spared = Stream.concat(
                        mapping(handler.getOrDefault("onlyFor", Map.of())).values().stream(),
                        Stream.of(handler.getOrDefault("never", List.of())))
                .flatMap(BootstrapTemplateTest::texts)
                .collect(toSet());
        return Stream.of("create", "read", "update", "delete", "tag", "list")
                .flatMap(doing -> texts(handler.getOrDefault(doing, List.of())))
                .filter(action -> !spared.contains(action));
    }

    /** What the key's own policy allows the role, and so no other key does. */
    private static Stream<String> actionsOnTheKey() {
        return keyStatement("smallest").stream().flatMap(statement -> texts(statement, "Action"));
    }

    private static Optional<Map<String, Object>> keyStatement(String fixture) {
        return ParsedTemplate.of(render(fixture), "foundation.yaml").ofType("AWS::KMS::Key").values().stream()
                .flatMap(key -> list(mapping(key.get("KeyPolicy")).get("Statement")).stream())
                .map(ParsedTemplate::mapping)
                .filter(statement -> Map.of("AWS", "*").equals(statement.get("Principal")))
                .findFirst();
    }

    /**
     * KMS counts the tags and aliases of a new key minutes later only, and refuses a policy that would lock its author out:
     * what follows the making of a key may rest on neither.
     */
    @Test
    void theKeysOwnPolicyNamesCloudFormationsRole() {
        Map<String, Object> statement = keyStatement("smallest").orElseThrow();

        assertThat(texts(statement, "Action"))
                .contains("kms:PutKeyPolicy", "kms:EnableKeyRotation", "kms:CreateAlias", "kms:ScheduleKeyDeletion");
        assertThat(statement.get("Condition"))
                .isEqualTo(
                        Map.of(
                                "StringEquals", Map.of("kms:CallerAccount", Map.of("Ref", "AWS::AccountId")),
                                "ArnEquals",
                                        Map.of(
                                                "aws:PrincipalArn",
                                                Map.of(
                                                        "Sub",
                                                        "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/finding-relay-cloudformation"))));
    }

    /** Whoever can deploy would have power over every key of the account that bears a tag, or can be given one. */
    @Test
    void cloudFormationHasNoPowerOverOtherKeys() {
        List<Map<String, Object>> ofKeys = statements(role("CloudFormationRole"))
                .filter(s -> texts(s, "Action").anyMatch(a -> a.startsWith("kms:") && !a.equals("kms:ListAliases")))
                .filter(s -> texts(s, "Resource").noneMatch(arn -> arn.endsWith(":alias/finding-relay")))
                .toList();

        assertThat(ofKeys)
                .extracting(s -> s.get("Condition"))
                .containsExactly(
                        Map.of("StringEquals", Map.of("aws:RequestTag/finding-relay:prefix", "finding-relay")),
                        Map.of("ForAnyValue:StringEquals", Map.of("kms:ResourceAliases", "alias/finding-relay")));
        assertThat(texts(ofKeys.get(0), "Action")).containsExactly("kms:CreateKey", "kms:TagResource");
        assertThat(texts(ofKeys.get(1), "Action")).doesNotContain("kms:CreateAlias", "kms:UpdateAlias");
    }

    /** What CloudFormation may make of rules is what there is in every tree; so no other can be smuggled in. */
    @Test
    void rulesMatchFindingsAloneAndHandThemToOurs() {
        Map<String, Object> sources = condition("RulesForFindings");
        assertThat(sources.get("Null")).isEqualTo(Map.of("events:source", "false", "events:detail-type", "false"));
        Map<String, Object> values = mapping(sources.get("ForAllValues:StringEquals"));
        Map<String, Object> targets = condition("TargetsOfOurs");
        assertThat(targets.get("Null")).isEqualTo(Map.of("events:TargetArn", "false"));
        List<Pattern> ours = texts(mapping(targets.get("ForAllValues:ArnLike")), "events:TargetArn")
                .map(BootstrapTemplateTest::pattern)
                .toList();

        List<Map<String, Object>> rules = everywhere("AWS::Events::Rule");
        assertThat(rules).hasSizeGreaterThan(20).allSatisfy(rule -> {
            Map<String, Object> pattern = mapping(rule.get("EventPattern"));
            assertThat(pattern.get("source")).isEqualTo(List.of(values.get("events:source")));
            assertThat(pattern.get("detail-type")).isEqualTo(List.of(values.get("events:detail-type")));
        });
        assertThat(rules.stream()
                        .flatMap(rule -> list(rule.get("Targets")).stream())
                        .map(target -> mapping(target).get("Arn"))
                        .filter(arn -> !Map.of("GetAtt", "Bus.Arn").equals(arn)))
                .hasSizeGreaterThan(20)
                .allMatch(arn -> ours.stream().anyMatch(glob -> matches(glob, (String) arn)));
        assertThat(List.of(
                        "arn:aws:events:ap-northeast-1:111111111111:event-bus/finding-relay-bus-00",
                        "arn:aws:sns:ap-northeast-1:111111111111:finding-relay-fallback"))
                .allMatch(arn -> ours.stream().anyMatch(glob -> matches(glob, arn)));
        assertThat(List.of(
                        "arn:aws:events:ap-northeast-1:444455556666:event-bus/finding-relay-bus-00",
                        "arn:aws:events:ap-northeast-1:111111111111:event-bus/default",
                        "arn:aws:sns:ap-northeast-1:111111111111:other",
                        "arn:aws:lambda:ap-northeast-1:111111111111:function:finding-relay-deliver-en"))
                .noneMatch(arn -> ours.stream().anyMatch(glob -> matches(glob, arn)));
    }

    @Test
    void whatIsSubscribedIsMailAndChatIsOfOurNames() {
        assertThat(condition("SubscribeMail")).isEqualTo(Map.of("StringEquals", Map.of("sns:Protocol", "email")));
        assertThat(everywhere("AWS::SNS::Subscription"))
                .hasSizeGreaterThan(20)
                .allMatch(subscription -> "email".equals(subscription.get("Protocol")));
        assertThat(statements(role("CloudFormationRole"))
                        .filter(s -> texts(s, "Action").anyMatch(action -> action.startsWith("sns:")))
                        .flatMap(s -> texts(s, "Resource")))
                .isNotEmpty()
                .allMatch(arn -> arn.endsWith(":${AWS::AccountId}:finding-relay-*"));
        Pattern channels =
                pattern(texts(statement("Channels"), "Resource").findFirst().orElseThrow());
        assertThat(Stream.of("SlackChannelConfiguration", "MicrosoftTeamsChannelConfiguration")
                        .flatMap(type -> everywhere("AWS::Chatbot::" + type).stream()))
                .hasSizeGreaterThan(1)
                .allMatch(channel -> matches(
                        channels,
                        "arn:aws:chatbot::111111111111:chat-configuration/any/" + channel.get("ConfigurationName")));
        assertThat(matches(channels, "arn:aws:chatbot::111111111111:chat-configuration/slack-channel/other"))
                .isFalse();
    }

    /** What AWS's own policies for stack sets have besides: what is too little shows only there. */
    @Test
    void stackSetsMayRollBackAndLookAtWhatThereIs() {
        List<Map<String, Object>> grants = statements(role("StackSetExecutionRole"))
                .filter(s -> texts(s, "Action").anyMatch(a -> a.startsWith("cloudformation:")))
                .toList();

        assertThat(grants).extracting(s -> s.get("Sid")).containsExactly("Stacks", "Types", "ReadStacks");
        assertThat(texts(grants.get(1), "Action")).contains("cloudformation:RollbackStack");
        assertThat(texts(grants.get(1), "Resource"))
                .containsExactly("arn:${AWS::Partition}:cloudformation:*::type/resource/*");
        assertThat(texts(grants.get(2), "Action"))
                .contains("cloudformation:ListStacks", "cloudformation:DescribeStacks");
        assertThat(grants.get(2)).containsEntry("Resource", "*");
    }

    /** A target is a place that a stack set goes to; what only reads asks for none. */
    @ParameterizedTest
    @ValueSource(strings = {"PlanRole", "WatchRole", "DeployRole"})
    void whatReadsStackSetsReadsOurs(String role) {
        assertThat(statements(role(role))
                        .filter(s -> texts(s, "Action").anyMatch("cloudformation:DescribeStackSet"::equals))
                        .flatMap(s -> texts(s, "Resource")))
                .isNotEmpty()
                .allMatch(arn -> arn.endsWith(":stackset/finding-relay-analyzers*"));
    }

    /** A provider that is left of a stack that could not be made would let the next one fail. */
    @Test
    void othersMayRelyOnTheIdentityProvider() {
        assertThat(mapping(template.resources().get("GitHub")))
                .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                .containsEntry("UpdateReplacePolicy", "Retain");
    }

    /** The authorization data has no resource for it, and a policy of AWS's own names one all the same. */
    @Test
    void aStackSetIsMadeWithOurTagUnderAnyName() {
        List<Map<String, Object>> grants = statements(role("DeployRole"))
                .filter(s -> texts(s, "Action").anyMatch("cloudformation:CreateStackSet"::equals))
                .toList();

        assertThat(grants).hasSize(1);
        assertThat(grants.get(0)).containsEntry("Resource", "*");
        assertThat(grants.get(0).get("Condition"))
                .isEqualTo(Map.of("StringEquals", Map.of("aws:RequestTag/finding-relay:prefix", "finding-relay")));
    }

    /** The properties of every resource of a type, in the trees of all fixtures with our account and prefix. */
    private static List<Map<String, Object>> everywhere(String type) {
        return TREES.stream()
                .flatMap(tree -> tree.files().keySet().stream()
                        .filter(file -> file.endsWith(".yaml") && !file.equals(BootstrapTemplate.NAME))
                        .flatMap(file -> ParsedTemplate.of(tree, file).ofType(type).values().stream()))
                .toList();
    }

    private static final List<FileTree> TREES = Fixtures.in("generate").stream()
            .map(Workspace::new)
            .filter(workspace -> isOfTheUsualNames(workspace.organization()))
            .map(Workspace::tree)
            .toList();

    private static boolean isOfTheUsualNames(Organization organization) {
        return organization.stackPrefix().equals("finding-relay")
                && organization.adminAccount().equals(PSEUDO_PARAMETERS.get("AWS::AccountId"))
                && organization.homeRegion().equals(PSEUDO_PARAMETERS.get("AWS::Region"));
    }

    private Map<String, Object> condition(String sid) {
        return mapping(statement(sid).get("Condition"));
    }

    private Map<String, Object> statement(String sid) {
        return statements(role("CloudFormationRole"))
                .filter(statement -> sid.equals(statement.get("Sid")))
                .findFirst()
                .orElseThrow();
    }

    /** An ARN with wildcards, in our account and Region. */
    private static Pattern pattern(String arn) {
        String filled = arn;
        for (Map.Entry<String, String> value : PSEUDO_PARAMETERS.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return Pattern.compile(filled.replace("*", ".*"));
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

    /** Beside what it reads: a message on a topic of ours, and the tag that says so. */
    @Test
    void remindersWriteToOurTopicsAlone() {
        List<Map<String, Object>> writes = statements(role("RemindRole"))
                .filter(s -> texts(s, "Action").noneMatch(action -> action.matches("[a-z-]+:(Get|List).*")))
                .toList();

        assertThat(writes).extracting(s -> s.get("Action")).startsWith("sns:Publish", "sns:TagResource");
        assertThat(writes.subList(0, 2).stream().flatMap(s -> texts(s, "Resource")))
                .hasSize(2)
                .allMatch(arn -> arn.endsWith(":sns:${AWS::Region}:${AWS::AccountId}:finding-relay-*"));
        assertThat(writes.get(1).get("Condition"))
                .isEqualTo(Map.of(
                        "Null", Map.of("aws:TagKeys", "false"),
                        "ForAllValues:StringLike", Map.of("aws:TagKeys", ResourceNames.REMINDED_TAG + "*")));
        assertThat(writes.subList(2, writes.size()))
                .extracting(s -> s.get("Sid"))
                .containsExactly("UseOurKey");
        assertThat(mapping(writes.get(2).get("Condition")))
                .containsEntry("ForAnyValue:StringEquals", Map.of("kms:ResourceAliases", "alias/finding-relay"));
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

    /** IAM's quota on the inline policies of a role, without white space. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PlanRole",
                "WatchRole",
                "RemindRole",
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

    /** A longer template is not taken from a file. */
    @Test
    void theLongestIsTakenWithoutABucket(@TempDir Path folder) throws IOException {
        FileTree longest =
                Workspace.of("""
                        organization: {adminAccount: "111111111111", managementAccount: "999999999999", homeRegion: us-east-1, regions: %s}
                        stackPrefix: a-prefix-of-thirty-two-character
                        notifications: {fallback: security}
                        owners: {security: {name: Security, contacts: [{email: security@example.com}]}}
                        accounts: []
                        """.formatted(Regions.of(Partition.AWS)), folder).tree();

        assertThat(Objects.requireNonNull(longest.files().get(BootstrapTemplate.NAME)).length)
                .isLessThanOrEqualTo(51_200);
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
                .filter(arn -> !arn.contains(":type/resource/"))
                .map(arn -> arn.replaceAll(".*:stack/([^/]*)/?.*}?$", "$1"))
                .map(glob -> Pattern.compile(glob.replace("*", ".*").replace("?", ".")))
                .toList();
    }

    private static boolean writesStacks(String action) {
        return action.matches("cloudformation:(.*(Stack|ChangeSet)|\\*)")
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
