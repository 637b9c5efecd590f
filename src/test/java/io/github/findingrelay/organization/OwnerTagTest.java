package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.organization.Organizations.Tag;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OwnerTagTest {

    private static final Organization ORGANIZATION = CoverageTest.example();
    private static final OwnerTag TAG = new OwnerTag(ORGANIZATION, "owner");

    /** Whom only the tag can lead to. */
    private final Owner owner = ORGANIZATION.owners().stream()
            .filter(one -> !one.equals(ORGANIZATION.notifications().fallback()))
            .findFirst()
            .orElseThrow();

    @Test
    void theValueIsTheKeyOrTheNameOfAnOwner() {
        assertThat(choice("owner", owner.key())).isEqualTo(new OwnerTag.TaggedOwner(owner, ""));
        assertThat(choice("Owner", " " + owner.name().toUpperCase(Locale.ROOT)).owner())
                .isEqualTo(owner);
    }

    @Test
    void whatLeadsToNobodySaysWhy() {
        var fallback = ORGANIZATION.notifications().fallback();

        assertThat(choice("team", "x"))
                .isEqualTo(new OwnerTag.TaggedOwner(fallback, "no owner yet: the account has no tag 'owner'"));
        assertThat(choice("owner", "xyz"))
                .isEqualTo(new OwnerTag.TaggedOwner(fallback, "the tag 'owner' says 'xyz', which is no owner here"));
    }

    @Test
    void theExactKeyComesFirst() {
        assertThat(TAG.among(List.of(new Tag("OWNER", "xyz"), new Tag("owner", owner.key())))
                        .owner())
                .isEqualTo(owner);
    }

    private static OwnerTag.TaggedOwner choice(String key, String value) {
        return TAG.among(List.of(new Tag("other", "x"), new Tag(key, value)));
    }
}
