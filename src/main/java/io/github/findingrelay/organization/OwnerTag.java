package io.github.findingrelay.organization;

import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.organization.Organizations.Tag;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestBudget;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who owns an account, by a tag of it.
 *
 * @param key of the tag; if no tag is spelt so, upper case is as lower case
 */
record OwnerTag(Organization organization, String key) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s:=/,;<>()]+@[^\\s:=/,;<>()]+");

    /**
     * What the tag leads to.
     *
     * @param owner the fallback's if the tag leads to nobody
     * @param remark why it leads to nobody, or empty
     */
    record TaggedOwner(Owner owner, String remark) {}

    /** Asks for the account's tags. */
    TaggedOwner of(String account, Organizations organizations, RequestBudget budget) {
        return among(Page.all(next -> budget.repeatable(() -> organizations.tags(account, next))));
    }

    TaggedOwner among(List<Tag> tags) {
        Optional<Tag> tag = Stream.concat(
                        tags.stream().filter(one -> one.key().equals(key)),
                        tags.stream().filter(one -> one.key().equalsIgnoreCase(key)))
                .findFirst();
        if (tag.isEmpty()) {
            return nobody("no owner yet: the account has no tag '%s'".formatted(key));
        }
        String value = tag.get().value().strip();
        List<Owner> named = owners(value);
        if (named.size() == 1) {
            return new TaggedOwner(named.get(0), "");
        }
        return nobody("the tag '%s' says '%s', which is %s"
                .formatted(tag.get().key(), value, named.isEmpty() ? "no owner here" : "more than one owner"));
    }

    /** By key, or else by name, or else by the address of a contact. */
    private List<Owner> owners(String value) {
        return Stream.<Predicate<Owner>>of(
                        owner -> owner.key().equalsIgnoreCase(value),
                        owner -> owner.name().strip().equalsIgnoreCase(value),
                        owner -> isReachedBy(owner, value))
                .map(isMeant -> organization.owners().stream().filter(isMeant).toList())
                .filter(owners -> !owners.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** An address by itself or behind words; mail servers ignore case. */
    private static boolean isReachedBy(Owner owner, String value) {
        return Stream.concat(Stream.of(value), ADDRESS.matcher(value).results().map(MatchResult::group))
                .anyMatch(address -> Contact.addresses(owner.contacts()).anyMatch(address::equalsIgnoreCase));
    }

    private TaggedOwner nobody(String remark) {
        return new TaggedOwner(organization.notifications().fallback(), remark);
    }
}
