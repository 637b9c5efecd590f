package io.github.findingrelay.organization;

import io.github.findingrelay.organization.FirstAccount.FirstRemark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The accounts and owners of a new accounts.yaml.
 *
 * @param accounts by owner, the fallback's first, and then by name
 * @param tag that says who owns an account; empty: none was asked for
 * @param wanting owners whom nobody knows how to reach, so that the fallback has their accounts: with how many
 */
record FirstAccounts(
        List<FirstAccount> accounts, NewOwners owners, Optional<String> tag, Map<NewOwner, Integer> wanting) {

    /** With more accounts than this, stacks are by owner, whose names have to be short. */
    private static final int MANY = 1000;

    private static final int LONG_KEY = 40;
    private static final int SHORT_KEY = 20;

    /**
     * Gives each account an owner.
     *
     * @param members those that are to be listed
     * @param claims by account; without: they could not be read
     * @param contact the address of the fallback
     */
    static FirstAccounts of(
            Collection<Member> members,
            Map<String, OwnerClaim> claims,
            Optional<String> tag,
            Optional<String> contact,
            Phrases phrases,
            LocalDate today) {
        List<String> texts = claims.values().stream().map(OwnerClaim::text).toList();
        int longest = members.size() > MANY ? SHORT_KEY : LONG_KEY;
        NewOwners owners = NewOwners.of(texts, phrases.text("security"), contact, longest, today);
        Map<String, String> names = new LinkedHashMap<>();
        members.forEach(member -> names.put(member.id(), member.name()));
        Map<String, String> possible = PossibleNames.of(names, today);
        List<FirstAccount> accounts = new ArrayList<>();
        Map<NewOwner, Integer> wanting = new TreeMap<>(Comparator.comparing(NewOwner::key));
        for (Member member : members) {
            Optional<OwnerClaim> claim = Optional.ofNullable(claims.get(member.id()));
            Optional<NewOwner> owner = claim.flatMap(said -> owners.of(said.text()));
            owner.filter(one -> !owners.canHave(one)).ifPresent(one -> wanting.merge(one, 1, Integer::sum));
            String name = possible.getOrDefault(member.id(), member.id());
            FirstRemark remark = new FirstRemark(
                    possible.containsKey(member.id()) ? "" : phrases.text("account.name", shortened(member.name())),
                    tag.map(key -> open(key, claim, owner, owners, phrases)).orElse(""));
            accounts.add(new FirstAccount(
                    member.id(), name, owner.filter(owners::canHave).orElse(owners.fallback()), remark));
        }
        accounts.sort(Comparator.<FirstAccount, String>comparing(one ->
                        one.owner().equals(owners.fallback()) ? "" : one.owner().key())
                .thenComparing(FirstAccount::name)
                .thenComparing(FirstAccount::id));
        return new FirstAccounts(List.copyOf(accounts), owners, tag, wanting);
    }

    private static String shortened(String text) {
        return text.codePoints()
                .limit(60)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What is open about the owner; empty: nothing is. */
    private static String open(
            String tag, Optional<OwnerClaim> claim, Optional<NewOwner> owner, NewOwners owners, Phrases phrases) {
        if (claim.isEmpty()) {
            return phrases.text("account.unread", tag);
        }
        if (claim.get().isEmpty()) {
            return phrases.text("account.no-tag", tag);
        }
        if (owner.isEmpty()) {
            return phrases.text("account.unusable", tag, shortened(claim.get().text()));
        }
        return owners.canHave(owner.get())
                ? ""
                : phrases.text("account.no-owner", tag, shortened(claim.get().text()));
    }

    /** Owners with accounts, and the fallback. */
    List<NewOwner> listed() {
        return Stream.concat(Stream.of(owners.fallback()), accounts.stream().map(FirstAccount::owner))
                .distinct()
                .toList();
    }

    /** How many accounts wait for a tag. */
    long untagged() {
        return tag.isEmpty()
                ? 0
                : accounts.stream()
                        .filter(account -> !account.remark().ofOwner().isEmpty())
                        .count();
    }
}
