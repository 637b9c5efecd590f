package io.github.findingrelay.remind;

import io.github.findingrelay.generate.ReminderWords;
import io.github.findingrelay.model.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small things in words of one language.
 *
 * @param names of accounts, by id
 */
record Wording(ReminderWords words, Map<String, String> names, Instant now) {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int MAX_NAME = 256;

    /** How many accounts, owners or Regions are named, and the others counted. */
    private static final int NAMED = 12;

    /** The longest name in a subject, as in those of notifications. */
    private static final int MAX_IN_SUBJECT = 24;

    Wording {
        names = Map.copyOf(names);
    }

    /** A phrase of two: {@code .one} for one, {@code .many} for all other numbers. */
    String counted(String key, int count, Map<String, String> values) {
        return words.phrase(key + (count == 1 ? ".one" : ".many"), values);
    }

    /** How long something is open. */
    String age(Instant since) {
        return days(Math.max(0, Duration.between(since, now).toDays()));
    }

    String days(long days) {
        Map<String, String> values = Map.of("days", Long.toString(days));
        return days == 0 ? words.phrase("days.none", values) : counted("days", (int) days, values);
    }

    /** A day where the readers are. */
    String day(Instant moment) {
        ZoneId zone = words.language() == Language.JA ? JAPAN : ZoneOffset.UTC;
        return moment.atZone(zone).toLocalDate().toString();
    }

    /** An account by name and id, as in notifications. */
    String account(String id) {
        String shown = ForeignText.of(id, MAX_NAME);
        Map<String, String> values = Map.of("accountId", shown, "accountName", name(id).orElse(""));
        return name(id).isEmpty()
                ? words.commonPhrase("account.known", values)
                : words.commonPhrase("account.named", values);
    }

    /** The same; marked if accounts.yaml lacks it. */
    String markedAccount(String id) {
        return name(id).isPresent()
                ? account(id)
                : words.phrase("account.unlisted", Map.of("accountId", ForeignText.of(id, MAX_NAME)));
    }

    /** An account in a subject: its name if that is in ASCII, otherwise its id. */
    String shortAccount(String id) {
        Optional<String> name = name(id).filter(Subject::isAscii);
        return name.map(text -> words.phrase("where.account", Map.of("account", Subject.cut(text, MAX_IN_SUBJECT))))
                .orElseGet(() -> words.phrase("where.id", Map.of("accountId", id)));
    }

    private Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id)).map(text -> ForeignText.of(text, MAX_NAME));
    }

    boolean lacks(String account) {
        return !names.containsKey(account);
    }

    /**
     * The first of some texts, and how many more there are.
     *
     * @param more the phrase for these
     */
    String listed(List<String> texts, String more) {
        String first = String.join(", ", texts.subList(0, Math.min(NAMED, texts.size())));
        int others = texts.size() - NAMED;
        return others <= 0 ? first : first + ", " + words.phrase(more, values("count", others));
    }

    /** A number as a value, to which others can be added. */
    static Map<String, String> values(String key, int count) {
        Map<String, String> values = new HashMap<>();
        values.put(key, Integer.toString(count));
        return values;
    }
}
