package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However people write the list, all of it stays, and exactly the new accounts are added. */
class AccountsEditProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    /** What stands before the list, in lines. */
    private static final String HEAD = """
      # 組織 🎉
      organization: {adminAccount: "111111111111", homeRegion: ap-northeast-1, regions: [ap-northeast-1]}
      notifications:
        fallback: security
      owners:
        security:
          name: "セキュリティ"
          contacts: [{email: security@example.com}]
        "true":
          name: Truth
          contacts:
          - email: truth@example.com
      """;

    private static final List<String> NAMES = List.of(
            "plain",
            "two words",
            "データ基盤 本番",
            "yes",
            "null",
            "12",
            "1e3",
            "0x1F",
            "012345678901",
            "- dash",
            "a: b",
            "a #b",
            "\"quoted\"",
            "it's",
            "back\\slash",
            "{brace}",
            "[x], y",
            "&anchor",
            "*alias",
            "!tag",
            "%x",
            "@x",
            "`x`",
            "🎉 party",
            "line\nbreak",
            "tab\there",
            " padded ",
            "e\u0301",
            "=",
            "<<",
            "2026-07-01",
            "~",
            "?",
            "a:b",
            "a#b");

    /** How an entry looks, without its dash; {@code |} stands for a new line at its keys. */
    private static final List<String> ENTRIES = List.of(
            "id: \"%s\"|name: %s|owner: security",
            "{id: \"%s\", name: %s, owner: security}",
            "{ id: '%s', name: %s, owner: \"true\", }  # 🎉",
            "id: \"%s\"|name: %s|owner: security  # mine",
            "owner: security|id: '%s'|name: %s",
            "id: \"%s\"|# between|name: %s||owner: security|contacts:|  - email: a@example.com",
            "id: \"%s\"|name: %s|owner: security|contacts: []|# contacts: none",
            "id: \"%s\"|owner: security|# a block|name: >-|  folded|    %s",
            "id: \"%s\"|owner: security|name: |||+|  kept %s|");

    private static final List<String> BETWEEN =
            List.of("", "", "|", "|# a group|", "    # deep|", "  # a comment|", "# left|||");

    private static final List<String> TAILS = List.of(
            "",
            "archiveRules: []|",
            "|# What is intended.|archiveRules: []|",
            "# the end",
            "    # deep|# the end|",
            "stackPrefix: relay",
            "||",
            "...|",
            "  # 末尾|quotas: {stacks: 3000}|");

    /** A file and what is added to it. */
    record Case(String text, List<Addition> additions) {
        @Override
        public String toString() {
            return PlainText.quoted(text) + " + " + additions;
        }
    }

    @Property(tries = 500)
    void everythingStaysAndTheAccountsAreAdded(@ForAll("cases") Case one) {
        byte[] bytes = one.text().getBytes(StandardCharsets.UTF_8);
        Organization before = valid(AccountsEdit.parse(AccountsSources.of(bytes), "accounts.yaml", TODAY));

        Checked<AccountsEdit> added =
                AccountsEdit.adding(one.additions(), AccountsSources.of(bytes), "accounts.yaml", TODAY);
        AccountsEdit edit = valid(added);

        assertThat(edit.before()).isEqualTo(one.text());
        assertOnlyInserted(edit);
        Organization after = valid(AccountsFile.parse(edit.after().getBytes(StandardCharsets.UTF_8), TODAY));
        assertThat(after.with(before.accounts())).isEqualTo(before);
        List<Account> expected = new ArrayList<>(before.accounts());
        for (Addition addition : one.additions()) {
            expected.add(new Account(
                    addition.id(),
                    addition.name(),
                    before.owners().stream()
                            .filter(owner -> owner.key().equals(addition.owner()))
                            .findFirst()
                            .orElseThrow(),
                    List.of()));
        }
        assertThat(after.accounts()).isEqualTo(expected);
    }

    /** Without the inserted text it is the old one; of an empty list the brackets go. */
    private static void assertOnlyInserted(AccountsEdit edit) {
        String old = edit.before().replaceFirst("accounts: +(\\[ *]|~)", "accounts:");
        String now = edit.after();
        int head = 0;
        while (head < old.length() && old.charAt(head) == now.charAt(head)) {
            head++;
        }
        assertThat(now).endsWith(old.substring(head));
        boolean crLf = old.contains("\r\n");
        assertThat(now.replace("\r\n", "").contains(crLf ? "\n" : "\r")).isFalse();
    }

    private static <T> T valid(Checked<T> checked) {
        assertThat(checked).isInstanceOf(Checked.Valid.class);
        return ((Checked.Valid<T>) checked).value();
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(lists(), Arbitraries.of(TAILS), Arbitraries.of(true, false), added())
                .as((list, tail, crLf, additions) -> {
                    String text = HEAD + list + tail.replace('|', '\n');
                    return new Case(crLf ? text.replace("\n", "\r\n") : text, additions);
                });
    }

    private static Arbitrary<String> lists() {
        Arbitrary<String> empty = Arbitraries.of(
                "accounts: []\n",
                "accounts:\n",
                "accounts:   [ ]  # none\n",
                "accounts: ~\n",
                "accounts: # none yet\n",
                "\"accounts\": \n");
        Arbitrary<String> block = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 4),
                        Combinators.combine(Arbitraries.of(ENTRIES), Arbitraries.of(NAMES), Arbitraries.of(BETWEEN))
                                .as(List::of)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as(AccountsEditProperties::block);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, empty), net.jqwik.api.Tuple.of(5, block));
    }

    private static String block(int dash, int gap, List<List<String>> entries) {
        StringBuilder list = new StringBuilder("accounts:\n");
        String keys = "\n" + " ".repeat(dash + 1 + gap);
        int id = 0;
        for (List<String> entry : entries) {
            String form = entry.get(0);
            String name = form.contains(">-") || form.contains("+") ? "x" : PlainText.quoted(entry.get(1));
            list.append(" ".repeat(dash)).append('-').append(" ".repeat(gap));
            list.append(form.formatted("%012d".formatted(++id), name)
                    .replace("|||+", "\u0001")
                    .replace("|", keys)
                    .replace("\u0001", "|+"));
            list.append('\n').append(entry.get(2).replace('|', '\n'));
        }
        return list.toString();
    }

    private static Arbitrary<List<Addition>> added() {
        return Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.of("security", "true"),
                        Arbitraries.of("", "", "no owner yet", "says 'x # y'\nz"))
                .as((name, owner, remark) -> new Addition("", name, owner, remark))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(additions -> {
                    List<Addition> numbered = new ArrayList<>();
                    for (Addition one : additions) {
                        String id = "9%011d".formatted(numbered.size());
                        numbered.add(new Addition(id, one.name(), one.owner(), one.remark()));
                    }
                    return numbered;
                });
    }
}
