package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever accounts.yaml says: what we render from it is proved. */
class ProofProperties {

    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-northeast-1");

    @Property(tries = 5, shrinking = ShrinkingMode.BOUNDED)
    void whatIsRenderedIsProved(@ForAll("organizations") String accounts) throws IOException {
        prove(accounts);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    @Tag("scale")
    void whateverIsRenderedIsProved(@ForAll("organizations") String accounts) throws IOException {
        prove(accounts);
    }

    private static void prove(String accounts) throws IOException {
        Path folder = Files.createTempDirectory("proof");
        try {
            Proof proof = Workspace.value(Proofs.of(rendered(accounts, folder)));

            assertThat(proof.problems()).isEmpty();
        } finally {
            Workspace.delete(folder);
        }
    }

    /** An owner with many groups of accounts and chat channels may need more than one stack holds. */
    private static Workspace rendered(String accounts, Path folder) throws IOException {
        try {
            return Workspace.of(accounts, folder).render();
        } catch (AssertionError e) {
            Assume.that(!String.valueOf(e.getMessage()).contains("rule=quota.template-size"));
            throw e;
        }
    }

    @Provide
    Arbitrary<String> organizations() {
        Arbitrary<String> settings = Combinators.combine(
                        Arbitraries.subsetOf("LOW", "MEDIUM", "HIGH", "CRITICAL", "INFORMATIONAL")
                                .filter(chosen -> !chosen.isEmpty()),
                        Arbitraries.of("one-region", "archive-rules"),
                        Arbitraries.of(REGIONS),
                        Arbitraries.of("enabled", "disabled"),
                        Arbitraries.of(true, false),
                        Arbitraries.of("en", "ja"),
                        Arbitraries.of(0, 0, 1, 2, 3, 7, 12),
                        Arbitraries.of(
                                "fallback: owner-0",
                                "routing: owner\n  fallback: owner-0",
                                "routing: shared\n  sharedOwner: owner-0"))
                .as(ProofProperties::settings);
        Arbitrary<List<Set<Integer>>> contacts = Arbitraries.integers()
                .between(0, 5)
                .set()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofSize(3);
        Arbitrary<List<Integer>> owners =
                Arbitraries.integers().between(0, 2).list().ofMaxSize(6);
        return Combinators.combine(settings, contacts, owners)
                .as((head, each, accounts) -> head + owners(each) + accounts(accounts));
    }

    private static String settings(
            Set<String> severities,
            String roleFindings,
            String roleRegion,
            String state,
            boolean encryption,
            String language,
            int eventBuses,
            String receiver) {
        return """
        organization:
          adminAccount: "111111111111"
          homeRegion: eu-west-1
          regions: [eu-west-1, us-east-1, ap-northeast-1]
        notifications:
          %s
          severities: %s
          roleFindings: %s
          roleRegion: %s
          state: %s
          encryption: %s
          language: %s
          eventBuses: %d
        """.formatted(
                        receiver,
                        severities.stream().sorted().toList(),
                        roleFindings,
                        roleRegion,
                        state,
                        encryption,
                        language,
                        eventBuses);
    }

    private static String owners(List<Set<Integer>> contacts) {
        return "owners:\n"
                + IntStream.range(0, contacts.size())
                        .mapToObj(owner ->
                                "  owner-%d:\n    name: Owner \"%d\" <b>\n    contacts:\n".formatted(owner, owner)
                                        + contacts.get(owner).stream()
                                                .sorted()
                                                .map(ProofProperties::contact)
                                                .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    /** Owners may share contacts. */
    private static String contact(int number) {
        return switch (number) {
            case 0, 1, 2 -> "      - email: team-%d@example.com%n".formatted(number);
            case 3, 4 -> "      - slack: {workspace: T0AB12CD3, channel: C0AB12CD%d}%n".formatted(number);
            default ->
                "      - teams: {tenant: 12345678-90ab-4cde-8f01-234567890abc, team: 22345678-90ab-4cde-8f01-234567890abc, channel: \"19%3aabc%40thread.tacv2\"}\n";
        };
    }

    private static String accounts(List<Integer> owners) {
        return owners.isEmpty()
                ? "accounts: []\n"
                : "accounts:\n"
                        + IntStream.range(0, owners.size())
                                .mapToObj(i -> "  - id: \"%012d\"%n    name: account %d%n    owner: owner-%d%n"
                                                .formatted(i * 7L + 1, i, owners.get(i))
                                        + ownContact(i))
                                .collect(Collectors.joining());
    }

    /** Every third account has a contact of its own, in turns by mail and by chat. */
    private static String ownContact(int account) {
        return switch (account % 6) {
            case 2 -> "    contacts:\n      - email: own-%d@example.com%n".formatted(account);
            case 5 -> "    contacts:\n      - slack: {workspace: T0AB12CD3, channel: C0AB12CD9}\n";
            default -> "";
        };
    }
}
