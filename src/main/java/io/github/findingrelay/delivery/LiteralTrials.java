package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Findings that say what an expression compares with: what is told of all others may not be told of
 * just these.
 */
final class LiteralTrials {

    /** A text in an expression. */
    private static final Pattern LITERAL = Pattern.compile("'([^'\\\\]{3,60})'|\"([^\"\\\\]{3,60})\"");

    /** What is a fact of a finding, and no words. */
    private static final Pattern FACT = Pattern.compile("[A-Za-z0-9:/@._-]+");

    /** The name of a member of an object; no account, Region, type, severity or principal is like it. */
    private static final Pattern MEMBER = Pattern.compile("(['\"])[a-z][A-Za-z]*\\1\\s*:");

    /** Accounts, severities and the like are cut off there. */
    private static final int SHORT = 20;

    private final TellingTrials telling;

    LiteralTrials(TellingTrials telling) {
        this.telling = telling;
    }

    void play(ObjectNode receivers, JsonNode definition) {
        NavigableSet<String> literals = new TreeSet<>();
        collect(definition, literals);
        Map<String, ObjectNode> findings = new LinkedHashMap<>();
        literals.forEach(literal -> findings.put("a finding that says '" + literal + "'", finding(literal)));
        telling.play(receivers, findings);
    }

    private static void collect(JsonNode node, NavigableSet<String> literals) {
        if (node.isTextual()) {
            LITERAL.matcher(MEMBER.matcher(node.asText()).replaceAll(":"))
                    .results()
                    .flatMap(LiteralTrials::texts)
                    .filter(FACT.asMatchPredicate())
                    .forEach(literals::add);
        }
        node.forEach(child -> collect(child, literals));
    }

    private static Stream<String> texts(MatchResult found) {
        return Stream.of(found.group(found.group(1) == null ? 2 : 1));
    }

    /** It says so wherever it can. */
    private static ObjectNode finding(String literal) {
        ObjectNode finding = SampleFindings.usual();
        ObjectNode resource = (ObjectNode) finding.at("/Resources/0");
        resource.put("Type", literal).put("Id", "arn:aws:s3:::" + literal);
        ((ObjectNode) resource.at("/Details/Other"))
                .put("External Principal", literal)
                .put("External Principal Type", literal)
                .put("Condition", literal);
        if (literal.length() <= SHORT) {
            finding.put("Region", literal).put("AwsAccountId", literal);
            ((ObjectNode) finding.path("Severity")).put("Label", literal);
            finding.withObject("/ProductFields").put("ResourceOwnerAccount", literal);
        }
        return finding;
    }
}
