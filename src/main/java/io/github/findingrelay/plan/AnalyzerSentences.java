package io.github.findingrelay.plan;

import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is looked at, and where: what no analyzer finds, nobody is told of. */
record AnalyzerSentences(OrganizationChange change) {

    Stream<Sentence> all() {
        return Stream.of(trustZone(), regions(), units(), management(), aggregator())
                .flatMap(sentences -> sentences);
    }

    private Stream<Sentence> trustZone() {
        if (change.isSame(Organization::trustZone)) {
            return Stream.empty();
        }
        if (change.after().trustZone() == TrustZone.NONE) {
            return Stream.of(new Sentence(
                    Kind.NOBODY_TOLD,
                    "all analyzers " + fate() + ": unless somebody else makes some, nothing is found any more"));
        }
        return Stream.of(
                        lost(TrustZone::hasOrganizationAnalyzer, Kind.LOST, "the organization's analyzers " + fate()),
                        lost(
                                TrustZone::hasAccountAnalyzers,
                                Kind.NOBODY_TOLD,
                                "what accounts of the organization may do in each other is found no more: the accounts' analyzers "
                                        + fate()),
                        gained(
                                TrustZone::hasOrganizationAnalyzer,
                                "the organization gets an analyzer in each Region, which finds what can be reached from outside"),
                        gained(
                                TrustZone::hasAccountAnalyzers,
                                "each account gets analyzers, which find what can be reached from other accounts of the organization,"
                                        + " too"),
                        both())
                .flatMap(sentences -> sentences);
    }

    /** What is made anew elsewhere does not take away what there was. */
    private String fate() {
        return change.isElsewhere()
                ? "are not made anew, and stay only as long as what is left behind"
                : "are deleted, with what was archived there";
    }

    private Stream<Sentence> lost(Predicate<TrustZone> has, Kind kind, String text) {
        return has(has, change.before()) && !has(has, change.after())
                ? Stream.of(new Sentence(kind, text))
                : Stream.empty();
    }

    private Stream<Sentence> gained(Predicate<TrustZone> has, String text) {
        return has(has, change.after()) && !has(has, change.before())
                ? Stream.of(new Sentence(Kind.TOLD_FROM_NOW_ON, text))
                : Stream.empty();
    }

    private static boolean has(Predicate<TrustZone> analyzers, Organization organization) {
        return analyzers.test(organization.trustZone());
    }

    private Stream<Sentence> both() {
        return change.after().trustZone() == TrustZone.BOTH
                ? Stream.of(new Sentence(
                        Kind.TOLD_TWICE,
                        "what can be reached from outside the organization is found by two analyzers, and told twice"))
                : Stream.empty();
    }

    private Stream<Sentence> regions() {
        List<String> removed = missing(Organization::regions, change.before(), change.after());
        List<String> added = missing(Organization::regions, change.after(), change.before());
        if (change.all(organization -> organization.trustZone() == TrustZone.NONE)) {
            return elsewhere(removed, added);
        }
        if (!change.all(organization -> organization.trustZone() != TrustZone.NONE)) {
            return Stream.empty();
        }
        return Stream.concat(
                listed(
                        Kind.NOBODY_TOLD,
                        removed,
                        "what is found in %s is told to nobody any more: the analyzers there " + fate()),
                listed(
                        Kind.TOLD_FROM_NOW_ON,
                        added,
                        "what is found in %s is told, too: analyzers are made there; Security Hub has to be on there, and its"
                                + " findings brought to "
                                + change.after().homeRegion()));
    }

    /** Regions whose analyzers others make; we bring what they find to the home Region, or do not. */
    private Stream<Sentence> elsewhere(List<String> removed, List<String> added) {
        String home = change.after().homeRegion();
        if (change.all(Organization::makesAggregator)) {
            return Stream.concat(
                    listed(
                            Kind.NOBODY_TOLD,
                            removed,
                            "what is found in %s is no longer brought to " + home + ", and so told to nobody any more"),
                    listed(
                            Kind.TOLD_FROM_NOW_ON,
                            added,
                            "what is found in %s is brought to " + home + ", and told from now on"));
        }
        String text = "analyzers in %s are made elsewhere, if at all";
        return Stream.concat(listed(Kind.NOTHING_CHANGES, removed, text), listed(Kind.NOTHING_CHANGES, added, text));
    }

    private Stream<Sentence> units() {
        List<String> removed = missing(Organization::organizationalUnits, change.before(), change.after());
        List<String> added = missing(Organization::organizationalUnits, change.after(), change.before());
        if (!change.isSame(organization -> organization.trustZone().hasAccountAnalyzers())) {
            return Stream.empty();
        }
        if (!change.after().trustZone().hasAccountAnalyzers()) {
            return Stream.concat(
                    listed(Kind.NOTHING_CHANGES, removed, "accounts of %s have no analyzers of their own"),
                    listed(Kind.NOTHING_CHANGES, added, "accounts of %s have no analyzers of their own"));
        }
        return Stream.concat(
                listed(
                        Kind.NOBODY_TOLD,
                        removed,
                        "what is found in the accounts of %s is told to nobody any more: the analyzers there "
                                + fate()),
                listed(
                        Kind.TOLD_FROM_NOW_ON,
                        added,
                        "accounts of %s get analyzers, and their owners are told of what these find"));
    }

    private Stream<Sentence> management() {
        if (!change.all(organization -> organization.trustZone().hasAccountAnalyzers())) {
            return change.ifChanged(
                    Organization::managementAccount,
                    Kind.TO_DO,
                    "the management account is no longer %s but %s: no analyzer is made in it, but bootstrap.yaml names it, which"
                            + " an administrator has to deploy");
        }
        return change.ifChanged(
                Organization::managementAccount,
                Kind.NOBODY_TOLD,
                "the management account is no longer %1$s but %2$s: analyzers are made in %2$s; unless an"
                        + " organizational unit has %1$s, those there "
                        + fate());
    }

    private Stream<Sentence> aggregator() {
        if (change.isSame(Organization::makesAggregator)) {
            return change.ifChanged(
                    Organization::aggregator, Kind.NOTHING_CHANGES, "there is one Region, and so nothing to aggregate");
        }
        return Stream.of(
                change.after().aggregator() == Aggregator.MANAGED
                                && change.after().makesAggregator()
                        ? new Sentence(
                                Kind.TO_DO,
                                "the aggregator of Security Hub is made here, which fails if there is one already: delete that one"
                                        + " before")
                        : new Sentence(
                                Kind.TO_DO,
                                "the aggregator of Security Hub stays as it is, and is yours from now on: a Region that is added is"
                                        + " linked by hand"));
    }

    private static List<String> missing(
            Function<Organization, List<String>> property, Organization some, Organization others) {
        List<String> there = property.apply(others);
        return property.apply(some).stream()
                .filter(each -> !there.contains(each))
                .toList();
    }

    private static Stream<Sentence> listed(Kind kind, List<String> names, String text) {
        return names.isEmpty()
                ? Stream.empty()
                : Stream.of(new Sentence(kind, text.formatted(ChangeGroup.shortened(names))));
    }
}
