package io.github.findingrelay.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link as people copy it from a program, taken apart.
 *
 * @param host in lower case
 * @param path its parts, decoded
 * @param query decoded, by name; names in any case
 */
record PastedLink(String scheme, String host, List<String> path, Map<String, String> query) {

    private static final Pattern LINK = Pattern.compile("([A-Za-z]+)://([A-Za-z0-9.-]+)(/[^?#]*)?(\\?[^#]*)?(#.*)?");

    /** What is none is left to whoever knows what it should be. */
    static Optional<PastedLink> of(String text) {
        Matcher link = LINK.matcher(text.strip());
        return link.matches() ? decoded(link) : Optional.empty();
    }

    static boolean isLike(String text) {
        return text.contains("://");
    }

    private static Optional<PastedLink> decoded(Matcher link) {
        try {
            return Optional.of(new PastedLink(
                    link.group(1).toLowerCase(Locale.ROOT),
                    link.group(2).toLowerCase(Locale.ROOT),
                    Arrays.stream(Optional.ofNullable(link.group(3)).orElse("").split("/", -1))
                            .filter(part -> !part.isEmpty())
                            .map(PastedLink::decoded)
                            .toList(),
                    query(Optional.ofNullable(link.group(4)).orElse(""))));
        } catch (IllegalArgumentException e) {
            // A percent sign without two digits behind it.
            return Optional.empty();
        }
    }

    /** Whatever comes from a page may have its ampersands escaped. */
    private static Map<String, String> query(String text) {
        Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : text.replaceFirst("^\\?", "").replace("&amp;", "&").split("&", -1)) {
            String[] both = pair.split("=", 2);
            if (both.length == 2) {
                query.putIfAbsent(decoded(both[0]), decoded(both[1]));
            }
        }
        return query;
    }

    /**
     * Without percent signs. A plus sign stands for itself, other than in forms.
     *
     * @throws IllegalArgumentException where a percent sign has not two digits behind it
     */
    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A part of the path, if there are so many. */
    Optional<String> part(int index) {
        return index < path.size() ? Optional.of(path.get(index)) : Optional.empty();
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
