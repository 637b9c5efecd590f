package io.github.findingrelay.remind;

import io.github.findingrelay.generate.ReminderWords;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.remind.SameAccess.Access;
import io.github.findingrelay.remind.SameAccess.OpenResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lists findings, as far as there is room.
 *
 * @param more the phrase for the resources of a sentence that are not listed
 */
record FindingList(Wording wording, Outsider outsider, Partition partition, Extent extent, String more) {

    private static final int MAX_CONDITION = 600;
    private static final int MAX_ERROR = 300;
    private static final int MAX_TYPE = 100;

    /** Room for how many more there are. */
    static final int ROOM = 300;

    /**
     * Writes all that fits.
     *
     * @param most how many resources of each sentence are listed
     * @param spared how much room is to be left
     * @return how many findings are told
     */
    int write(List<SameAccess> all, LimitedText out, int most, int spared) {
        int told = 0;
        for (SameAccess same : all) {
            int now = write(same, out, most, spared);
            told += now;
            if (now < same.findings()) {
                break;
            }
        }
        return told;
    }

    /** One that would be the only one to be left out is listed instead. */
    private int write(SameAccess same, LimitedText out, int most, int spared) {
        List<OpenResource> resources = same.resources();
        int listed = resources.size() - 1 <= most ? resources.size() : most;
        String head = "\n" + sentence(same) + "\n";
        for (int i = 0; i < listed; i++) {
            if (!out.add(head + item(resources.get(i)), spared + ROOM)) {
                return SameAccess.count(resources.subList(0, i));
            }
            head = "";
        }
        int left = SameAccess.count(resources.subList(listed, resources.size()));
        if (left > 0) {
            out.add("- " + words().phrase(more, Wording.values("count", left)) + "\n", spared);
        }
        return same.findings();
    }

    private String sentence(SameAccess same) {
        Access access = same.access();
        String type = ForeignText.of(access.type(), MAX_TYPE);
        Map<String, String> values =
                new HashMap<>(Wording.values("count", same.resources().size()));
        values.put("type", words().type(type));
        values.put("types", words().types(type));
        values.put("who", outsider.who(access));
        values.put("condition", ForeignText.of(condition(access.condition()), MAX_CONDITION));
        values.put("error", ForeignText.of(access.error(), MAX_ERROR));
        return wording.counted(key(access), same.resources().size(), values);
    }

    private static String key(Access access) {
        if (access.isPublic()) {
            return "group.public";
        }
        return access.error().isEmpty() ? "group" : "group.error";
    }

    private static String condition(Map<String, String> condition) {
        return condition.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " = " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private String item(OpenResource open) {
        Map<String, String> values = Map.of(
                "resource",
                ResourceLabel.name(open.finding()),
                "account",
                wording.markedAccount(open.finding().ownerAccount()),
                "accountId",
                ForeignText.of(open.finding().ownerAccount(), MAX_TYPE),
                "region",
                open.finding().region(),
                "day",
                wording.day(open.since()),
                "days",
                wording.age(open.since()),
                "times",
                open.times() == 1 ? "" : Integer.toString(open.times()));
        String item = "- " + words().phrase("item", values) + "\n";
        return extent.links()
                ? item + "  " + ResourceLabel.link(partition, open.finding().resource()) + "\n"
                : item;
    }

    private ReminderWords words() {
        return wording.words();
    }
}
