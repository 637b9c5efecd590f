package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.organization.Member.AccountState;
import io.github.findingrelay.organization.Surroundings.SeenAnalyzer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Whatever AWS Organizations answers, the first accounts.yaml is valid and has each account once. */
class FirstFileProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @Property(tries = 150)
    void isValidAndHasEachAccountOnce(
            @ForAll("accounts") List<Tuple2<String, String>> accounts,
            @ForAll Language language,
            @ForAll boolean tagged,
            @ForAll("texts") String tag) {
        List<Member> members = new ArrayList<>();
        Map<String, OwnerClaim> claims = new HashMap<>();
        for (Tuple2<String, String> account : accounts) {
            Member member = new Member("9%011d".formatted(members.size()), account.get1(), AccountState.ACTIVE);
            members.add(member);
            if (tagged) {
                claims.put(member.id(), OwnerClaim.ofTag(tag, account.get2()));
            }
        }
        FirstAccounts first = FirstAccounts.of(
                members,
                claims,
                tagged ? Optional.of(tag) : Optional.empty(),
                Optional.empty(),
                new Phrases(language),
                TODAY);

        Checked<FirstDraft> draft = FirstDraft.of(file(first, tag, language), TODAY);

        assertThat(draft).as(draft.diagnostics().toString()).isInstanceOf(Checked.Valid.class);
        String text = ((Checked.Valid<FirstDraft>) draft).value().text();
        Checked<Organization> read = AccountsFile.parse(text.getBytes(StandardCharsets.UTF_8), TODAY);
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).isSubsetOf("contact.placeholder");
        assertThat(((Checked.Valid<Organization>) read).value().accountIds())
                .containsExactlyInAnyOrderElementsOf(
                        members.stream().map(Member::id).toList());
    }

    private static FirstFile file(FirstAccounts accounts, String hostile, Language language) {
        Landscape landscape = new Landscape(
                "111111111111",
                Partition.AWS,
                "999999999999",
                Optional.of(Set.of()),
                Optional.of(Set.of()),
                Optional.of("r-ab12"),
                Optional.of(Set.of("us-east-1", "eu-west-1")),
                Optional.of(false),
                Optional.empty(),
                List.of(new SeenAnalyzer(hostile, "ORGANIZATION", "us-east-1")));
        return new FirstFile(
                FirstSettings.of(landscape, Optional.empty(), "us-east-1"),
                accounts,
                List.of(hostile),
                new Phrases(language));
    }

    /** Whoever lists accounts in another order does not rename owners. */
    @Property(tries = 150)
    void ownersDoNotDependOnTheOrder(@ForAll("accounts") List<Tuple2<String, String>> accounts) {
        List<String> texts = new ArrayList<>(accounts.stream().map(Tuple2::get2).toList());
        NewOwners owners = NewOwners.of(texts, "Security", Optional.empty(), 40, TODAY);
        Collections.reverse(texts);
        NewOwners reversed = NewOwners.of(texts, "Security", Optional.empty(), 40, TODAY);

        assertThat(reversed.all())
                .extracting(NewOwner::key)
                .containsExactlyElementsOf(
                        owners.all().stream().map(NewOwner::key).toList());
        assertThat(owners.all())
                .extracting(NewOwner::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9][a-z0-9-]{0,42}"));
        for (String text : texts) {
            assertThat(reversed.of(text).map(NewOwner::key))
                    .isEqualTo(owners.of(text).map(NewOwner::key));
        }
    }

    @Provide
    Arbitrary<List<Tuple2<String, String>>> accounts() {
        return Combinators.combine(texts(), owners())
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static Arbitrary<String> owners() {
        Arbitrary<String> words =
                Arbitraries.of("Payments", "payments", "チーム", "R&D", "security", "a.b", "-", "null", "x".repeat(80));
        Arbitrary<String> addresses = Arbitraries.of(
                "payments@example.com",
                "PAYMENTS@example.com",
                "a.b@example.com",
                "a.b@other.example",
                "x@localhost",
                "a@b@example.com",
                "..@example.com",
                "{}#'*@example.com");
        return Arbitraries.oneOf(
                words,
                addresses,
                Combinators.combine(words, Arbitraries.of(": ", " ", " <", " - ", "/"), addresses)
                        .as((w, s, a) -> w + s + a),
                Combinators.combine(addresses, addresses).as((a, b) -> a + ", " + b),
                allTexts());
    }

    @Provide
    Arbitrary<String> texts() {
        return allTexts();
    }

    private static Arbitrary<String> allTexts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "\u3000",
                        "\n\t",
                        "x".repeat(257),
                        "{{resolve:secretsmanager:x}}",
                        "- id: \"1\"\n",
                        "# no comment",
                        "true",
                        "\uD800",
                        "a\u0000b\u001b[31m",
                        "https://example.com",
                        "@owners@",
                        "${x}",
                        "$1 \\ %s",
                        "\u202eabc",
                        "\u2028"),
                Arbitraries.strings().all().ofMaxLength(20));
    }
}
