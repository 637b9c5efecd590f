package io.github.findingrelay.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who has access, as Access Analyzer writes it. */
final class PrincipalValues {

    private static final String AWS = "principal.AWS";
    private static final String FEDERATED = "principal.Federated";

    private static final String PARTITION = "arn:aws(-[a-z]+)*:";

    /** CloudFront's origin access identities are in an account of this name. */
    private static final Pattern ARN =
            Pattern.compile(PARTITION + "(iam|sts):[a-z0-9-]*:([0-9]{12}|aws|cloudfront):[a-z-]+/.+");

    private static final Pattern ROOT = Pattern.compile(PARTITION + "iam::([0-9]{12}):root");

    /** An account; what is left of a user or role that is deleted; a service; an owner of buckets. */
    private static final Pattern ID = Pattern.compile(
            "[0-9]{12}|A[A-Z]{2}A[A-Z0-9]{12,124}(:.+)?|[a-z0-9.-]+\\.amazonaws\\.(com(\\.cn)?|eu)|[0-9a-f]{64}|\\*");

    private static final Pattern PROVIDER = Pattern.compile(PARTITION + "iam::[0-9]{12}:(saml|oidc)-provider/.+");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]+)?(/.*)?|\\*");

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{64}");

    private PrincipalValues() {}

    static Stream<YamlScalar> malformedIds(YamlNode root) {
        return whole(root, AWS)
                .filter(value -> !isArn(value) && !ID.matcher(value.text()).matches());
    }

    static Stream<YamlScalar> malformedArns(YamlNode root) {
        return whole(root, AWS)
                .filter(value -> isArn(value)
                        && !ARN.matcher(value.text()).matches()
                        && !ROOT.matcher(value.text()).matches());
    }

    static Stream<YamlScalar> malformedProviders(YamlNode root) {
        return whole(root, FEDERATED)
                .filter(value ->
                        !(isArn(value) ? PROVIDER : HOST).matcher(value.text()).matches());
    }

    static Stream<YamlScalar> malformedCanonicalIds(YamlNode root) {
        return whole(root, "principal.CanonicalUser")
                .filter(value -> !CANONICAL.matcher(value.text()).matches());
    }

    /** An account that nothing else stands beside, so that its criterion does not do what it says. */
    static Stream<Mistake> roots(YamlNode root) {
        return roots(root, true);
    }

    /** Warnings only: what stands beside it can match. */
    static Stream<Mistake> rootsAmongOthers(YamlNode root) {
        return roots(root, false);
    }

    private static Stream<Mistake> roots(YamlNode root, boolean alone) {
        return WrittenMatch.all(root)
                .flatMap(match -> Stream.of("eq", "neq", "contains")
                        .map(operator -> match.values(AWS, operator).toList())
                        .filter(values -> isAlone(values) == alone)
                        .flatMap(List::stream))
                .filter(PrincipalValues::isRoot)
                .map(value -> new Mistake(
                        value,
                        "'%s' cannot match: Access Analyzer reports a whole account by its 12 digits; use \"%s\""
                                .formatted(
                                        value.text(), ROOT.matcher(value.text()).replaceFirst("$2"))));
    }

    private static boolean isAlone(List<YamlScalar> values) {
        return values.stream().allMatch(PrincipalValues::isRoot);
    }

    private static boolean isRoot(YamlScalar value) {
        return ROOT.matcher(value.text()).matches();
    }

    private static Stream<YamlScalar> whole(YamlNode root, String key) {
        return WrittenMatch.all(root)
                .flatMap(match -> Stream.concat(match.values(key, "eq"), match.values(key, "neq")));
    }

    private static boolean isArn(YamlScalar value) {
        return value.text().startsWith("arn:");
    }
}
