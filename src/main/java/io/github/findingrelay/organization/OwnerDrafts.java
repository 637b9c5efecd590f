package io.github.findingrelay.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts together what is about the same owner: texts with the same name, in whatever case; an address
 * by itself, and the one name that it stands beside elsewhere, or that it begins with.
 */
final class OwnerDrafts {

    private final SortedMap<String, OwnerDraft> named = new TreeMap<>();
    private final SortedMap<String, OwnerDraft> unnamed = new TreeMap<>();
    private final Map<OwnerDraft, OwnerDraft> joined = new HashMap<>();
    private final OwnerDraft fallback;
    private final int longest;

    /**
     * Of texts that are not empty.
     *
     * @param fallback what is known of the owner with the fallback's key
     */
    OwnerDrafts(OwnerText fallback, Collection<OwnerText> texts, int longest) {
        this.longest = longest;
        this.fallback = named.computeIfAbsent(NewOwners.FALLBACK, OwnerDraft::of);
        this.fallback.add(fallback);
        texts.stream()
                .filter(text -> !text.name().isEmpty())
                .forEach(text -> named.computeIfAbsent(OwnerDraft.identity(text.name()), key -> OwnerDraft.unknown())
                        .add(text));
        texts.stream()
                .filter(text -> text.name().isEmpty())
                .forEach(text -> unnamed.computeIfAbsent(text.addresses().get(0), key -> OwnerDraft.unknown())
                        .add(text));
        unnamed.values().forEach(this::join);
    }

    private void join(OwnerDraft draft) {
        List<OwnerDraft> sameAddress = named.values().stream()
                .filter(one -> one.addresses().stream().anyMatch(draft.addresses()::contains))
                .toList();
        if (sameAddress.size() == 1) {
            joined.put(draft, sameAddress.get(0));
            return;
        }
        List<OwnerDraft> sameWord = named.values().stream()
                .filter(one -> one.base(longest).equals(draft.base(longest)))
                .toList();
        boolean unique = unnamed.values().stream()
                        .filter(one -> one.base(longest).equals(draft.base(longest)))
                        .count()
                == 1;
        if (sameAddress.isEmpty()
                && unique
                && sameWord.size() == 1
                && sameWord.get(0).addresses().isEmpty()) {
            joined.put(draft, sameWord.get(0));
        }
    }

    /** Whom a text is about. */
    OwnerDraft of(OwnerText text) {
        OwnerDraft draft = text.name().isEmpty()
                ? unnamed.getOrDefault(text.addresses().get(0), fallback)
                : named.getOrDefault(OwnerDraft.identity(text.name()), fallback);
        return joined.getOrDefault(draft, draft);
    }

    OwnerDraft fallback() {
        return fallback;
    }

    /** The keys, none of them twice; the fallback's is first. */
    Map<OwnerDraft, String> keys() {
        joined.forEach((draft, owner) -> owner.addAll(draft));
        Map<OwnerDraft, String> keys = new LinkedHashMap<>(Map.of(fallback, NewOwners.FALLBACK));
        Set<String> taken = new HashSet<>(keys.values());
        for (Map<String, OwnerDraft> drafts : List.of(named, unnamed)) {
            drafts.values().stream()
                    .filter(draft -> !keys.containsKey(draft) && !joined.containsKey(draft))
                    .forEach(draft -> keys.put(draft, free(draft.base(longest), taken)));
        }
        return keys;
    }

    private static String free(String base, Set<String> taken) {
        String key = base;
        for (int number = 2; !taken.add(key); number++) {
            key = base + "-" + number;
        }
        return key;
    }
}
