package io.github.findingrelay.config;

import io.github.findingrelay.config.FindingSide.Facts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody, and strangers of every kind. */
final class TypicalPrincipals {

    private static final String ORIGIN_ACCESS = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ";
    private static final String GITHUB = ":oidc-provider/token.actions.githubusercontent.com";

    static final List<Facts> TYPICAL = Stream.of(
                    Stream.of(
                            new Facts(Map.of("isPublic", "true", "principal.AWS", "*")),
                            new Facts(Map.of("isPublic", "true", "principal.AWS", "*")),
                            new Facts(Map.of("isPublic", "true", "principal.Federated", "*")),
                            new Facts(Map.of("isPublic", "false", "principal.AWS", "*")),
                            new Facts(Map.of("isPublic", "false", "error", "ACCESS_DENIED")),
                            new Facts(Map.of("isPublic", "false", "error", "INTERNAL_ERROR"))),
                    TypicalAccounts.SOME.stream().map(account -> facts("AWS", account)),
                    arns(TypicalAccounts.SOME).map(arn -> facts("AWS", arn)),
                    Stream.of(
                                    "AROAQ7ZK3MVXW2LTRB5HN",
                                    "AROAJ4PYC6DSE8FGU9KXV",
                                    "AIDAT5NB2WQHR7MZLC3PX",
                                    "AIDAX9VEG4KJD6YSFU8QN",
                                    ORIGIN_ACCESS + "E2QWRUHAPOMQZL",
                                    ORIGIN_ACCESS + "E7BXKD95VJTSNC")
                            .map(id -> facts("AWS", id)),
                    Stream.of(
                                    "accounts.google.com",
                                    "graph.facebook.com",
                                    "www.amazon.com",
                                    "cognito-identity.amazonaws.com",
                                    provider(0, ":saml-provider/Okta"),
                                    provider(1, ":saml-provider/AzureAD"),
                                    provider(2, GITHUB),
                                    provider(3, GITHUB),
                                    provider(4, ":oidc-provider/gitlab.com"))
                            .map(id -> facts("Federated", id)),
                    Stream.of(
                                    "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
                                    "d38f60a71c5be92407f6e1b8c3a94d5276e0f1a2b9c8d7e6f5a4b3c2d1e0f9a8")
                            .map(id -> facts("CanonicalUser", id)))
            .flatMap(some -> some)
            .toList();

    /** Every account as a whole, a role of it, and a provider. */
    static final List<Facts> PROBES = Stream.of(
                    TypicalAccounts.ALL.stream().map(account -> facts("AWS", account)),
                    arns(TypicalAccounts.ALL).map(arn -> facts("AWS", arn)),
                    TypicalAccounts.ALL.stream()
                            .map(account -> facts("Federated", "arn:aws:iam::" + account + ":saml-provider/idp")))
            .flatMap(some -> some)
            .toList();

    private TypicalPrincipals() {}

    private static Facts facts(String kind, String id) {
        return new Facts(Map.of("isPublic", "false", "principal." + kind, id));
    }

    private static Stream<String> arns(List<String> accounts) {
        List<String> kinds = List.of(
                "role/Admin",
                "role/service-role/deploy-prod",
                "user/ci",
                "role/OrganizationAccountAccessRole",
                "role/read-only-access",
                "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_7c9e66797425de94",
                "role/AWSControlTowerExecution");
        return Stream.iterate(0, i -> i < accounts.size(), i -> i + 1)
                .map(i -> "arn:aws:iam::" + accounts.get(i) + ":" + kinds.get(i % kinds.size()));
    }

    private static String provider(int account, String name) {
        return "arn:aws:iam::" + TypicalAccounts.SOME.get(account) + name;
    }
}
