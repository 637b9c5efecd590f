package io.github.findingrelay.organization;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.organization.CoverageGap.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * accounts.yaml against the organization, both ways.
 *
 * @param active how many accounts of the organization live
 * @param listed how many accounts accounts.yaml has
 * @param gaps the most important kind first, then by account
 */
record Coverage(String organization, long active, int listed, List<CoverageGap> gaps) {

    Coverage {
        gaps = List.copyOf(gaps);
    }

    /**
     * Compares.
     *
     * @param units what lies below the organizational units, if analyzers are in every account
     */
    static Coverage of(Organization organization, Membership membership, Optional<UnitTree> units) {
        List<CoverageGap> gaps = new ArrayList<>();
        Set<String> known = new HashSet<>();
        organization.accounts().forEach(account -> known.add(account.id()));
        membership
                .activeBesides(known)
                .values()
                .forEach(member -> gaps.add(new CoverageGap(Difference.MISSING, member.id(), member.name(), "")));
        organization.accounts().forEach(account -> listed(account, membership).ifPresent(gaps::add));
        units.ifPresent(tree -> gaps.addAll(withoutAnalyzer(membership, tree)));
        gaps.sort(Comparator.comparing(CoverageGap::kind).thenComparing(CoverageGap::account));
        return new Coverage(
                membership.organization().id(),
                membership.active(),
                organization.accounts().size(),
                gaps);
    }

    private static Optional<CoverageGap> listed(Account account, Membership membership) {
        Member member = membership.members().get(account.id());
        if (member == null) {
            return Optional.of(new CoverageGap(Difference.MOVED_OUT, account.id(), account.name(), ""));
        }
        if (member.isEnding()) {
            return Optional.of(new CoverageGap(
                    member.state() == Member.AccountState.CLOSED ? Difference.CLOSED : Difference.SUSPENDED,
                    account.id(),
                    account.name(),
                    member.state().name()));
        }
        return member.name().equals(account.name())
                ? Optional.empty()
                : Optional.of(new CoverageGap(Difference.RENAMED, account.id(), account.name(), member.name()));
    }

    /** The management account has a stack set of its own. */
    private static Collection<CoverageGap> withoutAnalyzer(Membership membership, UnitTree tree) {
        List<CoverageGap> gaps = new ArrayList<>();
        tree.absent().forEach(unit -> gaps.add(new CoverageGap(Difference.NO_SUCH_UNIT, unit, "", "")));
        String management = membership.organization().managementAccount();
        membership.members().values().stream()
                .filter(Member::isActive)
                .filter(member -> !member.id().equals(management) && !tree.covers(member.id()))
                .forEach(member -> gaps.add(new CoverageGap(Difference.NO_ANALYZER, member.id(), member.name(), "")));
        return gaps;
    }

    /** Whether findings of an active account reach the fallback only, or are not even made. */
    boolean isIncomplete() {
        return gaps.stream()
                .map(CoverageGap::kind)
                .anyMatch(EnumSet.of(Difference.MISSING, Difference.NO_ANALYZER, Difference.NO_SUCH_UNIT)::contains);
    }
}
