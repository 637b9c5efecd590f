package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;
import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Access Analyzer takes any value in an archive rule, and never says that it cannot match. */
final class ArchiveRuleValues {

    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
    private static final Pattern ORGANIZATION_ID = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern ARN = Pattern.compile("arn:aws(-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:.+");

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
        return values(root, "resourceOwnerAccount").filter(value -> !isAccountId(value));
    }

    /** Warnings only: a condition is what whoever wrote the policy has made of it. */
    static Stream<YamlScalar> unusualAccountIds(YamlNode root) {
        return Stream.of("condition.aws:SourceAccount", "condition.aws:VpceAccount", "condition.kms:CallerAccount")
                .flatMap(key -> values(root, key))
                .filter(value -> !isAccountId(value));
    }

    /** Warnings only, for the same reason. */
    static Stream<YamlScalar> unusualOrganizationIds(YamlNode root) {
        return Stream.of("condition.aws:PrincipalOrgID", "condition.aws:VpceOrgID")
                .flatMap(key -> values(root, key))
                .filter(value -> !value.text().contains("*")
                        && !ORGANIZATION_ID.matcher(value.text()).matches());
    }

    /** Part of an account id can only be digits. */
    static Stream<YamlScalar> partsOfNoAccountId(YamlNode root) {
        return root.texts("archiveRules", ANY, "match", "resourceOwnerAccount", "contains", ANY)
                .filter(value -> !value.text().matches("[0-9]{0,12}|.*[*?].*"));
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
        return values(root, "resource")
                .filter(value -> !ARN.matcher(value.text()).matches());
    }

    /** Warnings only: AWS adds resources. */
    static Stream<YamlScalar> ofUnknownKind(YamlNode root) {
        return values(root, "resource")
                .filter(value -> ARN.matcher(value.text()).matches())
                .filter(value -> WrittenArn.of(value.text())
                        .filter(arn -> arn.types().isEmpty())
                        .isPresent());
    }

    private static Stream<YamlMapping> matches(YamlNode root) {
        return root.mappings("archiveRules", ANY, "match");
    }

    /** What a key is compared with as a whole. */
    private static Stream<YamlScalar> values(YamlNode root, String key) {
        return Stream.of("eq", "neq").flatMap(operator -> root.texts("archiveRules", ANY, "match", key, operator, ANY));
    }

    private static Set<String> texts(Stream<YamlScalar> scalars) {
        return scalars.map(YamlScalar::text).collect(toSet());
    }
}
