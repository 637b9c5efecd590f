package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of many rules few are compared, and none is missed. */
class HiddenArchiveRuleProperties {

    @Property(tries = 200)
    void aRuleIsHiddenAmongManyIfItIsBesideOneOfThem(@ForAll("matches") List<String> matches) {
        Set<Integer> expected = IntStream.range(0, matches.size())
                .filter(i -> IntStream.range(0, matches.size())
                        .filter(j -> j != i)
                        .anyMatch(j -> hidden(matches, List.of(Math.min(i, j), Math.max(i, j)))
                                .contains(i)))
                .boxed()
                .collect(Collectors.toSet());

        assertThat(hidden(matches, IntStream.range(0, matches.size()).boxed().toList()))
                .isEqualTo(expected);
    }

    private static Set<Integer> hidden(List<String> matches, List<Integer> some) {
        String yaml = some.stream()
                .map(i -> "- {name: r%d, match: {%s}}\n".formatted(i, matches.get(i)))
                .collect(Collectors.joining("  ", "archiveRules:\n  ", ""));
        CleanText text = CleanText.of("accounts.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        YamlNode root = YamlReader.read(text, new Problems(new SourceText("accounts.yaml", yaml)))
                .orElseThrow();
        return HiddenArchiveRules.hidden(root)
                .map(mistake ->
                        Integer.parseInt(((YamlScalar) mistake.at()).text().substring(1)))
                .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<String>> matches() {
        Arbitrary<String> values = Arbitraries.of("[a]", "[b]", "[a, b]", "[ab]", "[a, b, ab]");
        Arbitrary<String> criterion = Combinators.combine(Arbitraries.of("eq", "eq", "contains", "neq"), values)
                .as((operator, value) -> "{%s: %s}".formatted(operator, value));
        return Combinators.combine(criterion, criterion, Arbitraries.of(true, false))
                .as((one, two, both) -> "resource: " + one + (both ? ", resourceType: " + two : ""))
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }
}
