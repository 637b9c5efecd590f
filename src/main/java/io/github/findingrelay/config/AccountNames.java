package io.github.findingrelay.config;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of accounts, which whoever may use one of them can change. */
public final class AccountNames {

    /** What mail programs make a link of, in whatever case. */
    private static final Pattern LINK = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://|www\\.|mailto:)");

    private AccountNames() {}

    static boolean hasLink(String name) {
        return LINK.matcher(name).find();
    }

    /** A name as accounts.yaml can have it: it would be refused with links, or with what nobody can see. */
    public static String harmless(String name) {
        String unlinked = LINK.matcher(name).replaceAll(link -> link.group().replaceAll("[:/.]+", " "));
        int[] invisible = VisibleText.invisible(unlinked).distinct().toArray();
        return unlinked.codePoints()
                .mapToObj(c -> Character.toString(isAmong(c, invisible) ? '?' : c))
                .collect(Collectors.joining());
    }

    private static boolean isAmong(int c, int[] some) {
        for (int one : some) {
            if (one == c) {
                return true;
            }
        }
        return false;
    }
}
