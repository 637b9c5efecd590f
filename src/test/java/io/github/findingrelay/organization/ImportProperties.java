package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsEdit;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.ImpossibleAdditions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever AWS Organizations answers, what can be imported is, and the file is valid. */
class ImportProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final String YAML = """
        organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
        notifications: {fallback: security}
        owners:
          security: {name: Cloud security, contacts: [{email: security@example.com}]}
          payments: {name: Payments, contacts: [{email: payments@example.com}]}
        accounts:
          - id: "222222222222"
            name: first
            owner: payments
        """;

    private static Path workspace = Path.of("");

    @BeforeContainer
    static void write() throws IOException {
        workspace = Files.createTempDirectory("import");
        Files.writeString(workspace.resolve("accounts.yaml"), YAML);
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(workspace.resolve("accounts.yaml"));
        Files.delete(workspace);
    }

    @Property(tries = 200)
    void theOthersAreImportedAndTheFileIsValid(@ForAll("accounts") List<Tuple.Tuple2<String, String>> accounts) {
        List<Addition> additions = new ArrayList<>();
        KnownOwners owners = new KnownOwners(CoverageTest.organization(YAML));
        for (Tuple.Tuple2<String, String> account : accounts) {
            Member member =
                    new Member("9%011d".formatted(additions.size()), account.get1(), Member.AccountState.ACTIVE);
            KnownOwners.ClaimedOwner owner = owners.of(OwnerClaim.ofTag("owner", account.get2()));
            additions.add(new Addition(member.id(), member.name(), owner.owner().key(), owner.remark()));
        }
        additions.add(new Addition("x-9", "no id", "security", ""));

        SortedMap<String, String> impossible = ImpossibleAdditions.among(additions, TODAY);
        List<Addition> possible = additions.stream()
                .filter(one -> !impossible.containsKey(one.id()))
                .toList();
        Checked<AccountsEdit> edit = AccountsEdit.adding(possible, workspace, "accounts.yaml", TODAY);

        assertThat(impossible).containsKey("x-9");
        assertThat(edit).isInstanceOf(Checked.Valid.class);
        assertThat(CoverageTest.organization(
                                ((Checked.Valid<AccountsEdit>) edit).value().after())
                        .accounts())
                .extracting(Account::id)
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("222222222222"), possible.stream().map(Addition::id))
                        .toList());
        assertThat(possible)
                .allMatch(one -> !one.name().isBlank()
                        && one.name().codePointCount(0, one.name().length()) <= 256);
    }

    @Provide
    Arbitrary<List<Tuple.Tuple2<String, String>>> accounts() {
        return Combinators.combine(names(), names())
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "\u3000",
                        "\n\t",
                        "x".repeat(257),
                        "{{resolve:secretsmanager:x}}",
                        "payments",
                        "payments@example.com",
                        "- id: \"1\"\n",
                        "# no comment",
                        "true",
                        "\uD800",
                        "a\u0000b\u001b[31m",
                        "https://example.com"),
                Arbitraries.strings().all().ofMaxLength(20));
    }
}
