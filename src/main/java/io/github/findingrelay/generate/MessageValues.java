package io.github.findingrelay.generate;

import io.github.findingrelay.generate.MessageFile.Placeholders;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What messages may mention, and where the state machine has it.
 *
 * @param constants what is the same in every message, by placeholder
 */
record MessageValues(Map<String, String> constants) {

    /** What the finding says, and what accounts.yaml says about its account. */
    private static final Set<String> FACTS = Set.of("""
      severity id title description product analyzerAccount accountId accountName owner region arn resource assetType found
      foundInJapan unusedActions unusedServices lastUsed principal principalType principalAccount vendor actions condition
      recommendation adminLink link""".split("\\s+"));

    /** In the order in which they are put together: each may use those before it. */
    private static final List<String> WORDS = List.of("type", "account", "who", "access", "what", "more");

    private static final Set<String> CONSTANTS = Set.of("administrator", "help");

    /** Facts and words that no finding lacks. */
    static final Set<String> ALWAYS =
            Set.of("severity", "resource", "type", "account", "who", "access", "what", "administrator", "help");

    /** What of a word is in ASCII and short, for subjects. */
    private static final Map<String, String> OF_SUBJECT = Map.of(
            "type", "subjectType",
            "access", "subjectAccess",
            "account", "subjectAccount",
            "resource", "subjectResource");

    MessageValues {
        constants = Map.copyOf(constants);
    }

    /** The placeholders of messages. */
    static Placeholders ofMessage() {
        Set<String> names =
                Stream.of(FACTS, WORDS, CONSTANTS).flatMap(Collection::stream).collect(Collectors.toSet());
        return new Placeholders(names, ALWAYS, "severity");
    }

    /** The placeholders of a phrase: words that are put together before it, and facts. */
    static Set<String> ofPhrase(String key) {
        Set<String> names = new HashSet<>(FACTS);
        int place = WORDS.indexOf(key.split("\\.", 2)[0]);
        names.addAll(WORDS.subList(0, Math.max(0, place)));
        if (place < 0) {
            names.add("administrator");
        }
        return names;
    }

    /** Whether the English phrase is part of the subjects of every language. */
    static boolean isOfSubject(String key) {
        return OF_SUBJECT.containsKey(key.split("\\.", 2)[0]) && !key.startsWith("account.");
    }

    /** The expression of a placeholder in a phrase. */
    String ofWord(String name) {
        return WORDS.contains(name) ? "$" + name : constantOr(name, "$fact." + name);
    }

    /** The expression of a placeholder in a message. */
    String inText(String name) {
        return WORDS.contains(name) ? "$word." + name : constantOr(name, "$fact." + name);
    }

    /** The expression of a placeholder in a subject. */
    String inSubject(String name) {
        String word = OF_SUBJECT.get(name);
        return word == null ? inText(name) : "$word." + word;
    }

    private String constantOr(String name, String expression) {
        String constant = constants.get(name);
        return constant == null ? expression : JsonataText.quoted(constant);
    }
}
