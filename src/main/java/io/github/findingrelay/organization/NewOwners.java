package io.github.findingrelay.organization;

import io.github.findingrelay.config.ImpossibleAddresses;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The owners of a new accounts.yaml, made of what is written about the accounts. Which there are, and
 * their keys, depends on the texts alone and not on their order.
 *
 * @param fallback who receives what belongs to nobody else
 * @param all the fallback first
 */
record NewOwners(NewOwner fallback, List<NewOwner> all, Map<OwnerText, NewOwner> byText, Set<String> impossible) {

    /** The key of the fallback. */
    static final String FALLBACK = "security";

    NewOwners {
        all = List.copyOf(all);
        byText = Map.copyOf(byText);
        impossible = Set.copyOf(impossible);
    }

    /**
     * Makes owners.
     *
     * @param written about accounts
     * @param security the name of the fallback
     * @param contact an address of the fallback
     * @param longest how long keys may be, apart from a number at the end
     */
    static NewOwners of(
            Collection<String> written, String security, Optional<String> contact, int longest, LocalDate today) {
        List<OwnerText> texts = written.stream().map(OwnerText::of).toList();
        List<String> addresses = texts.stream()
                .flatMap(text -> text.addresses().stream())
                .distinct()
                .toList();
        Set<String> impossible = ImpossibleAddresses.among(addresses, today);
        List<OwnerText> possible = texts.stream()
                .map(text -> text.without(impossible))
                .filter(text -> !text.isEmpty())
                .toList();
        OwnerText fallback = new OwnerText("", contact.stream().toList());
        return of(new OwnerDrafts(fallback, possible, longest), possible, security, impossible, today);
    }

    private static NewOwners of(
            OwnerDrafts drafts, List<OwnerText> texts, String security, Set<String> impossible, LocalDate today) {
        Map<OwnerDraft, String> keys = drafts.keys();
        Map<String, String> names = new LinkedHashMap<>();
        keys.forEach((draft, key) -> names.put(key, draft.equals(drafts.fallback()) ? security : draft.name()));
        Map<String, String> possible = PossibleNames.of(names, today);
        Map<OwnerDraft, NewOwner> made = new LinkedHashMap<>();
        keys.forEach((draft, key) ->
                made.put(draft, new NewOwner(key, possible.getOrDefault(key, key), List.copyOf(draft.addresses()))));
        Map<OwnerText, NewOwner> byText = new HashMap<>();
        texts.forEach(text -> byText.put(text, Objects.requireNonNull(made.get(drafts.of(text)))));
        return new NewOwners(
                Objects.requireNonNull(made.get(drafts.fallback())), List.copyOf(made.values()), byText, impossible);
    }

    /** Whether accounts.yaml can have the owner, who needs a contact; the fallback gets one. */
    boolean canHave(NewOwner owner) {
        return owner.isReachable() || owner.equals(fallback);
    }

    /** Whom a text is about; empty: it is about nobody. */
    Optional<NewOwner> of(String written) {
        return Optional.ofNullable(byText.get(OwnerText.of(written).without(impossible)));
    }
}
