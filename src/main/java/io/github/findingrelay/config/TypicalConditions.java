package io.github.findingrelay.config;

import static io.github.findingrelay.config.TypicalAccounts.SOME;

import io.github.findingrelay.config.FindingSide.Facts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Access without a condition, as most is, and under conditions of strangers. */
final class TypicalConditions {

    private static final String PREFIX = "condition.";

    static final List<Facts> TYPICAL = Stream.of(
                    Collections.nCopies(30, new Facts(Map.of())).stream(),
                    each("aws:PrincipalOrgID", "o-q7zk3mvxw2", "o-j4pyc6dse8"),
                    each("aws:VpceOrgID", "o-q7zk3mvxw2", "o-j4pyc6dse8"),
                    each("aws:PrincipalOrgPaths", "o-q7zk3mvxw2/r-vk4e/ou-vk4e-83hdn2kq/*", "o-j4pyc6dse8/*"),
                    each("aws:VpceOrgPaths", "o-q7zk3mvxw2/r-vk4e/ou-vk4e-83hdn2kq/*", "o-j4pyc6dse8/*"),
                    each("aws:PrincipalArn", role(0), role(1)),
                    each("aws:SourceArn", "arn:aws:sns:us-east-1:" + SOME.get(2) + ":topic", "arn:aws:s3:::files"),
                    each("aws:SourceAccount", SOME.get(2), SOME.get(3)),
                    each("aws:VpceAccount", SOME.get(2), SOME.get(3)),
                    each("kms:CallerAccount", SOME.get(4), SOME.get(5)),
                    each("aws:SourceIp", "203.0.113.84/32", "198.51.100.0/24"),
                    each("aws:SourceVpc", "vpc-0e94b5d31c6a8f27d", "vpc-7c2f1a90"),
                    each("aws:SourceVpce", "vpce-0d8c91f5a7e26b34c", "vpce-7c2f1a90"),
                    each("aws:UserId", "AROAQ7ZK3MVXW2LTRB5HN:session", "AIDAT5NB2WQHR7MZLC3PX"),
                    each("cognito-identity.amazonaws.com:aud", "us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"),
                    each("accounts.google.com:aud", "530618247593-q7zk3mvx.apps.googleusercontent.com"),
                    each("graph.facebook.com:app_id", "198407362514"),
                    each("www.amazon.com:app_id", "amzn1.application-oa2-client.7c9e6679"))
            .flatMap(some -> some)
            .toList();

    /** Every account where a condition has one, and what any address is in. */
    static final List<Facts> PROBES = Stream.concat(
                    Stream.of("aws:SourceAccount", "aws:VpceAccount", "kms:CallerAccount")
                            .flatMap(key -> each(key, TypicalAccounts.ALL.toArray(String[]::new))),
                    each("aws:SourceIp", "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0"))
            .toList();

    private TypicalConditions() {}

    private static Stream<Facts> each(String key, String... values) {
        return Stream.of(values).map(value -> new Facts(Map.of(PREFIX + key, value)));
    }

    private static String role(int account) {
        return "arn:aws:iam::" + SOME.get(account) + ":role/Admin";
    }
}
