package io.github.findingrelay.organization;

import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The owners that accounts.yaml has, as others write about them. */
record KnownOwners(Organization organization) {

    /**
     * What a claim leads to.
     *
     * @param owner the fallback's if it leads to nobody
     * @param remark why it leads to nobody, or empty
     */
    record ClaimedOwner(Owner owner, String remark) {
        boolean isKnown() {
            return remark.isEmpty();
        }
    }

    ClaimedOwner of(OwnerClaim claim) {
        if (claim.isEmpty()) {
            return nobody("TODO: " + claim.missing());
        }
        List<Owner> named = owners(claim.text());
        if (named.size() == 1) {
            return new ClaimedOwner(named.get(0), "");
        }
        return nobody("TODO: %s says '%s', which is %s"
                .formatted(claim.source(), claim.text(), named.isEmpty() ? "no owner here" : "more than one owner"));
    }

    /** By key, or else by name, or else by the address of a contact, by itself or beside words. */
    private List<Owner> owners(String value) {
        OwnerText text = OwnerText.of(value);
        return Stream.<Predicate<Owner>>of(
                        owner -> owner.key().equalsIgnoreCase(value),
                        owner -> owner.name().strip().equalsIgnoreCase(value),
                        owner -> isReachedBy(owner, text),
                        owner -> !text.name().isEmpty() && isNamed(owner, text.name()))
                .map(isMeant -> organization.owners().stream().filter(isMeant).toList())
                .filter(owners -> !owners.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Mail servers ignore case. */
    private static boolean isReachedBy(Owner owner, OwnerText text) {
        return Contact.addresses(owner.contacts())
                .anyMatch(address -> text.addresses().stream().anyMatch(address::equalsIgnoreCase));
    }

    /** However a name is written that a key was made of. */
    private static boolean isNamed(Owner owner, String name) {
        String identity = OwnerDraft.identity(name);
        return OwnerDraft.identity(owner.name()).equals(identity)
                || OwnerDraft.identity(owner.key()).equals(identity);
    }

    private ClaimedOwner nobody(String remark) {
        return new ClaimedOwner(organization.notifications().fallback(), remark);
    }
}
