package io.github.findingrelay.config;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whether a rule is over-broad depends on what it matches, not on how it says so. */
class ArchiveRuleProperties {

    private static final String BROAD = "archive-rule.over-broad";
    private static final List<String> KEYS = FilterKeys.ALL.stream().sorted().toList();

    /** What makes a rule narrow, whatever else it asks for. */
    private static final List<String> NARROW = List.of(
            "resource: {eq: [\"arn:aws:s3:::payments-exports\"]}",
            "resourceOwnerAccount: {eq: [\"222222222222\"]}",
            "principal.AWS: {eq: [\"444455556666\"]}",
            "principal.AWS: {eq: [\"arn:aws:iam::444455556666:role/upload\"]}",
            "principal.Federated: {eq: [\"accounts.google.com\"]}",
            "condition.aws:PrincipalOrgID: {eq: [\"o-abc1234567\"]}");

    @Property(tries = 300)
    void aShortPartOfAnIdIsEverywhere(@ForAll("digits") String digits, @ForAll("keysOfIds") String key) {
        assertThat(rules("%s: {contains: [\"%s\"]}".formatted(key, digits))).contains(BROAD);
    }

    @Property(tries = 300)
    void whatEveryArnHasIsEverywhere(@ForAll("criteria") Map<String, String> others) {
        Map<String, String> criteria = withoutNames(others);
        criteria.put("resource", "{contains: [\":\"]}");

        assertThat(rules(written(criteria))).containsAnyOf(BROAD, "archive-rule.cannot-match", "archive-rule.wildcard");
    }

    @Property(tries = 300)
    void whatNamesSomethingIsNarrow(@ForAll("narrow") String narrow, @ForAll("criteria") Map<String, String> others) {
        String key = narrow.substring(0, narrow.indexOf(": {"));
        others.remove(key);

        assertThat(rules(narrow + (others.isEmpty() ? "" : ", " + written(others))))
                .doesNotContain(BROAD);
    }

    @Property(tries = 300)
    void anyValueIsTakenOrReported(
            @ForAll("keys") String key, @ForAll("operators") String operator, @ForAll String value) {
        String text = value.codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .collect(joining());

        assertThat(rules("%s: {%s: [%s]}".formatted(key, operator, PlainText.quoted(text + "*"))))
                .isNotNull();
    }

    private static Map<String, String> withoutNames(Map<String, String> criteria) {
        return criteria.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("condition.")
                        && !entry.getKey().startsWith("principal."))
                .filter(entry -> !entry.getKey().equals("resourceOwnerAccount"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String written(Map<String, String> criteria) {
        return criteria.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(joining(", "));
    }

    private static List<String> rules(String match) {
        String text = SMALLEST + "  - {id: \"333333333333\", name: other, owner: security}\n"
                + "archiveRules:\n  - {name: r, reason: r, approvedBy: security, match: {%s}}\n".formatted(match);
        return AccountsFile.parse(text.getBytes(StandardCharsets.UTF_8), LocalDate.of(2026, 7, 1))
                .diagnostics()
                .stream()
                .map(Diagnostic::rule)
                .toList();
    }

    private static final String SMALLEST = smallest();

    private static String smallest() {
        try {
            return Files.readString(Path.of("src/test/fixtures/config/valid-smallest/accounts.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> keysOfIds() {
        return Arbitraries.of(
                "resourceOwnerAccount",
                "resource",
                "principal.AWS",
                "principal.Federated",
                "condition.aws:SourceAccount",
                "condition.kms:CallerAccount");
    }

    @Provide
    Arbitrary<String> narrow() {
        return Arbitraries.of(NARROW);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(KEYS);
    }

    @Provide
    Arbitrary<String> operators() {
        return Arbitraries.of("eq", "neq", "contains");
    }

    @Provide
    Arbitrary<Map<String, String>> criteria() {
        Arbitrary<String> values = Arbitraries.of(
                "AWS::S3::Bucket", "true", "false", "ACCESS_DENIED", "a", "1", ":", "arn:aws", "*", "NOT_APPLICABLE");
        Arbitrary<String> criterion = Arbitraries.oneOf(
                Arbitraries.of("{exists: true}", "{exists: false}"),
                Combinators.combine(operators(), values).as("{%s: [\"%s\"]}"::formatted));
        return Arbitraries.maps(keys(), criterion).ofMaxSize(3);
    }
}
