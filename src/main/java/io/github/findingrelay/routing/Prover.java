package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Proves that every finding reaches exactly whom it concerns. */
final class Prover {

  /** Beyond these, counter-examples are only counted: finding who is to blame takes its time. */
  private static final int EXPLAINED = 1_000;

  /** Problems of one kind that are shown. */
  private static final int SHOWN = 50;

  private final Organization organization;
  private final Topology topology;
  private final Map<EventRule, String> refused = new LinkedHashMap<>();
  private final Map<FieldPattern, FieldPattern> conditions = new HashMap<>();
  private final List<Conjunction> conjunctions;
  private final List<Diagnostic> problems = new ArrayList<>();

  private Prover(Organization organization, Topology topology) {
    this.organization = organization;
    this.topology = topology;
    for (EventRule rule : topology.rules()) {
      rule.mistake().ifPresent(mistake -> refused.put(rule, mistake));
    }
    this.conjunctions =
        topology.rules().stream()
            .filter(rule -> !refused.containsKey(rule))
            .flatMap(rule -> Conjunction.of(rule, conditions).stream())
            .toList();
  }

  /** How far the proof has come. */
  @FunctionalInterface
  interface ProofProgress {
    /** Called from several threads, at most once for each account. */
    void done(int accounts, int ofAccounts);
  }

  /**
   * Plays all findings through the rules in generated/.
   *
   * @return the proof, which may not hold; no value if generated/ cannot be read
   */
  static Checked<Proof> prove(Path workspace, Organization organization, ProofProgress progress) {
    return Topology.read(workspace, organization)
        .then(topology -> Checked.valid(new Prover(organization, topology).prove(progress)));
  }

  private Proof prove(ProofProgress progress) {
    problems.addAll(TopologyCheck.of(topology, organization, refused));
    problems.addAll(MessageCheck.of(topology, conjunctions));
    List<Conjunction> ours = conjunctions.stream().filter(Prover::mayTakeFindings).toList();
    SampleOwners points = new SampleOwners(ours);
    problems.addAll(points.problems());
    ours.forEach(this::requireKnownFields);
    Archive archive = new Archive(topology.analyzers(), organization);
    problems.addAll(AnalyzerCheck.of(topology, organization, archive));
    FindingSpace space = FindingSpace.of(organization, points);
    Expectation expectation = new Expectation(organization);
    problems.addAll(
        AlarmCheck.of(
            topology,
            conjunctions.stream()
                .filter(conjunction -> !mayTakeFindings(conjunction))
                .map(Conjunction::rule),
            expectation.fallback()));
    EquivalenceClasses classes =
        new EquivalenceClasses(
            space, expectation, archive, ours, ours.stream().filter(this::delivers).toList());
    FindingSpace played = classes.representatives(space);
    play(played, new DeliveryCheck(topology, expectation, archive), progress);
    return new Proof(
        organization.accounts().size(),
        topology.rules().size(),
        played.size(),
        space.size(),
        firstOfEachRule(problems.stream().sorted().toList()));
  }

  /** A mistake in a template may show in thousands of stacks. */
  private static List<Diagnostic> firstOfEachRule(List<Diagnostic> all) {
    Map<String, Integer> seen = new TreeMap<>();
    List<Diagnostic> first = new ArrayList<>();
    for (Diagnostic problem : all) {
      if (seen.merge(problem.rule(), 1, Integer::sum) <= SHOWN) {
        first.add(problem);
      }
    }
    seen.forEach(
        (rule, count) -> {
          if (count > SHOWN) {
            first.add(
                Diagnostic.error(
                    ManifestFile.PATH,
                    "%d more problems of the same kind".formatted(count - SHOWN),
                    rule));
          }
        });
    return first;
  }

  /** The alarm's rule, for example, takes none. */
  static boolean mayTakeFindings(Conjunction conjunction) {
    return conjunction
        .on(Field.SOURCE)
        .map(
            condition ->
                FindingSpace.SOURCES.stream()
                    .anyMatch(source -> condition.accepts(Field.SOURCE, Optional.of(source))))
        .orElse(true);
  }

  private boolean delivers(Conjunction conjunction) {
    return conjunction.rule().targets().stream().anyMatch(target -> !topology.isBus(target));
  }

  /** A condition on anything else would split findings that the proof takes for one. */
  private void requireKnownFields(Conjunction conjunction) {
    for (FieldPattern condition : conjunction.conditions()) {
      if (!Field.PATHS.contains(condition.path())) {
        problems.add(
            Diagnostic.error(
                conjunction.rule().location(),
                "rule %s looks at %s, which this proof does not vary; it covers %s"
                    .formatted(
                        conjunction.rule().name(),
                        condition.path(),
                        String.join(", ", Field.PATHS)),
                "prove.unknown-field"));
      }
    }
  }

  private void play(FindingSpace played, DeliveryCheck check, ProofProgress progress) {
    Collection<CounterExample> examples = new ConcurrentLinkedQueue<>();
    AtomicInteger done = new AtomicInteger();
    LongAdder unexplained = new LongAdder();
    OwnerIndex index = new OwnerIndex(topology, rulesThatAct());
    played.owners().parallelStream()
        .forEach(
            owner -> {
              Router router = new Router(topology, index.rulesFor(owner));
              played.forEach(
                  owner,
                  finding -> {
                    if (examples.size() < EXPLAINED) {
                      examples.addAll(check.check(finding, router));
                    } else if (!check.isRight(finding, router)) {
                      unexplained.increment();
                    }
                  });
              progress.done(done.incrementAndGet(), played.owners().size());
            });
    if (!examples.isEmpty()) {
      problems.addAll(CounterExamples.diagnostics(examples, played.owners().get(0)));
    }
    if (unexplained.sum() > 0) {
      problems.add(
          Diagnostic.error(
              ManifestFile.PATH,
              "%d more kinds of findings go a wrong way; they were only counted"
                  .formatted(unexplained.sum()),
              "prove.more"));
    }
  }

  /**
   * With {@code state: disabled} the proof is about the day when the rules are enabled. A rule that
   * is enabled all the same is reported.
   */
  private List<Conjunction> rulesThatAct() {
    if (organization.notifications().state() == RuleState.ENABLED) {
      return conjunctions.stream().filter(conjunction -> conjunction.rule().enabled()).toList();
    }
    conjunctions.stream()
        .filter(Prover::mayTakeFindings)
        .map(Conjunction::rule)
        .filter(EventRule::enabled)
        .distinct()
        .forEach(
            rule ->
                problems.add(
                    Diagnostic.error(
                        rule.location(),
                        "rule %s is ENABLED, although accounts.yaml says 'state: disabled'"
                            .formatted(rule.name()),
                        "rule.state")));
    return conjunctions;
  }
}
