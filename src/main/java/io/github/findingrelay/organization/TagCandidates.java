package io.github.findingrelay.organization;

import io.github.findingrelay.organization.Organizations.Tag;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tags that could say who owns an account, best first. */
final class TagCandidates {

    private static final Pattern LIKELY =
            Pattern.compile(".*(owner|team|contact|responsible|department|division|squad|group|mail).*");

    private static final int MOST = 5;

    private TagCandidates() {}

    /**
     * A tag.
     *
     * @param accounts how many have it
     * @param values how many different ones it has
     */
    record TagCandidate(String key, int accounts, int values, String example) {

        private boolean isLikely() {
            return LIKELY.matcher(key.toLowerCase(Locale.ROOT)).matches();
        }
    }

    /** Those that many accounts have, of the tags of some. */
    static List<TagCandidate> among(Collection<List<Tag>> accounts) {
        Map<String, Map<String, Long>> keys = accounts.stream()
                .flatMap(List::stream)
                .filter(tag -> !tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")
                        && !tag.value().isBlank())
                .collect(Collectors.groupingBy(
                        Tag::key,
                        TreeMap::new,
                        Collectors.groupingBy(Tag::value, TreeMap::new, Collectors.counting())));
        Map<String, TagCandidate> found = new LinkedHashMap<>();
        keys.forEach((key, values) -> found.put(
                key,
                new TagCandidate(
                        key,
                        (int) values.values().stream().mapToLong(count -> count).sum(),
                        values.size(),
                        values.entrySet().stream()
                                .max(Map.Entry.comparingByValue())
                                .map(Map.Entry::getKey)
                                .orElse(""))));
        return found.values().stream()
                .filter(one -> one.accounts() * 4 >= accounts.size())
                .sorted(Comparator.comparing(TagCandidate::isLikely)
                        .thenComparing(TagCandidate::accounts)
                        .reversed()
                        .thenComparing(TagCandidate::key))
                .limit(MOST)
                .toList();
    }
}
