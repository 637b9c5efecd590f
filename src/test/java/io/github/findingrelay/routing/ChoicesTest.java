package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value of each choice together with every value of each other one is rendered and proved.
 */
@BesideOthers
class ChoicesTest {

    private static final String ARCHIVE_RULES = """
      archiveRules:
        - name: published-buckets
          reason: The buckets of this account are for the public.
          approvedBy: security
          match:
            resourceOwnerAccount: {eq: ["222222222222"]}
            resourceType: {eq: ["AWS::S3::Bucket"]}
        - name: partner
          reason: The partner reads here.
          approvedBy: security
          match:
            principal.AWS: {eq: ["444455556666"]}
      """;

    private static final List<List<Value>> VALUES = List.of(
            choice("trustZone", "organization", "account", "both", "none"),
            choice(
                    "receiver",
                    "routing: account\n  fallback: security",
                    "routing: owner\n  fallback: security",
                    "routing: shared\n  sharedOwner: security"),
            choice("management", "111111111111", "999999999999", "222222222222"),
            choice("eventBuses", "0", "1", "7"),
            choice("roleFindings", "one-region", "archive-rules"),
            choice("roleRegion", "eu-west-1", "us-east-1"),
            choice("aggregator", "existing", "managed"),
            choice("language", "en", "ja"),
            choice("state", "enabled", "disabled"),
            choice("encryption", "true", "false"),
            choice("archiveRules", "", ARCHIVE_RULES));

    private static List<Value> choice(String choice, String... values) {
        return Stream.of(values).map(value -> new Value(choice, value)).toList();
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("pairwise")
    void isProved(Map<String, String> choice) throws IOException {
        Workspace workspace = Workspace.of(accounts(choice), folder).render();

        Proof proof = Workspace.value(Proofs.of(workspace));

        assertThat(proof.problems()).isEmpty();
    }

    private static String accounts(Map<String, String> choice) {
        String accounts = """
        organization:
          adminAccount: "111111111111"
          managementAccount: "{management}"
          organizationalUnits: [r-ab12]
          homeRegion: eu-west-1
          regions: [eu-west-1, us-east-1, ap-east-1]
        securityHub: {aggregator: {aggregator}}
        analyzers: {trustZone: {trustZone}}
        notifications:
          {receiver}
          roleFindings: {roleFindings}
          roleRegion: {roleRegion}
          eventBuses: {eventBuses}
          language: {language}
          state: {state}
          encryption: {encryption}
        owners:
          security:
            name: Cloud security
            contacts: [{email: security@example.com}, {slack: {workspace: T0AB12CD3, channel: C0AB12CD3}}]
          payments:
            name: Payments
            language: ja
            contacts: [{email: payments@example.com}]
        accounts:
          - {id: "111111111111", name: security, owner: security}
          - {id: "222222222222", name: payments, owner: payments}
          - {id: "333333333333", name: test, owner: payments, contacts: [{email: test@example.com}]}
        {archiveRules}""";
        for (Map.Entry<String, String> chosen : choice.entrySet()) {
            accounts = accounts.replace("{" + chosen.getKey() + "}", chosen.getValue());
        }
        return accounts;
    }

    private record Value(String choice, String value) {}

    /** Takes value after value, each time the one that makes most new pairs, until there are none. */
    static List<Map<String, String>> pairwise() {
        Set<Set<Value>> open = new LinkedHashSet<>();
        for (List<Value> some : VALUES) {
            for (List<Value> others : VALUES) {
                if (!some.equals(others)) {
                    some.forEach(value -> others.forEach(other -> open.add(Set.of(value, other))));
                }
            }
        }
        List<Map<String, String>> cases = new ArrayList<>();
        while (!open.isEmpty()) {
            Set<Value> next = new LinkedHashSet<>(open.iterator().next());
            VALUES.forEach(values -> next.add(best(values, next, open)));
            open.removeAll(pairs(next));
            cases.add(next.stream().collect(Collectors.toMap(Value::choice, Value::value)));
        }
        return cases;
    }

    /** The one that is chosen already, or else the one that makes most new pairs. */
    private static Value best(List<Value> values, Set<Value> chosen, Set<Set<Value>> open) {
        return values.stream()
                .filter(chosen::contains)
                .findFirst()
                .orElseGet(() -> Collections.max(
                        values,
                        Comparator.comparing(value -> chosen.stream()
                                .filter(other -> open.contains(Set.of(value, other)))
                                .count())));
    }

    private static Set<Set<Value>> pairs(Set<Value> chosen) {
        return chosen.stream()
                .flatMap(value ->
                        chosen.stream().filter(other -> !other.equals(value)).map(other -> Set.of(value, other)))
                .collect(Collectors.toSet());
    }
}
