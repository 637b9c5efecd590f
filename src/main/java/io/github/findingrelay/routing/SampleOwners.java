package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.routing.Conjunction.FieldPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * The accounts that findings of the proof belong to.
 *
 * <p>Each account of accounts.yaml and each id that a pattern names is played. An id that is
 * neither can meet a condition only by its end, for no other kind of condition on ids is accepted,
 * and by three digits at most: so one such id for each end stands for all of them.
 */
final class SampleOwners {

    private static final int MAX_SUFFIX = 3;

    private static final Set<MatchType> EXACT =
            Set.of(MatchType.EXACT, MatchType.ANYTHING_BUT, MatchType.EXISTS, MatchType.ABSENT);

    private static final Set<MatchType> SUFFIX = Set.of(MatchType.SUFFIX, MatchType.ANYTHING_BUT_SUFFIX);

    private final SortedSet<String> mentioned = new TreeSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private boolean suffixes;
    private boolean lowerCase;

    SampleOwners(Collection<Conjunction> conjunctions) {
        for (Conjunction conjunction : conjunctions) {
            EventRule rule = conjunction.rule();
            Optional<FieldPattern> other = conjunction.on(Field.OWNER_LOWER_CASE);
            lowerCase |= other.isPresent();
            Stream.of(conjunction.on(Field.OWNER), other)
                    .flatMap(Optional::stream)
                    .forEach(condition -> condition.patterns().forEach(pattern -> add(rule, pattern)));
        }
    }

    private void add(EventRule rule, Patterns pattern) {
        if (pattern instanceof AnythingBut list) {
            list.getValues().forEach(value -> mentioned.add(unquoted(value)));
        } else if (pattern.type() == MatchType.EXACT && pattern instanceof ValuePatterns exact) {
            mentioned.add(unquoted(exact.pattern()));
        }
        boolean suffix = SUFFIX.contains(pattern.type()) && isShort(pattern);
        suffixes |= suffix;
        if (!suffix && !EXACT.contains(pattern.type())) {
            problems.add(Diagnostic.error(
                    rule.location(),
                    "rule %s compares account ids by %s, which this proof does not cover; name whole ids, or ends of at most %d digits"
                            .formatted(rule.name(), pattern.type(), MAX_SUFFIX),
                    "prove.unknown-condition"));
        }
    }

    private static boolean isShort(Patterns pattern) {
        Stream<String> values = pattern instanceof AnythingButValuesSet set
                ? set.getValues().stream()
                : Stream.of(((ValuePatterns) pattern).pattern());
        return values.allMatch(value -> unquoted(value).length() <= MAX_SUFFIX);
    }

    private static String unquoted(String value) {
        return value.replace("\"", "");
    }

    List<Diagnostic> problems() {
        return problems;
    }

    /** A finding for each account and each way of naming it, otherwise like the given one. */
    List<SampleFinding> of(SampleFinding usual, Collection<String> accounts) {
        Set<String> ids = new LinkedHashSet<>(new TreeSet<>(accounts));
        SortedSet<String> others = new TreeSet<>(mentioned);
        others.addAll(unknown(ids));
        ids.addAll(others);
        SampleFinding nameless = usual.with(Field.OWNER, Optional.empty());
        List<SampleFinding> findings = new ArrayList<>();
        ids.forEach(id -> findings.add(usual.with(Field.OWNER, Optional.of(id))));
        findings.add(nameless);
        // As long as no rule looks at this key, all its values are alike.
        ids.stream()
                .limit(lowerCase ? Long.MAX_VALUE : 1)
                .forEach(id -> findings.add(nameless.with(Field.OWNER_LOWER_CASE, Optional.of(id))));
        return findings;
    }

    /** Ids that nobody names, one for each end that a condition could look at, and none at all. */
    private SortedSet<String> unknown(Set<String> known) {
        SortedSet<String> ids = new TreeSet<>(List.of(""));
        for (int end = 0; end < (suffixes ? 1000 : 1); end++) {
            long head = 987_654_321L;
            String id;
            do {
                id = String.format(Locale.ROOT, "%09d%03d", head--, end);
            } while (known.contains(id) || mentioned.contains(id));
            ids.add(id);
        }
        return ids;
    }
}
