package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;
import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The Region and the account in ARNs of resources: which services have them, and which can be found. */
final class ArnPlaces {

    /** Their names are unique by themselves, or in an account. */
    private static final Set<String> WITHOUT_REGION = Set.of("s3", "iam");

    /** Snapshots are written with and without it. */
    private static final Set<String> ANY_ACCOUNT = Set.of("ec2");

    private ArnPlaces() {}

    static Stream<Mistake> misplaced(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> Stream.of("eq", "neq").flatMap(operator -> match.values("resource", operator)))
                .flatMap(value -> WrittenArn.of(value.text())
                        .filter(arn -> !arn.types().isEmpty())
                        .flatMap(ArnPlaces::misplaced)
                        .map(why -> new Mistake(value, "'%s' cannot match: %s".formatted(value.text(), why)))
                        .stream());
    }

    private static Optional<String> misplaced(WrittenArn arn) {
        String service = arn.service().orElse("");
        return Stream.of(
                        wrong(arn.region(), "Region", !WITHOUT_REGION.contains(service)),
                        ANY_ACCOUNT.contains(service)
                                ? Optional.<String>empty()
                                : wrong(arn.account(), "account", !service.equals("s3")))
                .flatMap(Optional::stream)
                .map(("ARNs of such resources in " + service + " name %s")::formatted)
                .findFirst();
    }

    private static Optional<String> wrong(Optional<String> part, String name, boolean needed) {
        if (part.isPresent() == needed) {
            return Optional.empty();
        }
        return Optional.of(part.map(("no " + name + ", and this one has '%s'")::formatted)
                .orElse("the " + name + ", and this one does not"));
    }

    /** Warnings only: a Region may be added later, and its rule before it. */
    static Stream<Mistake> withoutAnalyzer(YamlNode root) {
        Set<String> listed =
                root.texts("organization", "regions", ANY).map(YamlScalar::text).collect(toSet());
        return WrittenMatch.all(root)
                .flatMap(match -> match.wanted("resource"))
                .flatMap(value -> WrittenArn.of(value.text())
                        .flatMap(WrittenArn::region)
                        .filter(region -> !listed.isEmpty() && !listed.contains(region))
                        .map(region -> new Mistake(
                                value,
                                "'%s' cannot match: Region '%s' is not under organization.regions, so that no analyzer of ours looks there"
                                        .formatted(value.text(), region)))
                        .stream());
    }
}
