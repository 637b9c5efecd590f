package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Routing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BesideOthers
class QuotaSettingsTest {

    @Test
    void aSmallOrganizationNeedsNone() {
        assertThat(QuotaSettings.of(organization(60, ""))).isEqualTo(new QuotaSettings(Routing.ACCOUNT, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 300, 1500, 1700, 6000})
    void withTheSettingsNothingIsTight(int accounts) {
        QuotaSettings settings = QuotaSettings.of(organization(accounts, ""));

        Organization set = organization(
                accounts,
                ", routing: %s, eventBuses: %d".formatted(settings.routing().label(), settings.eventBuses()));

        assertThat(Limits.check(set)).isEmpty();
        assertThat(settings.routing()).isEqualTo(accounts < 1600 ? Routing.ACCOUNT : Routing.OWNER);
    }

    private static Organization organization(int accounts, String settings) {
        StringBuilder text = new StringBuilder("""
            organization: {adminAccount: "111111111111", homeRegion: us-east-1, regions: [us-east-1]}
            notifications: {fallback: o0%s}
            owners:
            """.formatted(settings));
        int owners = 20;
        for (int i = 0; i < owners; i++) {
            text.append("  o%d: {name: o, contacts: [{email: o%1$d@example.com}]}\n".formatted(i));
        }
        text.append("accounts:\n");
        for (int i = 0; i < accounts; i++) {
            text.append("  - {id: \"%012d\", name: a, owner: o%d}\n".formatted(i * 7919L, i % owners));
        }
        Checked<Organization> read =
                AccountsFile.parse(text.toString().getBytes(StandardCharsets.UTF_8), LocalDate.of(2026, 11, 1));
        return ((Checked.Valid<Organization>) read).value();
    }
}
