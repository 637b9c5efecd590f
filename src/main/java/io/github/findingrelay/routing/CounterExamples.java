package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generated.ManifestFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects findings that go a wrong way, puts together what one mistake in a template leads to, and
 * shows the smallest finding of it.
 *
 * <p>It may be used by several threads at the same time.
 */
final class CounterExamples {

    /** Beyond these, they are only counted: finding who is to blame takes its time. */
    private static final int EXPLAINED = 2_000;

    /** Of one account. */
    private static final int EXPLAINED_OF_OWNER = 200;

    private static final int ACCOUNTS_SHOWN = 5;

    /** Those of an account that go a wrong way: the first ones, and how many there are. */
    private static final class Wrong {
        private final OwnerRouter router;
        private final List<SampleFinding> first = new ArrayList<>();
        private int count;

        private Wrong(OwnerRouter router) {
            this.router = router;
        }
    }

    private final DeliveryCheck check;
    private final RecipientNames names;
    private final int enough;
    private final LongAdder found = new LongAdder();

    /** By the position of the account, so that it does not matter which thread is faster. */
    private final SortedMap<Integer, Wrong> wrong = new ConcurrentSkipListMap<>();

    CounterExamples(DeliveryCheck check, RecipientNames names, int enough) {
        this.check = check;
        this.names = names;
        this.enough = enough;
    }

    /** Sends all findings of an account on their way. */
    void play(int position, FindingSpace played, OwnerRouter router) {
        Wrong ofOwner = new Wrong(router);
        played.forEach(played.owners().get(position), finding -> {
            if (found.sum() < enough && !check.isRight(finding, router)) {
                found.increment();
                ofOwner.count++;
                if (ofOwner.first.size() < EXPLAINED_OF_OWNER) {
                    ofOwner.first.add(finding);
                }
            }
        });
        if (ofOwner.count > 0) {
            wrong.put(position, ofOwner);
        }
    }

    private List<CounterExample> explained() {
        return wrong.values().stream()
                .flatMap(ofOwner -> ofOwner.first.stream().map(finding -> check.check(finding, ofOwner.router)))
                .limit(Math.min(EXPLAINED, enough))
                .flatMap(List::stream)
                .toList();
    }

    private long unexplained() {
        long explained = wrong.values().stream()
                .mapToLong(ofOwner -> ofOwner.first.size())
                .sum();
        return found.sum() - Math.min(explained, EXPLAINED);
    }

    /**
     * One diagnostic for all counter-examples that differ in finding and account only.
     *
     * @param usual a finding as most are
     */
    List<Diagnostic> diagnostics(SampleFinding usual) {
        Map<List<Object>, List<CounterExample>> groups = new LinkedHashMap<>();
        explained().stream()
                .sorted(Comparator.<CounterExample>comparingInt(example -> distance(example.finding(), usual))
                        .thenComparing(example -> example.finding().toString()))
                .forEach(example -> groups.computeIfAbsent(mistake(example), key -> new ArrayList<>())
                        .add(example));
        List<Diagnostic> all = new ArrayList<>();
        groups.values().forEach(group -> all.add(diagnostic(group)));
        if (unexplained() > 0) {
            all.add(Diagnostic.error(
                    ManifestFile.PATH,
                    "%d more kinds of findings go a wrong way; they were only counted".formatted(unexplained()),
                    "prove.more"));
        }
        return all;
    }

    /** Which account it is makes a finding neither larger nor smaller. */
    private static int distance(SampleFinding finding, SampleFinding usual) {
        return finding.distance(usual.with(Field.OWNER, finding.get(Field.OWNER)));
    }

    /** Each kind of stack has its folder, and its logical ids. */
    private static List<Object> mistake(CounterExample example) {
        String file = example.blame().location().file();
        return List.of(example.flaw(), example.blame().logicalId(), file.substring(0, file.lastIndexOf('/')));
    }

    private Diagnostic diagnostic(List<CounterExample> group) {
        CounterExample smallest = group.get(0);
        return Diagnostic.error(smallest.blame().location(), headline(smallest), smallest.flaw().ruleId)
                .withNotes(Stream.concat(notes(smallest), group.size() > 1 ? Stream.of(also(group)) : Stream.empty())
                        .toList());
    }

    private static String headline(CounterExample example) {
        SampleFinding finding = example.finding();
        return "a finding about %s of %s in %s %s"
                .formatted(
                        finding.get(Field.TYPE).orElse("a resource without a type"),
                        account(finding),
                        finding.get(Field.REGION).orElse("no Region"),
                        example.flaw().inWords);
    }

    private static String account(SampleFinding finding) {
        return finding.get(Field.OWNER).orElse("no account").replaceFirst("^$", "\"\"");
    }

    private Stream<String> notes(CounterExample example) {
        SampleFinding finding = example.finding();
        List<String> notes = new ArrayList<>();
        notes.add("finding:  " + finding.asff());
        if (!finding.isImported()) {
            notes.add("as event: %s, %s"
                    .formatted(
                            finding.get(Field.SOURCE).orElse(""),
                            finding.get(Field.DETAIL_TYPE).orElse("")));
        }
        notes.add("expected: " + listed(example.expected().stream().map(names::shown)));
        notes.add("happened: "
                + listed(example.happened().stream()
                        .map(one -> "%s (%s)"
                                .formatted(
                                        names.shown(one.recipient()), one.rule().name()))));
        notes.add("rule:     " + example.blame().rule());
        example.blame().reasons().forEach(reason -> notes.add("because:  " + reason));
        return notes.stream();
    }

    private static String listed(Stream<String> recipients) {
        String all = recipients.collect(Collectors.joining(", "));
        return all.isEmpty() ? "nobody" : all;
    }

    private static String also(List<CounterExample> group) {
        SortedSet<String> accounts = group.stream()
                .map(example -> account(example.finding()))
                .collect(Collectors.toCollection(TreeSet::new));
        String shown = accounts.stream().limit(ACCOUNTS_SHOWN).collect(Collectors.joining(", "));
        int more = accounts.size() - ACCOUNTS_SHOWN;
        return "also:     %d more kinds of findings, all of %s%s"
                .formatted(group.size() - 1, shown, more > 0 ? " and %d more".formatted(more) : "");
    }
}
