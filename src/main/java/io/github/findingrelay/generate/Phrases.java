package io.github.findingrelay.generate;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The parts of sentences of one language, from lines {@code key = text}.
 *
 * @param texts by key
 */
record Phrases(Map<String, MessageText> texts) {

    private static final String TYPE = "type.";
    private static final String OTHER_TYPE = "type.other";

    /** Those that the state machine chooses from. */
    private static final Set<String> CHOSEN = Set.of("""
      type.other account.named account.known account.unknown who.public who.anybody who.account who.principal
      who.federated who.canonical who.other who.unknown access.public access.account access.anybody access.canonical
      access.other access.unknown access.unusedRole access.unusedPermissions access.unusedKey access.unusedPassword
      access.finding what.external what.unusedRole what.unusedPermissions what.unusedKey
      what.unusedPassword what.other more help heading""".split("\\s+"));

    /** Those of notifications. */
    private static final Keys NOTIFICATIONS =
            new Keys(CHOSEN, TYPE, MessageValues::ofPhrase, MessageValues::isOfSubject);

    /**
     * Which phrases a file has.
     *
     * @param all that have to be there
     * @param open what others may begin with
     * @param placeholders that a phrase may use
     * @param ofSubject whether it is a part of subjects, in English
     */
    record Keys(Set<String> all, String open, Function<String, Set<String>> placeholders, Predicate<String> ofSubject) {
        Keys {
            all = Set.copyOf(all);
        }
    }

    Phrases {
        texts = new TreeMap<>(texts);
    }

    /**
     * Reads the phrases of a language.
     *
     * @throws InvalidTemplateException with all that is wrong
     */
    static Phrases read(SourceText source, Language language) {
        return read(source, language, NOTIFICATIONS);
    }

    /** The same of a file with other phrases. */
    static Phrases read(SourceText source, Language language, Keys keys) {
        return new Reader(source, language, keys).read();
    }

    /** Reads one file line by line. */
    private static final class Reader {

        private static final String IS = " = ";

        private final SourceText source;
        private final Language language;
        private final List<Diagnostic> problems = new ArrayList<>();
        private final Map<String, MessageText> texts = new LinkedHashMap<>();

        /** Where the lines begin whose key there is not, by the key. */
        private final Map<String, Integer> unknown = new LinkedHashMap<>();

        private final Keys keys;
        private final Set<String> missing;

        Reader(SourceText source, Language language, Keys keys) {
            this.source = source;
            this.language = language;
            this.keys = keys;
            this.missing = new TreeSet<>(keys.all());
        }

        Phrases read() {
            int start = 0;
            for (String line : source.text().split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(start, line.stripTrailing());
                }
                start += line.length() + 1;
            }
            unknown.forEach(this::unknown);
            missing.forEach(key ->
                    problems.add(source.error(1, 1, "the phrase '%s' is missing".formatted(key), MessageText.FORM)));
            if (!problems.isEmpty()) {
                throw new InvalidTemplateException(problems);
            }
            return new Phrases(texts);
        }

        private void add(int start, String line) {
            int end = line.indexOf(IS);
            // Whoever forgets a space or the text meant this phrase: it is not missing besides.
            String key = end < 0 ? line.split("[ =:]", 2)[0] : line.substring(0, end);
            missing.remove(key);
            if (end < 0) {
                problem(start, "'key = text' is expected here, with a space on each side of '=', or '#' and a remark");
            } else if (texts.containsKey(key)) {
                problem(start, "the phrase '%s' is there twice".formatted(key));
            } else if (keys.all().contains(key) || key.startsWith(keys.open())) {
                texts.put(key, text(start + end + IS.length(), key, line.substring(end + IS.length())));
            } else {
                unknown.put(key, start);
            }
        }

        private MessageText text(int start, String key, String text) {
            if (language == Language.EN && keys.ofSubject().test(key)) {
                MessageText.firstNotAscii(text)
                        .ifPresent(at -> problem(
                                start + at,
                                "SNS takes only ASCII characters in the subject of a mail, of which '%s' is a part"
                                        .formatted(key)));
            }
            return MessageText.read(source, start, text, keys.placeholders().apply(key), problems);
        }

        /** A key that is misspelt is told once, and not as missing too. */
        private void unknown(String key, int start) {
            Optional<String> meant = Suggestion.closest(key, missing);
            meant.ifPresent(missing::remove);
            String hint = meant.map("; did you mean '%s'?"::formatted).orElse("; it would never be used");
            problem(start, "there is no phrase '%s'%s".formatted(key, hint));
        }

        private void problem(int start, String message) {
            problems.add(source.errorAt(start, message, MessageText.FORM));
        }
    }

    MessageText get(String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }

    /** The expression of the words for the resource's type. */
    String type(MessageValues values) {
        String names = texts.keySet().stream()
                .filter(key -> key.startsWith(TYPE) && !key.equals(OTHER_TYPE))
                .map(key -> JsonataText.quoted(key.substring(TYPE.length())) + ": " + expression(key, values))
                .collect(Collectors.joining(", "));
        return "($name := $lookup({%s}, $fact.assetType); $exists($name) ? $name : %s)"
                .formatted(names, expression(OTHER_TYPE, values));
    }

    String expression(String key, MessageValues values) {
        return get(key).expression(values::ofWord);
    }

    /** All but those of types, as expressions by key. */
    Map<String, String> expressions(MessageValues values) {
        Map<String, String> expressions = new TreeMap<>();
        CHOSEN.forEach(key -> expressions.put(key, expression(key, values)));
        expressions.put("type", type(values));
        return expressions;
    }
}
