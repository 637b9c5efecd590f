package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountNames;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.ImpossibleAdditions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names as accounts.yaml can have them. */
final class PossibleNames {

    private PossibleNames() {}

    /** Those that can be written, without what is invisible and without links; the others are left out. */
    static Map<String, String> of(Map<String, String> names, LocalDate today) {
        Map<String, String> harmless = new LinkedHashMap<>();
        List<Addition> tried = new ArrayList<>();
        names.forEach((key, name) -> {
            harmless.put(key, AccountNames.harmless(name));
            tried.add(new Addition(number(tried.size()), AccountNames.harmless(name), "owner", ""));
        });
        Set<String> impossible = ImpossibleAdditions.among(tried, today).keySet();
        int number = 0;
        for (String key : names.keySet()) {
            if (impossible.contains(number(number++))) {
                harmless.remove(key);
            }
        }
        return harmless;
    }

    private static String number(int number) {
        return "%012d".formatted(number);
    }
}
