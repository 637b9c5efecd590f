package io.github.findingrelay.organization;

import io.github.findingrelay.diagnostic.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody has written about an owner: a key, a name, an address, or a name with addresses.
 *
 * @param name what remains without the addresses; empty: nothing does
 * @param addresses in lower case, since mail servers ignore it; each once, in their order
 */
record OwnerText(String name, List<String> addresses) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s:=/,;<>()\\[\\]\"|]+@[^\\s:=/,;<>()\\[\\]\"|]+");

    private static final Pattern AROUND = Pattern.compile("^[\\s:=/,;<>()\\[\\]\"|-]+|[\\s:=/,;<>()\\[\\]\"|-]+$");

    private static final Pattern GAP =
            Pattern.compile("(?i)\\s*[:=/,;|<(\\[\"-]*\\s*(mailto:)?@+\\s*[/,;|>)\\]\"]*\\s*");

    OwnerText {
        addresses = List.copyOf(addresses);
    }

    static OwnerText of(String written) {
        List<String> addresses = ADDRESS.matcher(written)
                .results()
                .map(MatchResult::group)
                .map(address -> address.replaceFirst("\\.+$", "").toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        String words = GAP.matcher(ADDRESS.matcher(written).replaceAll("@")).replaceAll(" ");
        return new OwnerText(OneLine.of(AROUND.matcher(OneLine.of(words)).replaceAll("")), addresses);
    }

    /** The same without some addresses. */
    OwnerText without(Set<String> some) {
        return new OwnerText(
                name, addresses.stream().filter(one -> !some.contains(one)).toList());
    }

    boolean isEmpty() {
        return name.isEmpty() && addresses.isEmpty();
    }
}
