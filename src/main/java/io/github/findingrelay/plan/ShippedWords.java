package io.github.findingrelay.plan;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generate.MessageTexts;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people read in other words since the workspace has taken another version of the tool: its texts
 * are in no commit, so that they are read from what tells people, before and after.
 */
record ShippedWords(Snapshot before, Snapshot after, MessageTexts texts, Organization organization) {

    /** A text in an expression of a state machine. */
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'");

    /** Codes, names and separators are no words. */
    private static final Pattern WORDS =
            Pattern.compile(".*\\p{L}\\s\\p{L}.*|.*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].*");

    /** One for each language in which somebody reads texts that ship. */
    Stream<Sentence> all() {
        return organization.languages().stream().flatMap(language -> in(language).stream());
    }

    private Optional<Sentence> in(Language language) {
        String path = "state-machines/" + language.code() + ".yaml";
        Optional<String> was = text(before, path);
        Optional<String> is = text(after, path);
        if (!texts.ships(language) || was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        Set<String> old = literals(was.get());
        List<String> news = literals(is.get()).stream()
                .filter(words -> !old.contains(words) && !texts.isOwn(words, language) && !isOfAccounts(words))
                .sorted()
                .toList();
        return news.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sentence(
                        Kind.READS_OTHERWISE,
                        "messages have new words in %s, which come with the tool"
                                .formatted(OwnerSentences.inWords(language)),
                        news));
    }

    /** What accounts.yaml puts into messages is told by what changes there. */
    private boolean isOfAccounts(String words) {
        Notifications notifications = organization.notifications();
        return Stream.concat(
                        Stream.of(notifications.fallback().name()),
                        notifications.help().stream()
                                .flatMap(help ->
                                        Stream.of(help.text(), help.url()).flatMap(Optional::stream)))
                .anyMatch(words::contains);
    }

    private static Optional<String> text(Snapshot snapshot, String path) {
        return Optional.ofNullable(snapshot.files(List.of(path)).get(path)).map(SourceText::text);
    }

    private static Set<String> literals(String template) {
        return LITERAL.matcher(template)
                .results()
                .map(match -> Objects.requireNonNull(match.group(1))
                        .replace("\\u0027", "'")
                        .strip())
                .filter(words -> WORDS.matcher(words).matches())
                .collect(Collectors.toSet());
    }
}
