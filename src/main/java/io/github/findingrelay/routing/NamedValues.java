package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.routing.Conjunction.FieldPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.event.ruler.AnythingBut;
import software.amazon.event.ruler.AnythingButValuesSet;
import software.amazon.event.ruler.MatchType;
import software.amazon.event.ruler.Patterns;
import software.amazon.event.ruler.ValuePatterns;

/**
 * The values that conditions name, so that each of them is played whatever a pattern says: whole
 * values, and texts that begin or end as a condition asks; and one that no condition names.
 *
 * <p>The argument. Conditions on texts are whole values, beginnings and ends, or none of these; no
 * other kind is accepted. What they answer of any text is what they answer of a named value, or of a
 * text that nobody names between one of the beginnings, or nothing, and one of the ends, or nothing.
 */
final class NamedValues {

    private static final Set<MatchType> PRESENCE = Set.of(MatchType.EXISTS, MatchType.ABSENT);
    private static final Set<MatchType> WHOLE = Set.of(MatchType.EXACT, MatchType.ANYTHING_BUT);
    private static final Set<MatchType> PREFIX = Set.of(MatchType.PREFIX, MatchType.ANYTHING_BUT_PREFIX);
    private static final Set<MatchType> SUFFIX = Set.of(MatchType.SUFFIX, MatchType.ANYTHING_BUT_SUFFIX);

    /** Of one field. */
    private static final class Named {
        private final SortedSet<String> whole = new TreeSet<>();
        private final SortedSet<String> beginnings = new TreeSet<>();
        private final SortedSet<String> ends = new TreeSet<>();

        Stream<String> values() {
            String nobodys = nobodys();
            List<String> before = new ArrayList<>(List.of(""));
            before.addAll(beginnings);
            List<String> after = new ArrayList<>(List.of(""));
            after.addAll(ends);
            Stream<String> parts =
                    before.stream().flatMap(start -> after.stream().map(end -> start + nobodys + end));
            return Stream.of(whole.stream(), beginnings.stream(), ends.stream(), parts)
                    .flatMap(all -> all);
        }

        /** A text that is no part of a named one. */
        private String nobodys() {
            for (int number = 0; ; number++) {
                String text = "unnamed" + number;
                if (Stream.of(whole, beginnings, ends)
                        .flatMap(Collection::stream)
                        .noneMatch(one -> one.toLowerCase(Locale.ROOT).contains(text))) {
                    return text;
                }
            }
        }
    }

    private final Map<Field, Named> byField = new EnumMap<>(Field.class);
    private final List<Diagnostic> problems = new ArrayList<>();

    NamedValues(Collection<Conjunction> conjunctions) {
        Field.BESIDES_OWNER.forEach(field -> byField.put(field, new Named()));
        // Thousands of rules have the same conditions.
        Set<FieldPattern> known = new LinkedHashSet<>();
        for (Conjunction conjunction : conjunctions) {
            for (Field field : Field.BESIDES_OWNER) {
                conjunction
                        .on(field)
                        .filter(known::add)
                        .ifPresent(condition ->
                                condition.patterns().forEach(pattern -> add(conjunction.rule(), field, pattern)));
            }
        }
    }

    private void add(EventRule rule, Field field, Patterns pattern) {
        Named named = byField.getOrDefault(field, new Named());
        MatchType type = pattern.type();
        List<String> values = values(pattern);
        if (PREFIX.contains(type)) {
            values.forEach(value -> named.beginnings.add(value.substring(1)));
        } else if (SUFFIX.contains(type)) {
            values.forEach(value -> named.ends.add(backwards(value.substring(1))));
        } else if (WHOLE.contains(type) && values.stream().allMatch(value -> value.startsWith("\""))) {
            values.forEach(value -> named.whole.add(unquoted(value)));
        } else if (!PRESENCE.contains(type)) {
            problems.add(Diagnostic.error(
                    rule.location(),
                    "rule %s compares %s by %s %s, which this proof does not cover; name whole texts, beginnings or ends"
                            .formatted(rule.name(), field.path(), type, values),
                    "prove.unknown-condition"));
        }
    }

    /** Texts begin with a quote, and end with one if they are whole; ends of texts are written backwards. */
    private static List<String> values(Patterns pattern) {
        if (pattern instanceof AnythingBut list) {
            return List.copyOf(list.getValues());
        }
        if (pattern instanceof AnythingButValuesSet set) {
            return List.copyOf(set.getValues());
        }
        return pattern instanceof ValuePatterns value ? List.of(value.pattern()) : List.of();
    }

    private static String unquoted(String value) {
        return value.substring(1, value.length() - 1);
    }

    private static String backwards(String value) {
        return new StringBuilder(value).reverse().toString();
    }

    List<Diagnostic> problems() {
        return problems;
    }

    /** Values that get every answer which any text gets. */
    Stream<String> of(Field field) {
        return byField.getOrDefault(field, new Named()).values();
    }
}
