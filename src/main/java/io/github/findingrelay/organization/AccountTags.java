package io.github.findingrelay.organization;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.organization.Organizations.Tag;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The tags of accounts, which AWS tells one account at a time. */
final class AccountTags {

    /** Questions on their way; the budget slows them down where AWS throttles. */
    private static final int AT_A_TIME = 16;

    private AccountTags() {}

    static Survey<String, List<Tag>> of(
            Collection<String> accounts, Console console, Organizations organizations, RequestBudget budget) {
        return ProgressLine.during(
                console,
                "tags of accounts",
                accounts.size(),
                progress -> Survey.of(
                        accounts,
                        AT_A_TIME,
                        account -> budget.pages(next -> organizations.tags(account, next)),
                        progress));
    }

    /** What is said of accounts whose tags have not been read. */
    static String unread(Map<String, RequestException> refusals, String consequence) {
        Map.Entry<String, RequestException> first =
                refusals.entrySet().iterator().next();
        return "the tags of %d accounts could not be read, so that %s; it takes the action organizations:ListTagsForResource. The first is %s: %s%n"
                .formatted(
                        refusals.size(),
                        consequence,
                        first.getKey(),
                        first.getValue().reason());
    }
}
