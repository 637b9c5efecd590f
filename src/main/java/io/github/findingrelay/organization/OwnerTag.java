package io.github.findingrelay.organization;

import io.github.findingrelay.organization.Organizations.Tag;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tag of accounts that says who owns each.
 *
 * @param key if no tag is spelt so, upper case is as lower case
 */
record OwnerTag(String key) {

    /** What the tag of an account says. */
    OwnerClaim among(List<Tag> tags) {
        return Stream.concat(
                        tags.stream().filter(one -> one.key().equals(key)),
                        tags.stream().filter(one -> one.key().equalsIgnoreCase(key)))
                .findFirst()
                .map(tag -> OwnerClaim.ofTag(tag.key(), tag.value()))
                .orElseGet(() -> OwnerClaim.ofTag(key, ""));
    }
}
