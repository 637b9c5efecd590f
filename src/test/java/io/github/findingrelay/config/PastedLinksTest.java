package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BesideOthers
class PastedLinksTest {

    private static final String TEAM = "12345678-90ab-4cde-8f01-234567890abc";
    private static final String TENANT = "22345678-90ab-4cde-8f01-234567890abc";
    private static final String QUERY = "?groupId=" + TEAM + "&tenantId=" + TENANT;
    private static final String CHANNEL = "19%3a0a_b-c%40thread.tacv2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack: https://app.slack.com/client/T0AB12CD3/C0AB12CD3",
                "slack: ' https://app.slack.com/client/T0AB12CD3/C0AB12CD3/ '",
                "slack: https://APP.slack.com/client/T0AB12CD3/C0AB12CD3/thread/C0AB12CD3-17.1?x=y#z",
                "slack: slack://channel?team=T0AB12CD3&id=C0AB12CD3",
                "slack: https://slack.com/app_redirect?channel=C0AB12CD3&team=T0AB12CD3",
                "slack: {channel: https://app.slack.com/client/T0AB12CD3/C0AB12CD3}",
                "slack: {workspace: T0AB12CD3, channel: https://app.slack.com/client/T0AB12CD3/C0AB12CD3}",
                "slack: {workspace: T0AB12CD3, channel: https://example.slack.com/archives/C0AB12CD3}",
                "slack: {workspace: T0AB12CD3, channel: 'https://example.slack.com/archives/C0AB12CD3/p170?thread_ts=1'}"
            })
    void aLinkOfSlackIsTakenApart(String contact) {
        assertThat(contacts(contact)).containsExactly(new ChatChannel.Slack("T0AB12CD3", "C0AB12CD3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://teams.microsoft.com/l/channel/19%3a0a_b-c%40thread.tacv2/General" + QUERY,
                "https://teams.microsoft.com/l/channel/19%3A0a_b-c%40thread.tacv2/General" + QUERY + "&ngc=true",
                "https://teams.cloud.microsoft/l/channel/19:0a_b-c@thread.tacv2/General" + QUERY,
                "https://teams.microsoft.com/l/channel/19%3a0a%5Fb%2Dc%40thread.tacv2/General?tenantId=" + TENANT
                        + "&amp;groupId=" + TEAM,
                "https://teams.microsoft.com/l/channel/19%3a0a_b-c%40thread.tacv2/General?tenantid=" + TENANT
                        + "&groupid=" + TEAM + "#top"
            })
    void aLinkOfTeamsIsTakenApart(String link) {
        Contact expected = new ChatChannel.Teams(TENANT, TEAM, CHANNEL, Optional.of("General"));

        assertThat(contacts("teams: \"%s\"".formatted(link))).containsExactly(expected);
        assertThat(contacts("teams: {channel: \"%s\"}".formatted(link))).containsExactly(expected);
        assertThat(contacts("teams: {tenant: %s, channel: \"%s\"}".formatted(TENANT, link)))
                .containsExactly(expected);
    }

    @Test
    void aLinkSaysWhatTheChannelIsCalled() {
        assertThat(nameOf("%E6%B1%BA%E6%B8%88%20%2B%20C%2B%2B")).contains("決済 + C++");
        assertThat(nameOf("a+b")).contains("a+b");
        assertThat(nameOf("")).isEmpty();
    }

    @Test
    void whatNoNameMayHaveIsLeftOut() {
        assertThat(nameOf("x%E2%80%8By")).isEmpty();
        assertThat(nameOf("www.example.com")).isEmpty();
        assertThat(nameOf("x%0D%0Ay")).isEmpty();
        assertThat(nameOf("%7B%7Bresolve:x")).isEmpty();
        assertThat(nameOf("x".repeat(81))).isEmpty();
        assertThat(nameOf("x".repeat(80))).isPresent();
    }

    /** Wherever it stands: what a link calls the channel is only for channels that nobody has named. */
    @Test
    void aNameThatSomebodyHasGivenStands() {
        String teams = "teams: \"https://teams.microsoft.com/l/channel/%s/General%s\"".formatted(CHANNEL, QUERY);

        List<Contact> contacts = contacts("name: Alerts\n        " + teams, teams);

        assertThat(contacts).extracting(Contact::name).containsExactly(Optional.of("Alerts"), Optional.of("Alerts"));
        assertThat(contacts(teams, "name: Alerts\n        " + teams)).isEqualTo(contacts);
    }

    private static Optional<String> nameOf(String inLink) {
        return contacts("teams: \"https://teams.microsoft.com/l/channel/%s/%s%s\"".formatted(CHANNEL, inLink, QUERY))
                .get(0)
                .name();
    }

    /** Whoever names a channel in one file names it for the links in all of them. */
    @Test
    void aNameInAnotherFileCountsMoreThanThatOfALink() {
        String ids = "{tenant: %s, team: %s, channel: %s}".formatted(TENANT, TEAM, CHANNEL);
        String link = "https://teams.microsoft.com/l/channel/" + CHANNEL + "/General" + QUERY;
        SourceText main = new SourceText("accounts.yaml", """
                organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
                notifications: {fallback: o}
                owners: {o: {name: O, contacts: [{email: o@example.com}, {name: Alerts, teams: %s}]}}
                accounts: []
                """.formatted(ids));
        SourceText part = new SourceText("accounts.d/p.yaml", """
                owners: {p: {name: P, contacts: [{email: p@example.com}, {teams: "%s"}]}}
                accounts: [{id: "222222222222", name: x, owner: p}]
                """.formatted(link));

        assertThat(AccountsFile.parse(List.of(main, part), LocalDate.of(2026, 7, 1))
                        .diagnostics())
                .isEmpty();
    }

    /** Each of an owner of its own, without the owner's address. */
    private static List<Contact> contacts(String... each) {
        StringBuilder text = new StringBuilder("""
                organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
                notifications: {fallback: o0}
                accounts: []
                owners:
                """);
        for (int i = 0; i < each.length; i++) {
            text.append("  o%d:\n    name: Owner\n    contacts:\n      - %s\n".formatted(i, each[i]));
        }
        Checked<Organization> read =
                AccountsFile.parse(text.toString().getBytes(StandardCharsets.UTF_8), LocalDate.of(2026, 7, 1));
        assertThat(read.diagnostics()).isEmpty();
        return ((Checked.Valid<Organization>) read)
                .value().owners().stream()
                        .flatMap(owner -> owner.contacts().stream())
                        .toList();
    }
}
