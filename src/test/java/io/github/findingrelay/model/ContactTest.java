package io.github.findingrelay.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.fixture.BesideOthers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@BesideOthers
class ContactTest {

    private static final ChatChannel SLACK = new ChatChannel.Slack("T0AB12CD3", "C0AB12CD3");
    private static final ChatChannel NAMED = new ChatChannel.Slack("T0AB12CD3", "C0AB12CD3", Optional.of("#alerts\n"));

    @Test
    void aNameStandsWhereIdsWould() {
        assertThat(SLACK.label()).isEqualTo("slack T0AB12CD3/C0AB12CD3");
        assertThat(SLACK.inWords()).isEqualTo("Slack channel C0AB12CD3 of workspace T0AB12CD3");
        assertThat(NAMED.label()).isEqualTo("slack #alerts");
        assertThat(NAMED.inWords()).isEqualTo("Slack channel #alerts");
    }

    @Test
    void anAddressIsSeenBesideItsName() {
        assertThat(new Contact.Email("a@example.com").shown()).isEqualTo("a@example.com");
        assertThat(new Contact.Email("a@example.com", Optional.of("On-call")).shown())
                .isEqualTo("On-call <a@example.com>");
    }

    @Test
    void aNameMakesNoOtherChannel() {
        assertThat(NAMED.isSame(SLACK)).isTrue();
        assertThat(NAMED.key()).isEqualTo(SLACK.key());
        assertThat(NAMED.address()).isEqualTo(SLACK.address());
        assertThat(NAMED.isSame(new Contact.Email(NAMED.address()))).isFalse();
    }

    /** In accounts.yaml and where it is written as JSON, the name stands beside the ids and not among them. */
    @Test
    void theNameIsNoneOfTheIds() {
        assertThat(Json.write(NAMED)).isEqualTo(Json.write(SLACK)).doesNotContain("alerts");
    }
}
