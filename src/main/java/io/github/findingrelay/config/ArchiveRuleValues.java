package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;
import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Access Analyzer takes any value in an archive rule, and never says that it cannot match. */
final class ArchiveRuleValues {

    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
    private static final Pattern ARN =
            Pattern.compile("arn:(?<partition>aws(-cn|-us-gov)?):[a-z0-9-]+:[a-z0-9-]*:(?<account>[0-9]{12}|aws)?:.+");

    private ArchiveRuleValues() {}

    static Stream<Mistake> unknownKeys(YamlNode root) {
        return Mistake.unknown(
                matches(root)
                        .flatMap(match -> match.entries().values().stream())
                        .map(YamlMapping.YamlEntry::key),
                FilterKeys.ALL,
                "'%s' is not an Access Analyzer filter key that an archive rule can use",
                "; such keys are resource, resourceType, principal.AWS");
    }

    static Stream<YamlScalar> malformedAccountIds(YamlNode root) {
        return Stream.of(
                        values(root, "resourceOwnerAccount"),
                        values(root, "condition.kms:CallerAccount"),
                        values(root, "condition.aws:VpceAccount"),
                        principals(root, false).filter(value -> !value.text().equals("*")))
                .flatMap(values -> values)
                .filter(value -> !isAccountId(value));
    }

    private static boolean isAccountId(YamlScalar value) {
        return ACCOUNT_ID.matcher(value.text()).matches();
    }

    static Stream<Mistake> unknownAccounts(YamlNode root) {
        Set<String> known = texts(root.texts("accounts", ANY, "id"));
        return Mistake.unknown(
                values(root, "resourceOwnerAccount").filter(value -> isAccountId(value) && !known.isEmpty()),
                known,
                "account '%s' is not under 'accounts'",
                "");
    }

    static Stream<YamlScalar> malformedArns(YamlNode root) {
        return arns(root).filter(value -> !ARN.matcher(value.text()).matches());
    }

    static Stream<YamlScalar> wildcards(YamlNode root) {
        return arns(root)
                .filter(value ->
                        ARN.matcher(value.text()).matches() && value.text().contains("*"));
    }

    static Stream<Mistake> ofOtherPartitions(YamlNode root) {
        String partition = RegionRules.partition(root).id();
        return arns(root)
                .filter(value -> !value.text().contains("*"))
                .filter(value -> !part(value, "partition").orElse(partition).equals(partition))
                .map(value -> new Mistake(
                        value,
                        "'%s' is of another partition than '%s', in which this organization is"
                                .formatted(value.text(), partition)));
    }

    /** Warnings only: AWS adds types. */
    static Stream<Mistake> unknownResourceTypes(YamlNode root) {
        return Mistake.unknown(
                values(root, "resourceType"),
                FilterKeys.RESOURCE_TYPES,
                "'%s' is not a resource type that Access Analyzer is known to report",
                "; one is AWS::IAM::Role");
    }

    static Stream<YamlScalar> neitherTrueNorFalse(YamlNode root) {
        return Stream.of("eq", "neq", "contains")
                .flatMap(operator -> root.texts("archiveRules", ANY, "match", "isPublic", operator, ANY))
                .filter(value -> !value.text().equals("true") && !value.text().equals("false"));
    }

    /** All criteria must hold, so that the owner in an ARN has to be among the owners. */
    static Stream<Mistake> resourcesOfOthers(YamlNode root) {
        return matches(root).flatMap(match -> {
            Set<String> owners = texts(match.texts("resourceOwnerAccount", "eq", ANY));
            return match.texts("resource", "eq", ANY)
                    .filter(resource -> !owners.isEmpty())
                    .flatMap(resource -> ofOthers(resource, owners).stream());
        });
    }

    private static Optional<Mistake> ofOthers(YamlScalar resource, Set<String> owners) {
        String message = "'%s' cannot match: it is owned by %s, and resourceOwnerAccount must be %s";
        String allowed = owners.stream().sorted().collect(Collectors.joining(" or "));
        return part(resource, "account")
                .filter(owner -> !owners.contains(owner))
                .map(owner -> message.formatted(resource.text(), owner, allowed))
                .map(words -> new Mistake(resource, words));
    }

    private static Stream<YamlMapping> matches(YamlNode root) {
        return root.mappings("archiveRules", ANY, "match");
    }

    /** What a key is compared with as a whole. */
    private static Stream<YamlScalar> values(YamlNode root, String key) {
        return Stream.of("eq", "neq").flatMap(operator -> root.texts("archiveRules", ANY, "match", key, operator, ANY));
    }

    private static Stream<YamlScalar> arns(YamlNode root) {
        return Stream.concat(values(root, "resource"), principals(root, true));
    }

    private static Stream<YamlScalar> principals(YamlNode root, boolean arn) {
        return values(root, "principal.AWS").filter(value -> value.text().startsWith("arn:") == arn);
    }

    /** A part of an ARN, if it is one and has it. */
    private static Optional<String> part(YamlScalar value, String name) {
        Matcher arn = ARN.matcher(value.text());
        return arn.matches() ? Optional.ofNullable(arn.group(name)) : Optional.empty();
    }

    private static Set<String> texts(Stream<YamlScalar> scalars) {
        return scalars.map(YamlScalar::text).collect(toSet());
    }
}
