package io.github.findingrelay.routing;

import io.github.findingrelay.routing.Conjunction.FieldPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings that are sure to go the same way, so that one of them is enough.
 *
 * <p>The argument. A finding of the {@link FindingSpace} has one resource, so that each field has
 * at most one value, and a pattern is a set of alternatives, each of which asks one condition of
 * each of some fields; event-ruler's own compiler says which. Whether a rule matches therefore
 * depends on a value only through the answers of the conditions on its field. Two values of a field
 * that get the same answer from every condition in any rule and from what analyzers archive, and
 * that {@link Expectation} gives the same meaning, can stand for each other in every finding: the
 * same rules match, and the same people are expected. The answers come from event-ruler, one
 * condition at a time.
 *
 * <p>A value that means that nobody is notified, and that is refused by a condition in every
 * alternative of every rule that delivers, needs no finding at all: none with it reaches anybody,
 * and none should.
 *
 * <p>Accounts are not put together: all of them are played. A test plays the whole space of a small
 * organization and compares each finding with the one that stands for it.
 */
final class EquivalenceClasses {

    private final Expectation expectation;
    private final Archive archive;
    private final NamedValues named;
    private final Collection<Conjunction> conjunctions;
    private final Collection<Conjunction> delivering;
    private final Map<Field, Map<Optional<String>, Optional<String>>> representatives = new EnumMap<>(Field.class);

    /**
     * Finds the classes.
     *
     * @param named values that conditions name, which the space may lack
     * @param conjunctions of all rules
     * @param delivering those of the rules that send to somebody rather than to another bus
     */
    EquivalenceClasses(
            FindingSpace space,
            Expectation expectation,
            Archive archive,
            NamedValues named,
            Collection<Conjunction> conjunctions,
            Collection<Conjunction> delivering) {
        this.named = named;
        this.expectation = expectation;
        this.archive = archive;
        this.conjunctions = conjunctions;
        this.delivering = delivering;
        space.values().forEach(this::add);
    }

    private void add(Field field, List<Optional<String>> values) {
        List<FieldPattern> conditions = conditions(field, conjunctions);
        Map<List<Object>, Optional<String>> classes = new HashMap<>();
        Map<Optional<String>, Optional<String>> standIns = new LinkedHashMap<>();
        values.stream().filter(value -> !isSilent(field, value)).forEach(value -> {
            List<Object> answers = answers(field, value, conditions);
            standIns.put(value, classes.computeIfAbsent(answers, same -> value));
        });
        // What a condition names and nothing usual is like.
        named.of(field)
                .map(Optional::of)
                .filter(value -> !isSilent(field, value))
                .filter(value -> classes.putIfAbsent(answers(field, value, conditions), value) == null)
                .forEach(value -> standIns.put(value, value));
        representatives.put(field, standIns);
    }

    private List<Object> answers(Field field, Optional<String> value, List<FieldPattern> conditions) {
        List<Object> answers = new ArrayList<>();
        answers.add(expectation.meaning(field, value));
        answers.add(expectation.archiveAnswers(field, value));
        answers.add(archive.answers(field, value));
        conditions.forEach(condition -> answers.add(condition.accepts(field, value)));
        return answers;
    }

    private static List<FieldPattern> conditions(Field field, Collection<Conjunction> conjunctions) {
        return conjunctions.stream()
                .flatMap(conjunction -> conjunction.on(field).stream())
                .distinct()
                .toList();
    }

    private boolean isSilent(Field field, Optional<String> value) {
        return expectation.meaning(field, value) == Expectation.Meaning.NOBODY
                && delivering.stream()
                        .allMatch(conjunction -> conjunction.on(field).isPresent())
                && conditions(field, delivering).stream().noneMatch(condition -> condition.accepts(field, value));
    }

    /** The values that reach anybody, by field, each with the one that stands for it. */
    Map<Field, Map<Optional<String>, Optional<String>>> representatives() {
        return representatives;
    }

    /** The part of a space that has to be played. */
    FindingSpace representatives(FindingSpace space) {
        Map<Field, List<Optional<String>>> played = new EnumMap<>(Field.class);
        representatives.forEach((field, standIns) ->
                played.put(field, standIns.values().stream().distinct().toList()));
        return new FindingSpace(space.owners(), played);
    }
}
