package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts together what one mistake in a template leads to, and shows the smallest finding of it. */
final class CounterExamples {

  /** Counter-examples that differ in finding and account only. */
  private static final class Group {
    private final CounterExample smallest;
    private final SortedSet<String> accounts = new TreeSet<>();
    private long findings;

    Group(CounterExample smallest) {
      this.smallest = smallest;
    }
  }

  private final Map<List<Object>, Group> groups = new LinkedHashMap<>();

  /** Groups them. */
  CounterExamples(Collection<CounterExample> examples, SampleFinding usual) {
    examples.stream()
        .sorted(
            Comparator.<CounterExample>comparingInt(example -> distance(example.finding(), usual))
                .thenComparing(example -> example.finding().toString()))
        .forEach(this::add);
  }

  /** Which account it is makes a finding neither larger nor smaller. */
  private static int distance(SampleFinding finding, SampleFinding usual) {
    return finding.distance(usual.with(Field.OWNER, finding.get(Field.OWNER)));
  }

  private void add(CounterExample example) {
    Group group =
        groups.computeIfAbsent(
            List.of(example.flaw(), example.logicalId(), kindOf(example.location().file())),
            key -> new Group(example));
    group.findings++;
    group.accounts.add(account(example));
  }

  /** The folder of the template: one for each kind of stack. */
  private static String kindOf(String file) {
    return file.substring(0, file.lastIndexOf('/'));
  }

  private static String account(CounterExample example) {
    return example.finding().get(Field.OWNER).orElse("no account").replaceFirst("^$", "\"\"");
  }

  List<Diagnostic> diagnostics() {
    return groups.values().stream().map(CounterExamples::diagnostic).sorted().toList();
  }

  private static Diagnostic diagnostic(Group group) {
    CounterExample example = group.smallest;
    List<String> notes = new ArrayList<>();
    notes.add("finding:  " + example.finding().asff());
    if (!example.finding().isImported()) {
      notes.add(
          "as event: %s, %s"
              .formatted(
                  example.finding().get(Field.SOURCE).orElse(""),
                  example.finding().get(Field.DETAIL_TYPE).orElse("")));
    }
    notes.add("expected: " + people(example.expected()));
    notes.add("happened: " + happened(example));
    notes.add("rule:     " + example.rule());
    example.reasons().forEach(reason -> notes.add("because:  " + reason));
    if (group.findings > 1) {
      notes.add("also:     " + also(group));
    }
    return Diagnostic.error(example.location(), headline(example), example.flaw().ruleId())
        .withNotes(notes);
  }

  private static String headline(CounterExample example) {
    String finding =
        "%s of %s in %s"
            .formatted(
                example.finding().get(Field.TYPE).orElse("a resource without a type"),
                account(example),
                example.finding().get(Field.REGION).orElse("no Region"));
    return switch (example.flaw()) {
      case LOST -> "a finding about " + finding + " does not reach everybody who must be notified";
      case TWICE -> "a finding about " + finding + " notifies somebody more than once";
      case STRANGER -> "a finding about " + finding + " notifies somebody whom it does not concern";
      case UNWANTED -> "a finding about " + finding + " notifies somebody although it must not";
    };
  }

  private static String happened(CounterExample example) {
    return example.happened().isEmpty()
        ? "nobody"
        : example.happened().stream()
            .map(delivery -> "%s (%s)".formatted(delivery.recipient(), delivery.rule().name()))
            .collect(Collectors.joining(", "));
  }

  private static String people(Collection<Recipient> recipients) {
    return recipients.isEmpty()
        ? "nobody"
        : recipients.stream().map(Recipient::toString).collect(Collectors.joining(", "));
  }

  private static String also(Group group) {
    String accounts =
        group.accounts.stream().limit(5).collect(Collectors.joining(", "))
            + (group.accounts.size() > 5
                ? " and %d more".formatted(group.accounts.size() - 5)
                : "");
    return "%d more kinds of findings, all of %s".formatted(group.findings - 1, accounts);
  }
}
