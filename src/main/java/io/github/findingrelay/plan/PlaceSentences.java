package io.github.findingrelay.plan;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.stream.Stream;

/** Everything is made anew elsewhere, or under other names: what there was is not moved. */
record PlaceSentences(OrganizationChange change) {

    Stream<Sentence> all() {
        return change.isElsewhere()
                ? Stream.of(account(), partition(), region(), prefix(), confirm())
                        .flatMap(sentences -> sentences)
                : Stream.empty();
    }

    private Stream<Sentence> account() {
        return change.ifChanged(
                Organization::adminAccount,
                Kind.TOLD_TWICE,
                "the admin account is no longer %1$s but %2$s: everything is made anew there; what is in %1$s stays and goes on"
                        + " notifying until somebody deletes its stacks and stack sets with that account's credentials");
    }

    private Stream<Sentence> partition() {
        return change.ifChanged(
                organization -> id(organization.partition()),
                Kind.TOLD_TWICE,
                "the partition is no longer %1$s but %2$s: everything is made anew there; what is in %1$s stays and goes on"
                        + " notifying until somebody deletes it");
    }

    private static String id(Partition partition) {
        return partition.id();
    }

    /** IAM has no Regions. */
    private Stream<Sentence> region() {
        if (change.isSame(Organization::homeRegion)) {
            return Stream.empty();
        }
        String was = change.before().homeRegion();
        String is = change.after().homeRegion();
        boolean taken = change.isSame(Organization::adminAccount) && change.isSame(Organization::stackPrefix);
        return Stream.of(
                taken
                        ? new Sentence(
                                Kind.REFUSED,
                                "the home Region is no longer %1$s but %2$s: IAM roles and analyzers cannot be made from there while those of %1$s"
                                                .formatted(was, is)
                                        + " have the same names; what is there goes on notifying until somebody deletes it")
                        : new Sentence(
                                Kind.TOLD_TWICE,
                                "the home Region is no longer %1$s but %2$s: everything is made anew there; what is in %1$s stays"
                                                .formatted(was, is)
                                        + " and goes on notifying until somebody deletes it"));
    }

    private Stream<Sentence> prefix() {
        return change.ifChanged(
                Organization::stackPrefix,
                Kind.TOLD_TWICE,
                "the prefix is no longer %1$s but %2$s: stacks and stack sets of the new one are made; those of the old one stay"
                        + " and go on notifying, " + twice() + "until './relay deploy --execute --retire-prefix %1$s'");
    }

    private String twice() {
        return change.all(organization -> organization.notifications().state() == RuleState.ENABLED)
                ? "so that everybody is told twice, "
                : "";
    }

    private Stream<Sentence> confirm() {
        return Stream.of(new Sentence(Kind.TO_DO, "every mail address has to confirm anew, to the new topics"));
    }
}
