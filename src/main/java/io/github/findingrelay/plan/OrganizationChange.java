package io.github.findingrelay.plan;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What another accounts.yaml means for people. */
record OrganizationChange(Organization before, Organization after) {

    /** The most dangerous first; none if nothing changes. */
    List<Sentence> sentences() {
        List<Sentence> all = Stream.of(
                        new SettingSentences(this).all(),
                        new RoleSentences(this).all(),
                        new ReceiverSentences(this).all(),
                        new UnconfirmedSentences(this).all(),
                        new PlaceSentences(this).all(),
                        new AnalyzerSentences(this).all(),
                        new AccountSentences(this).all(),
                        new OwnerSentences(this).all(),
                        new ArchiveRuleSentences(this).all(),
                        new NoteSentences(this).all())
                .flatMap(sentences -> sentences)
                .sorted(Comparator.comparing(Sentence::kind))
                .toList();
        return all.isEmpty()
                ? all
                : Stream.of(disabled(), all.stream(), later(all))
                        .flatMap(sentences -> sentences)
                        .toList();
    }

    /** What is made anew beside what there is does not take away from it. */
    private Stream<Sentence> later(List<Sentence> all) {
        boolean more = all.size() > new PlaceSentences(this).all().count();
        return isElsewhere() && more
                ? Stream.of(new Sentence(
                        Kind.TOLD_TWICE,
                        "what else is said here holds for what is made anew; for people, once what goes on notifying is"
                                + " removed"))
                : Stream.empty();
    }

    /** Without it, the others promise what does not come. */
    private Stream<Sentence> disabled() {
        boolean always = all(organization -> organization.notifications().state() == RuleState.DISABLED);
        return always
                ? Stream.of(new Sentence(
                        Kind.NOBODY_TOLD,
                        "nobody is notified, before and after, as notifications.state is disabled; the rest holds once it"
                                + " is enabled"))
                : Stream.empty();
    }

    /** What both have in common. */
    boolean all(Function<Organization, Boolean> property) {
        return property.apply(before) && property.apply(after);
    }

    /** Whether both have the same. */
    boolean isSame(Function<Organization, ?> property) {
        return property.apply(before).equals(property.apply(after));
    }

    /** A sentence with places for what it was and what it is, unless that is the same. */
    Stream<Sentence> ifChanged(Function<Organization, ?> property, Kind kind, String text) {
        return isSame(property)
                ? Stream.empty()
                : Stream.of(new Sentence(kind, text.formatted(property.apply(before), property.apply(after))));
    }

    /** Whether all that is deployed is made anew, beside what there is. */
    boolean isElsewhere() {
        return !(isSame(Organization::adminAccount)
                && isSame(Organization::homeRegion)
                && isSame(Organization::stackPrefix)
                && isSame(Organization::partition));
    }
}
