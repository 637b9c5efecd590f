package io.github.findingrelay.plan;

import io.github.findingrelay.model.Help;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.model.SeverityLabel;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told at all, and how. */
record SettingSentences(OrganizationChange change) {

    Stream<Sentence> all() {
        return Stream.of(state(), severities(), unusedAccess(), encryption(), once(), help(), routing(), eventBuses())
                .flatMap(sentences -> sentences);
    }

    private Notifications before() {
        return change.before().notifications();
    }

    private Notifications after() {
        return change.after().notifications();
    }

    private Stream<Sentence> state() {
        if (before().state() == after().state()) {
            return Stream.empty();
        }
        return Stream.of(
                after().state() == RuleState.DISABLED
                        ? new Sentence(
                                Kind.NOBODY_TOLD,
                                "nobody is notified any more, not even the fallback: notifications.state is disabled, and"
                                        + " so is every rule")
                        : new Sentence(
                                Kind.TOLD_FROM_NOW_ON,
                                "everybody is notified from now on: notifications.state is enabled"));
    }

    private Stream<Sentence> severities() {
        return Stream.concat(
                less(names(before().severities(), after().severities())),
                more(names(after().severities(), before().severities())));
    }

    /** Those that others lack. */
    private static String names(List<SeverityLabel> some, List<SeverityLabel> others) {
        return some.stream()
                .filter(severity -> !others.contains(severity))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    private Stream<Sentence> unusedAccess() {
        if (before().unusedAccess() == after().unusedAccess()) {
            return Stream.empty();
        }
        String what = "findings of unused access";
        return after().unusedAccess() ? more(what) : less(what);
    }

    private static Stream<Sentence> less(String what) {
        return what.isEmpty()
                ? Stream.empty()
                : Stream.of(new Sentence(Kind.NOBODY_TOLD, "no longer notified: " + what));
    }

    private static Stream<Sentence> more(String what) {
        return what.isEmpty()
                ? Stream.empty()
                : Stream.of(new Sentence(Kind.TOLD_FROM_NOW_ON, "notified from now on: " + what));
    }

    private Stream<Sentence> encryption() {
        if (before().encryption() == after().encryption()) {
            return Stream.empty();
        }
        return Stream.of(
                after().encryption()
                        ? new Sentence(
                                Kind.UNNOTICED,
                                "topics are encrypted with a key of ours, which is made before the first topic needs it")
                        : new Sentence(
                                Kind.LESS_PROTECTED,
                                "topics are no longer encrypted with a key of ours; when none of them needs it any more, the alias of the key is"
                                        + " deleted. The key itself stays, and costs about 1 USD a month, until an"
                                        + " administrator deletes it with 'aws kms schedule-key-deletion'"));
    }

    private Stream<Sentence> once() {
        if (before().once() == after().once()) {
            return Stream.empty();
        }
        return Stream.of(new Sentence(
                Kind.READS_OTHERWISE,
                after().once()
                        ? "what has been told is not told again until it changes"
                        : "a finding is told again with each of its events, even if it has not changed"));
    }

    private Stream<Sentence> help() {
        return change.ifChanged(
                organization -> organization
                        .notifications()
                        .help()
                        .map(SettingSentences::inWords)
                        .orElse("the fallback"),
                Kind.READS_OTHERWISE,
                "messages name another place to turn to; before: %s; from now on: %s");
    }

    private static String inWords(Help help) {
        return Stream.of(help.text(), help.url()).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private Stream<Sentence> routing() {
        if (before().routing() == after().routing()) {
            return Stream.empty();
        }
        String each = after().routing() == Routing.SHARED
                ? "one topic"
                : "a topic for each " + after().routing().label();
        return Stream.of(new Sentence(
                Kind.TO_DO,
                "there is %s, and no longer %s: every mail address has to confirm anew"
                        .formatted(
                                each,
                                before().routing() == Routing.SHARED
                                        ? "one for all"
                                        : "one for each " + before().routing().label())));
    }

    private Stream<Sentence> eventBuses() {
        return change.ifChanged(
                organization -> buses(organization.notifications().eventBuses()),
                Kind.UNNOTICED,
                "rules move from %s to %s; everybody is told of the same");
    }

    private static String buses(int number) {
        return number == 0 ? "the default event bus" : number + " event buses of their own";
    }
}
