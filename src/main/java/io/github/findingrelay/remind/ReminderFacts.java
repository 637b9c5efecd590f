package io.github.findingrelay.remind;

import io.github.findingrelay.remind.Reminder.Escalation;
import io.github.findingrelay.request.AccountRegion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the text of a reminder may name, in one language.
 *
 * @param adminAccount whose analyzers look at all accounts
 * @param escalate after how many days the fallback is told of what others leave open
 */
record ReminderFacts(
        Reminder reminder, Optional<Trend> trend, List<AccountRegion> unread, String adminAccount, int escalate) {

    private static final int MAX_NAME = 256;

    ReminderFacts {
        unread = List.copyOf(unread);
    }

    /** Values by placeholder; what there is not is missing. */
    Map<String, String> in(Wording wording) {
        return values(wording, false);
    }

    /** The same for the subject, with accounts in ASCII. */
    Map<String, String> inSubject(Wording english) {
        return values(english, true);
    }

    private Map<String, String> values(Wording wording, boolean subject) {
        Map<String, String> values = new HashMap<>();
        Tally own = Tally.of(reminder.findings());
        values.put("owner", ForeignText.of(reminder.owner().name(), MAX_NAME));
        values.put("after", wording.days(escalate));
        own(values, wording, own, subject);
        escalated(values, wording);
        trend.ifPresent(change -> {
            values.put("lastDay", wording.day(change.since()));
            values.put("added", Integer.toString(change.added()));
            values.put("gone", Integer.toString(change.gone()));
        });
        if (!unread.isEmpty()) {
            values.put("unread", wording.words().phrase("unread", Map.of("places", places(wording))));
        }
        values.put("headline", wording.words().phrase(headline(own), values));
        values.put("what", what(own, wording, values));
        return values;
    }

    private void own(Map<String, String> values, Wording wording, Tally own, boolean subject) {
        values.put("count", Integer.toString(own.count()));
        values.put("public", positive(own.open()));
        values.put("findings", wording.counted("findings", own.count(), values));
        own.oldest().ifPresent(oldest -> {
            values.put("oldest", wording.age(oldest));
            if (own.count() > 1) {
                values.put("oldestDay", wording.day(oldest));
            }
            values.put("where", where(own, wording, subject));
            values.put(
                    "account",
                    wording.account(own.accounts().keySet().iterator().next()));
        });
        if (own.accounts().size() > 1) {
            values.put("accountList", counted(own.accounts(), wording));
        }
        values.put("unlisted", positive((int) reminder.findings().stream()
                .filter(listed -> wording.lacks(listed.shown().ownerAccount()))
                .count()));
    }

    private static String positive(int count) {
        return count == 0 ? "" : Integer.toString(count);
    }

    private static String where(Tally own, Wording wording, boolean subject) {
        if (own.accounts().size() > 1) {
            return wording.words()
                    .phrase(
                            "where.accounts",
                            Wording.values("accountCount", own.accounts().size()));
        }
        String id = own.accounts().keySet().iterator().next();
        return subject
                ? wording.shortAccount(id)
                : wording.words().phrase("where.account", Map.of("account", wording.account(id)));
    }

    private static String counted(Map<String, Integer> accounts, Wording wording) {
        return wording.listed(
                accounts.entrySet().stream()
                        .map(one -> named(wording.markedAccount(one.getKey()), one.getValue(), wording))
                        .toList(),
                "more.accounts");
    }

    private static String named(String name, int count, Wording wording) {
        return wording.words().phrase("named.count", Map.of("name", name, "count", Integer.toString(count)));
    }

    private void escalated(Map<String, String> values, Wording wording) {
        List<Escalation> all = reminder.escalated();
        if (all.isEmpty()) {
            return;
        }
        int count = all.stream().mapToInt(one -> one.findings().size()).sum();
        values.put("ownerCount", Integer.toString(all.size()));
        values.put("escalatedCount", Integer.toString(count));
        values.put("owners", wording.counted("owners", all.size(), values));
        values.put("escalated", wording.counted("escalated", count, values));
        values.put("others", wording.words().phrase("others", values));
        values.put(
                "ownerList",
                wording.listed(all.stream().map(one -> counted(one, wording)).toList(), "more.owners"));
    }

    private static String counted(Escalation escalation, Wording wording) {
        String owner = ForeignText.of(escalation.owner().name(), MAX_NAME);
        return named(owner, escalation.findings().size(), wording);
    }

    private String places(Wording wording) {
        Map<String, List<String>> regions = unread.stream()
                .collect(Collectors.groupingBy(
                        AccountRegion::account,
                        TreeMap::new,
                        Collectors.mapping(AccountRegion::region, Collectors.toList())));
        return wording.listed(
                regions.entrySet().stream()
                        .map(entry -> place(entry.getKey(), entry.getValue(), wording))
                        .toList(),
                "more.places");
    }

    /** An analyzer of the admin account looks at all accounts. */
    private String place(String account, List<String> regions, Wording wording) {
        Map<String, String> values = Map.of(
                "region",
                regions.stream().distinct().sorted().collect(Collectors.joining(", ")),
                "account",
                wording.account(account));
        return wording.words().phrase(account.equals(adminAccount) ? "place.region" : "place.account", values);
    }

    private String headline(Tally own) {
        if (reminder.escalated().isEmpty()) {
            return own.count() == 1 ? "headline.one" : "headline.many";
        }
        return own.count() == 0 ? "headline.escalated" : "headline.both";
    }

    private static String what(Tally own, Wording wording, Map<String, String> values) {
        if (own.count() == 0) {
            return wording.words().phrase("what.none", values);
        }
        if (own.open() > 0) {
            String key = own.count() == 1 ? "public.only" : own.open() == 1 ? "public.one" : "public.many";
            values.put("publicOnes", wording.words().phrase(key, values));
        }
        return wording.counted("what", own.count(), values);
    }
}
