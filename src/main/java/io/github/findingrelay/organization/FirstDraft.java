package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.generate.QuotaSettings;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.TrustZone;
import io.github.findingrelay.organization.Member.AccountState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new accounts.yaml, read and checked before anybody sees it. */
record FirstDraft(FirstFile file, String text) {

    private static final QuotaSettings USUAL = new QuotaSettings(Routing.ACCOUNT, 0);

    /** With settings that keep the quotas of AWS; or what is wrong with it, which would be a bug. */
    static Checked<FirstDraft> of(FirstFile file, LocalDate today) {
        return read(file.text(USUAL), today).then(organization -> {
            String text = file.text(QuotaSettings.of(organization));
            return read(text, today).then(again -> Checked.valid(new FirstDraft(file, text)));
        });
    }

    private static Checked<Organization> read(String text, LocalDate today) {
        Checked<Organization> read = AccountsFile.parse(text.getBytes(StandardCharsets.UTF_8), today);
        // What it warns of is a TODO in the file.
        return read instanceof Checked.Valid<Organization> valid ? Checked.valid(valid.value()) : read;
    }

    /** One that people fill in. */
    static Checked<FirstDraft> example(
            Optional<String> region, Optional<String> contact, Phrases phrases, LocalDate today) {
        boolean japanese = phrases.language() == Language.JA;
        String home = region.orElse(japanese ? "ap-northeast-1" : "us-east-1");
        List<String> regions = home.equals("us-east-1") ? List.of(home, "us-west-2") : List.of(home, "us-east-1");
        Landscape landscape = new Landscape(
                "111122223333",
                Partition.AWS,
                "444455556666",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        FirstSettings settings = new FirstSettings(landscape, home, regions, TrustZone.ORGANIZATION, false, List.of());
        List<Member> members = List.of(
                member("111122223333", japanese ? "セキュリティ" : "security-tooling"),
                member("444455556666", japanese ? "管理" : "management"),
                member("777788889999", japanese ? "決済 本番" : "payments-prod"),
                member("000011112222", japanese ? "決済 開発" : "payments-dev"));
        OwnerClaim payments = OwnerClaim.ofTag(
                "owner", japanese ? "決済チーム payments@example.com" : "Payments team payments@example.com");
        FirstAccounts accounts = FirstAccounts.of(
                members,
                Map.of("777788889999", payments, "000011112222", payments),
                Optional.empty(),
                contact,
                phrases,
                today);
        return of(new FirstFile(settings, accounts, List.of(phrases.text("origin.example")), phrases), today);
    }

    private static Member member(String id, String name) {
        return new Member(id, name, AccountState.ACTIVE);
    }
}
