package io.github.findingrelay.remind;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.generate.ReminderWords;
import io.github.findingrelay.generate.ReminderWords.Parts;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.remind.SameAccess.Grouped;
import io.github.findingrelay.request.AccountRegion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts reminders into words. */
final class ReminderComposer {

    /** SNS takes 256 KiB of UTF-8. */
    static final int MAX_MAIL = 249_000;

    private final Organization organization;
    private final Map<Language, Wording> wordings = new EnumMap<>(Language.class);
    private final Map<Language, Outsider> outsiders = new EnumMap<>(Language.class);
    private final int escalate;
    private final Instant now;

    private ReminderComposer(Organization organization, List<ReminderWords> words, int escalate, Instant now) {
        this.organization = organization;
        this.escalate = escalate;
        this.now = now;
        Map<String, String> names = organization.accountNames();
        for (ReminderWords one : words) {
            wordings.put(one.language(), new Wording(one, names, now));
            outsiders.put(one.language(), Outsider.of(one, organization));
        }
    }

    /**
     * Reads the words of all languages that owners read, and of English, which subjects are in.
     *
     * @param workspace the folder that holds templates/
     * @param escalate after how many days the fallback is told of what others leave open
     */
    static Checked<ReminderComposer> of(Organization organization, Path workspace, int escalate, Instant now) {
        List<Language> languages = Stream.concat(
                        Stream.of(
                                Language.EN,
                                organization.notifications().fallback().language()),
                        organization.owners().stream().map(owner -> owner.language()))
                .distinct()
                .toList();
        List<Checked<ReminderWords>> read = languages.stream()
                .map(language -> ReminderWords.read(workspace, organization, language))
                .toList();
        return Checked.all(read).then(all -> Checked.valid(new ReminderComposer(organization, all, escalate, now)));
    }

    /**
     * Composes a message.
     *
     * @param trend what has changed since the last one, if there was one
     * @param unread places whose findings could not be read, so that some may be missing
     */
    ReminderMessage compose(Reminder reminder, Optional<Trend> trend, List<AccountRegion> unread) {
        ReminderFacts facts = new ReminderFacts(reminder, trend, unread, organization.adminAccount(), escalate);
        Wording wording = wording(reminder.owner().language());
        Map<String, String> values = facts.in(wording);
        Parts parts = wording.words().message(values);
        String subject = wording.words().subject(facts.inSubject(wording(Language.EN)));
        LimitedText mail = LimitedText.ofBytes(MAX_MAIL);
        Grouped grouped = Grouped.of(reminder);
        int told = new ReminderText(reminder, grouped, parts, values, list(wording, Extent.MAIL, "more")).write(mail);
        LimitedText card = LimitedText.ofCharacters(ReminderCard.MAX_DESCRIPTION, ReminderCard::escaped);
        int count = (int) reminder.all().count();
        String more = isMailed(reminder) && told == count ? "more.mail" : "more";
        FindingList list = list(wording, Extent.ofCard(count), more);
        new ReminderText(reminder, grouped, parts, values, list).write(card);
        return new ReminderMessage(
                Subject.of(subject),
                mail.toString(),
                ReminderCard.json(parts, card.toString(), "reminder-%s-%s".formatted(reminder.id(), now)));
    }

    private FindingList list(Wording wording, Extent extent, String more) {
        Outsider outsider = Objects.requireNonNull(outsiders.get(wording.words().language()));
        return new FindingList(wording, outsider, organization.partition(), extent, more);
    }

    private Wording wording(Language language) {
        return Objects.requireNonNull(wordings.get(language));
    }

    private static boolean isMailed(Reminder reminder) {
        return Contact.addresses(reminder.owner().contacts()).findAny().isPresent();
    }
}
