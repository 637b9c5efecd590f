package io.github.findingrelay.plan;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What people read in other words.
 *
 * @param before the files of messages by their paths below the workspace
 * @param after the same, as they are now
 * @param languages in which somebody reads
 */
record MessageSentences(Map<String, SourceText> before, Map<String, SourceText> after, Set<Language> languages) {

    private static final String FOLDER = "templates/messages/";

    /** One for each file that both have; what comes and goes is a change of the tool. */
    Stream<Sentence> all() {
        return Stream.of(Language.values())
                .flatMap(language -> after.keySet().stream()
                        .filter(path -> path.startsWith(FOLDER + language.code() + "/"))
                        .filter(before::containsKey)
                        .sorted()
                        .flatMap(path -> of(path, language)));
    }

    private Stream<Sentence> of(String path, Language language) {
        List<String> was = lines(before, path);
        List<String> is = lines(after, path);
        if (was.equals(is)) {
            return Stream.empty();
        }
        List<String> news = is.stream().filter(line -> !was.contains(line)).toList();
        String where = "%s (%s)".formatted(OwnerSentences.inWords(language), path.substring(FOLDER.length()));
        if (!languages.contains(language)) {
            return Stream.of(
                    new Sentence(Kind.NOTHING_CHANGES, "nobody reads messages in " + where + ", which change"));
        }
        return Stream.of(
                news.isEmpty()
                        ? new Sentence(Kind.READS_OTHERWISE, "messages have fewer or other lines in " + where)
                        : new Sentence(Kind.READS_OTHERWISE, "messages have new words in " + where, news));
    }

    /** Without remarks and blank lines, which nobody reads. */
    private static List<String> lines(Map<String, SourceText> files, String path) {
        SourceText text = files.get(path);
        return text == null
                ? List.of()
                : text.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
    }
}
