package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.organization.KnownOwners.ClaimedOwner;
import io.github.findingrelay.organization.Organizations.Tag;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OwnerTagTest {

    private static final Organization ORGANIZATION = CoverageTest.example();
    private static final OwnerTag TAG = new OwnerTag("owner");
    private static final KnownOwners OWNERS = new KnownOwners(ORGANIZATION);

    /** Whom only the tag can lead to. */
    private final Owner owner = ORGANIZATION.owners().stream()
            .filter(one -> !one.equals(ORGANIZATION.notifications().fallback()))
            .findFirst()
            .orElseThrow();

    @Test
    void theValueIsTheKeyOrTheNameOfAnOwner() {
        assertThat(choice("owner", owner.key())).isEqualTo(new ClaimedOwner(owner, ""));
        assertThat(choice("Owner", " " + owner.name().toUpperCase(Locale.ROOT)).owner())
                .isEqualTo(owner);
    }

    /** People write whom to ask. */
    @Test
    void theValueMayBeAnAddressOfOneOwner() {
        Organization organization = organization("""
            security: {name: Security, contacts: [{email: all@example.com}]}
            team-a: {name: Team A, contacts: [{email: team-a@example.com}, {email: all@example.com}]}
            """);
        KnownOwners owners = new KnownOwners(organization);

        for (String value : List.of(
                "team-a@example.com",
                "TEAM-A@example.com",
                "Team A: team-a@example.com",
                "team-a@example.com / jane@example.com")) {
            assertThat(owners.of(TAG.among(List.of(new Tag("owner", value)))))
                    .isEqualTo(new ClaimedOwner(organization.owners().get(1), ""));
        }
        assertThat(owners.of(OwnerClaim.ofTag("owner", "all@example.com")).remark())
                .endsWith("which is more than one owner");
        assertThat(owners.of(OwnerClaim.ofTag("owner", "eam-a@example.com")).remark())
                .endsWith("which is no owner here");
    }

    private static Organization organization(String owners) {
        String yaml = """
            organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
            notifications: {fallback: security}
            owners:
            %saccounts: []
            """.formatted(owners.indent(2));
        return CoverageTest.organization(yaml);
    }

    @Test
    void whatLeadsToNobodySaysWhy() {
        var fallback = ORGANIZATION.notifications().fallback();

        assertThat(choice("team", "x")).isEqualTo(new ClaimedOwner(fallback, "TODO: the account has no tag 'owner'"));
        assertThat(choice("owner", "xyz"))
                .isEqualTo(new ClaimedOwner(fallback, "TODO: the tag 'owner' says 'xyz', which is no owner here"));
    }

    @Test
    void theExactKeyComesFirst() {
        assertThat(OWNERS.of(TAG.among(List.of(new Tag("OWNER", "xyz"), new Tag("owner", owner.key()))))
                        .owner())
                .isEqualTo(owner);
    }

    private static ClaimedOwner choice(String key, String value) {
        return OWNERS.of(TAG.among(List.of(new Tag("other", "x"), new Tag(key, value))));
    }
}
