package io.github.findingrelay.remind;

import io.github.findingrelay.generate.ReminderWords.Parts;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.remind.Reminder.Escalation;
import io.github.findingrelay.remind.SameAccess.Grouped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts the text of a reminder together: what it is about, what to do, and the list of findings, which may be long.
 *
 * @param grouped the findings of the reminder
 * @param values of the message, for the headings
 */
record ReminderText(Reminder reminder, Grouped grouped, Parts parts, Map<String, String> values, FindingList list) {

    private static final int MAX_NAME = 256;

    /** The room that an owner has at least, as long as there is any. */
    private static final int LEAST = 1_000;

    ReminderText {
        values = Map.copyOf(values);
    }

    /**
     * Writes it. What to do stands before a list that nobody may read to its end; chat shows it by itself.
     *
     * @return how many findings are told
     */
    int write(LimitedText out) {
        List<String> head = new ArrayList<>(parts.paragraphs());
        if (!parts.rows().isEmpty()) {
            head.add(rows());
        }
        if (list.extent() == Extent.MAIL) {
            head.add(steps());
        }
        String before = "";
        for (String paragraph : head) {
            if (out.add(before + paragraph + "\n", FindingList.ROOM)) {
                before = "\n";
            }
        }
        return own(out) + escalated(out);
    }

    private String rows() {
        return parts.rows().stream().map(row -> "- " + row).collect(Collectors.joining("\n"));
    }

    private String steps() {
        List<String> steps = parts.steps();
        return IntStream.range(0, steps.size())
                .mapToObj(i -> "\n%d. %s".formatted(i + 1, steps.get(i)))
                .collect(Collectors.joining("", list.wording().words().commonPhrase("heading", values), ""));
    }

    /** What others have left open has half the room, if it needs that. */
    private int own(LimitedText out) {
        if (reminder.findings().isEmpty()) {
            return 0;
        }
        String order = list.extent().links() ? ofOwn("heading.order") : phrase("heading.order.short");
        out.add("\n%s\n%s\n".formatted(ofOwn("heading.findings"), order), FindingList.ROOM);
        int spared = reminder.escalated().isEmpty() ? 0 : out.left() / 2;
        int told = list.write(grouped.own(), out, list.extent().most(), spared);
        more(reminder.findings().size() - told, out);
        return told;
    }

    /** Each owner has the same room; what one does not need, the next may have. */
    private int escalated(LimitedText out) {
        List<Escalation> all = reminder.escalated();
        if (all.isEmpty()) {
            return 0;
        }
        out.add("\n%s\n".formatted(phrase("heading.escalated")), FindingList.ROOM);
        int told = 0;
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            Escalation one = all.get(i);
            count += one.findings().size();
            int room = (out.left() - FindingList.ROOM) / (all.size() - i);
            told += escalated(
                    one,
                    grouped.escalated().get(i),
                    out,
                    Math.max(FindingList.ROOM, out.left() - Math.max(room, LEAST)));
        }
        more(count - told, out);
        return told;
    }

    private int escalated(Escalation one, List<SameAccess> same, LimitedText out, int spared) {
        if (!out.add(heading(one), FindingList.ROOM)) {
            return 0;
        }
        return list.write(same, out, list.extent().mostEscalated(), spared);
    }

    private String heading(Escalation one) {
        Owner owner = one.owner();
        Wording wording = list.wording();
        Tally tally = Tally.of(one.findings());
        Map<String, String> named = new HashMap<>(Wording.values("count", tally.count()));
        named.put("public", tally.open() == 0 ? "" : Integer.toString(tally.open()));
        named.put("owner", ForeignText.of(owner.name(), MAX_NAME));
        named.put("findings", wording.counted("findings", tally.count(), named));
        tally.oldest().ifPresent(oldest -> named.put("oldest", wording.age(oldest)));
        named.put(
                "contacts", owner.contacts().stream().map(ReminderText::contact).collect(Collectors.joining(", ")));
        return "\n%s\n%s\n"
                .formatted(
                        wording.words().phrase("heading.owner", named),
                        wording.words().phrase("heading.contacts", named));
    }

    private static String contact(Contact contact) {
        String shown = ForeignText.of(contact.shown(), MAX_NAME);
        return contact instanceof ChatChannel channel ? channel.application() + " " + shown : shown;
    }

    private void more(int count, LimitedText out) {
        if (count > 0) {
            out.add("\n" + phraseOf("more.findings", count) + "\n", 0);
        }
    }

    private String ofOwn(String key) {
        return list.wording().counted(key, reminder.findings().size(), values);
    }

    private String phrase(String key) {
        return list.wording().words().phrase(key, values);
    }

    private String phraseOf(String key, int count) {
        return list.wording().words().phrase(key, Wording.values("count", count));
    }
}
