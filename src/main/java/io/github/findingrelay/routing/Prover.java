package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.routing.Conjunction.FieldPattern;
import io.github.findingrelay.shape.Shapes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Proves that every finding reaches exactly whom it concerns. */
final class Prover {

    /** Problems of one kind that are shown. */
    private static final int SHOWN = 50;

    private final Organization organization;
    private final Topology topology;
    private final Effort effort;
    private final Expectation expectation;
    private final Archive archive;
    private final Map<EventRule, String> refused = new LinkedHashMap<>();
    private final List<Conjunction> conjunctions;

    /** Those that may take findings. */
    private final List<Conjunction> ofFindings;

    private final List<Diagnostic> problems = new ArrayList<>();

    private Prover(Organization organization, Topology topology, Effort effort, List<Diagnostic> differences) {
        this.effort = effort;
        problems.addAll(differences);
        this.organization = organization;
        this.topology = topology;
        this.expectation = new Expectation(organization);
        this.archive = new Archive(topology.analyzers(), organization);
        for (EventRule rule : topology.rules()) {
            rule.mistake().ifPresent(mistake -> refused.put(rule, mistake));
        }
        Map<FieldPattern, FieldPattern> known = new HashMap<>();
        this.conjunctions = topology.rules().stream()
                .filter(rule -> !refused.containsKey(rule))
                .flatMap(rule -> Conjunction.of(rule, known).stream())
                .toList();
        this.ofFindings =
                conjunctions.stream().filter(Conjunction::mayTakeFindings).toList();
    }

    /**
     * Plays all findings through the rules in generated/.
     *
     * @param progress takes, from several threads, how many accounts of how many are done
     * @return the proof, which may not hold; no value if generated/ cannot be read
     */
    static Checked<Proof> prove(Path workspace, Organization organization, BiConsumer<Integer, Integer> progress) {
        return WorkingTree.read(workspace).then(files -> prove(files, organization, progress, Effort.FULL));
    }

    /**
     * The same of files that are read.
     *
     * @param effort how far to go
     */
    static Checked<Proof> prove(
            WorkingTree files, Organization organization, BiConsumer<Integer, Integer> progress, Effort effort) {
        Shapes shapes = Shapes.of(organization);
        List<Diagnostic> wrong = Stream.concat(shapes.differences(files.manifest()).stream(), files.unread().stream())
                .map(difference -> Diagnostic.error(ManifestFile.PATH, difference, "manifest.wrong"))
                .toList();
        Checked<Topology> read = new TopologyReader(files, organization, Optional.of(shapes)).read();
        List<Diagnostic> differences = Stream.concat(wrong.stream(), read.diagnostics().stream())
                .distinct()
                .toList();
        return read instanceof Checked.Valid<Topology> valid
                ? Checked.valid(new Prover(organization, valid.value(), effort, differences).prove(progress))
                : new Checked.Invalid<>(differences);
    }

    private Proof prove(BiConsumer<Integer, Integer> progress) {
        SampleOwners owners = new SampleOwners(ofFindings);
        NamedValues named = new NamedValues(ofFindings);
        FindingSpace space = FindingSpace.of(organization, owners);
        List<Conjunction> delivering =
                ofFindings.stream().filter(this::delivers).toList();
        FindingSpace played = new EquivalenceClasses(space, expectation, archive, named, ofFindings, delivering)
                .representatives(space);
        problems.addAll(owners.problems());
        problems.addAll(named.problems());
        check();
        play(played, progress);
        if (problems.isEmpty()) {
            // A rule that takes the wrong findings would be told that it hands over the wrong names.
            problems.addAll(HandoverCheck.of(topology, organization, ofFindings));
        }
        return new Proof(
                problems.isEmpty(),
                organization.accounts().size(),
                topology.rules().size(),
                played.size(),
                space.size(),
                firstOfEachRule(problems.stream().sorted().toList()));
    }

    private boolean delivers(Conjunction conjunction) {
        return conjunction.rule().targets().stream().anyMatch(target -> !topology.isBus(target));
    }

    /** What must hold besides the way of findings. */
    private void check() {
        problems.addAll(TopologyCheck.of(topology, organization, refused));
        problems.addAll(MachineCheck.of(topology, organization, effort.stage()));
        problems.addAll(AnalyzerCheck.of(topology, organization, archive));
        ofFindings.forEach(this::requireKnownFields);
    }

    /** A condition on anything else would split findings that the proof takes for one. */
    private void requireKnownFields(Conjunction conjunction) {
        conjunction.conditions().stream()
                .map(FieldPattern::path)
                .filter(path -> !Field.PATHS.contains(path))
                .forEach(path -> error(
                        conjunction.rule(),
                        "looks at %s, which this proof does not vary; it covers %s"
                                .formatted(path, String.join(", ", Field.PATHS)),
                        "prove.unknown-field"));
    }

    private void play(FindingSpace played, BiConsumer<Integer, Integer> progress) {
        OwnerClasses classes = new OwnerClasses(topology, new OwnerIndex(topology, rulesThatAct()));
        CounterExamples found = new CounterExamples(
                new DeliveryCheck(topology, expectation, archive), new RecipientNames(organization), effort.enough());
        AtomicInteger done = new AtomicInteger();
        int all = played.owners().size();
        IntStream.range(0, all).parallel().forEach(position -> {
            found.play(position, played, classes.routerFor(played.owners().get(position)));
            progress.accept(done.incrementAndGet(), all);
        });
        problems.addAll(found.diagnostics(played.owners().get(0)));
    }

    /**
     * With {@code state: disabled} the proof is about the day when the rules are enabled. A rule that
     * is enabled all the same is reported.
     */
    private List<Conjunction> rulesThatAct() {
        if (organization.notifications().state() == RuleState.ENABLED) {
            return conjunctions.stream()
                    .filter(conjunction -> conjunction.rule().enabled())
                    .toList();
        }
        ofFindings.stream()
                .map(Conjunction::rule)
                .filter(EventRule::enabled)
                .distinct()
                .forEach(
                        rule -> error(rule, "is ENABLED, although accounts.yaml says 'state: disabled'", "rule.state"));
        return conjunctions;
    }

    private void error(EventRule rule, String message, String id) {
        problems.add(Diagnostic.error(rule.location(), "rule " + rule.name() + " " + message, id));
    }

    /** A mistake in a template may show in thousands of stacks. */
    private static List<Diagnostic> firstOfEachRule(List<Diagnostic> all) {
        Map<String, Integer> seen = new TreeMap<>();
        List<Diagnostic> first = new ArrayList<>(all);
        first.removeIf(problem -> seen.merge(problem.rule(), 1, Integer::sum) > SHOWN);
        seen.values().removeIf(count -> count <= SHOWN);
        seen.forEach((rule, count) -> first.add(Diagnostic.error(
                ManifestFile.PATH, "%d more problems of the same kind".formatted(count - SHOWN), rule)));
        return first;
    }
}
