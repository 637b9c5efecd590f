package io.github.findingrelay.generate;

import io.github.findingrelay.generate.MessageFile.Placeholders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What reminders and their phrases may mention. */
final class ReminderValues {

    /** What a phrase for several resources of a type begins with. */
    static final String TYPES = "types.";

    private static final Set<String> ALWAYS = Set.of("headline", "what", "administrator", "help");

    /** Those of the message that may be missing. */
    private static final Set<String> SOMETIMES = words("""
      unread others accountList oldest oldestDay lastDay added gone unlisted after escalated ownerList owner""");

    /** The placeholders of each phrase, by its key. */
    private static final Map<String, Set<String>> BY_KEY = byKey("""
      findings.one findings.many: count public
      days.none days.one days.many: days
      where.account: account
      where.id: accountId
      where.accounts: accountCount
      owners.one owners.many: ownerCount
      escalated.one escalated.many: escalatedCount owners
      headline.one headline.many headline.both headline.escalated: findings count public where oldest escalated escalatedCount owners after
      public.only public.one public.many: public
      what.one what.many what.none: count account where oldest publicOnes
      others: escalated escalatedCount owners after
      unread: places
      place.region: region
      place.account: region account
      named.count: name count
      account.unlisted: accountId
      heading.findings.one heading.findings.many heading.order.one heading.order.many heading.order.short: count public
      heading.escalated: after
      heading.owner: owner findings count public oldest
      heading.contacts: contacts
      group.one group.many group.public.one group.public.many: who type types count condition
      group.error.one group.error.many: type types count error
      item: resource account accountId region day days times
      more more.mail more.findings more.accounts more.owners more.places: count
      types.other: type""");

    /** Those that are parts of subjects. */
    private static final Pattern OF_SUBJECT = Pattern.compile("(findings|days|where|owners|escalated|headline)\\..*");

    static final Phrases.Keys PHRASES = new Phrases.Keys(
            BY_KEY.keySet(),
            TYPES,
            key -> BY_KEY.getOrDefault(key, Set.of("type")),
            key -> OF_SUBJECT.matcher(key).matches());

    private ReminderValues() {}

    /** The placeholders of the message. */
    static Placeholders ofMessage() {
        Set<String> names = new HashSet<>(SOMETIMES);
        names.addAll(ALWAYS);
        return new Placeholders(names, ALWAYS, "headline");
    }

    private static Map<String, Set<String>> byKey(String lines) {
        Map<String, Set<String>> placeholders = new HashMap<>();
        for (String line : lines.split("\n", -1)) {
            String[] sides = line.split(":", 2);
            words(sides[0]).forEach(key -> placeholders.put(key, words(sides[1])));
        }
        return placeholders;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
