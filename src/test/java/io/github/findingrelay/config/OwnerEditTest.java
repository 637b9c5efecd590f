package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.BesideOthers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BesideOthers
class OwnerEditTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private static final String HEAD = """
        organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
        notifications: {fallback: security}
        owners:
          security: {name: Security, contacts: [{email: security@example.com}]}
          payments: {name: Payments, contacts: [{email: payments@example.com}]}
          "true": {name: Truth, contacts: [{email: true@example.com}]}
        accounts:
        """;

    @Test
    void onlyTheValuesChangeAndOurRemarksGo() {
        assertThat(edited(
                        """
                # ours
                - id: "222222222221"   # the first
                  owner: security  # ask Jane before 2027
                  name: "owner: security"
                - {id: "222222222222", name: b, owner: 'security'}  # TODO: the account has no tag 'owner'
                - id: '222222222223'
                  owner: "security"   # TODO: タグ 'チーム' の値は 'x' ですが、まだ連絡先がありません
                  name: c
                - {owner: security, id: "222222222224", name: d} # TODO: mine
                - {id: "222222222225", name: e, owner: security}  # TODO: the account has no tag 'owner'
                """,
                        Map.of(
                                "222222222221", "payments",
                                "222222222222", "payments",
                                "222222222223", "true",
                                "222222222224", "payments")))
                .isEqualTo("""
                # ours
                - id: "222222222221"   # the first
                  owner: payments  # ask Jane before 2027
                  name: "owner: security"
                - {id: "222222222222", name: b, owner: payments}
                - id: '222222222223'
                  owner: "true"
                  name: c
                - {owner: payments, id: "222222222224", name: d} # TODO: mine
                - {id: "222222222225", name: e, owner: security}  # TODO: the account has no tag 'owner'
                """);
    }

    @Test
    void lineBreaksAndWideCharactersStayWhereTheyAre() {
        assertThat(edited(
                        "- {id: \"222222222221\", name: 😀データ, owner: security} # 😀\r\n",
                        Map.of("222222222221", "payments")))
                .isEqualTo("- {id: \"222222222221\", name: 😀データ, owner: payments} # 😀\r\n");
    }

    /** An escape in a key makes the value longer than it looks: nothing is written rather than something wrong. */
    @Test
    void whatCannotBeChangedSafelyIsRefused() {
        String text = HEAD + "- {id: \"222222222221\", name: a, owner: \"\\x73ecurity\"}\n";

        assertThat(OwnerEdit.of(Map.of("222222222221", "payments"), sources(text), TODAY))
                .isInstanceOf(Checked.Valid.class);
        String folded = HEAD + "- id: \"222222222221\"\n  name: a\n  owner: >-\n    security\n";
        assertThat(OwnerEdit.of(Map.of("222222222221", "payments"), sources(folded), TODAY))
                .isInstanceOf(Checked.Invalid.class);
    }

    /** An account is in one file, and that one changes; the others are as they were. */
    @Test
    void eachFileThatHasSuchAnAccountChanges() {
        AccountsSources sources = sources(HEAD + "- {id: \"222222222221\", name: a, owner: security}\n")
                .with("accounts.d/a.yaml", "accounts:\n- {id: \"222222222222\", name: b, owner: security}\n")
                .with("accounts.d/b.yaml", "accounts:\n- {id: \"222222222223\", name: c, owner: security} # ours\n");

        Checked<AccountsEdits> edits =
                OwnerEdit.of(Map.of("222222222221", "payments", "222222222223", "payments"), sources, TODAY);

        assertThat(((Checked.Valid<AccountsEdits>) edits).value().each())
                .containsExactly(
                        new AccountsEdit(
                                "accounts.yaml",
                                HEAD + "- {id: \"222222222221\", name: a, owner: security}\n",
                                HEAD + "- {id: \"222222222221\", name: a, owner: payments}\n"),
                        new AccountsEdit(
                                "accounts.d/b.yaml",
                                "accounts:\n- {id: \"222222222223\", name: c, owner: security} # ours\n",
                                "accounts:\n- {id: \"222222222223\", name: c, owner: payments} # ours\n"));
    }

    private static String edited(String accounts, Map<String, String> owners) {
        Checked<AccountsEdits> edits = OwnerEdit.of(owners, sources(HEAD + accounts), TODAY);
        assertThat(edits).as(edits.diagnostics().toString()).isInstanceOf(Checked.Valid.class);
        String after =
                ((Checked.Valid<AccountsEdits>) edits).value().each().get(0).after();
        assertThat(after).startsWith(HEAD);
        return after.substring(HEAD.length());
    }

    private static AccountsSources sources(String text) {
        return AccountsSources.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
