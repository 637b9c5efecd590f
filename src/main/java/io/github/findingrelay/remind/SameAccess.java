package io.github.findingrelay.remind;

import io.github.findingrelay.findings.ExternalFinding;
import io.github.findingrelay.findings.ListedFinding;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same access to several resources: told in one sentence.
 *
 * @param resources at least one; the one that is open for longest first
 */
record SameAccess(Access access, List<OpenResource> resources) {

    private static final Comparator<OpenResource> OLDEST_FIRST = Comparator.comparing(OpenResource::since)
            .thenComparing(open -> open.finding().ownerAccount())
            .thenComparing(open -> open.finding().resource());

    private static final Comparator<SameAccess> PUBLIC_FIRST = Comparator.<SameAccess, Boolean>comparing(
                    same -> !same.access().isPublic())
            .thenComparing(same -> same.resources().get(0), OLDEST_FIRST);

    SameAccess {
        resources = List.copyOf(resources);
    }

    /** Who has access, to what kind of resource, under which condition; or why that is not known. */
    record Access(
            String type, Map<String, String> principal, boolean isPublic, Map<String, String> condition, String error) {

        Access {
            principal = Map.copyOf(principal);
            condition = Map.copyOf(condition);
        }

        private static Access of(ExternalFinding finding) {
            return new Access(
                    finding.type(), finding.principal(), finding.isPublic(), finding.condition(), finding.error());
        }
    }

    /**
     * A resource, once.
     *
     * @param finding that is shown
     * @param since when the first finding of it was made
     * @param times how many findings say the same, each of another analyzer
     */
    record OpenResource(ExternalFinding finding, Instant since, int times) {

        private static OpenResource of(ListedFinding listed) {
            return new OpenResource(listed.shown(), listed.shown().createdAt(), 1);
        }

        private OpenResource and(OpenResource other) {
            boolean earlier = !other.since.isBefore(since);
            return new OpenResource(finding, earlier ? since : other.since, times + other.times);
        }
    }

    /** Public access first, then the oldest. */
    static List<SameAccess> of(List<ListedFinding> findings) {
        Map<Access, Map<List<String>, OpenResource>> resources = new LinkedHashMap<>();
        for (ListedFinding listed : findings) {
            ExternalFinding shown = listed.shown();
            resources
                    .computeIfAbsent(Access.of(shown), access -> new LinkedHashMap<>())
                    .merge(List.of(shown.resource(), shown.ownerAccount()), OpenResource.of(listed), OpenResource::and);
        }
        return resources.entrySet().stream()
                .map(entry ->
                        new SameAccess(entry.getKey(), sorted(entry.getValue().values())))
                .sorted(PUBLIC_FIRST)
                .toList();
    }

    /**
     * All that a reminder lists.
     *
     * @param escalated by owner, in the order of the reminder
     */
    record Grouped(List<SameAccess> own, List<List<SameAccess>> escalated) {
        Grouped {
            own = List.copyOf(own);
            escalated = List.copyOf(escalated);
        }

        static Grouped of(Reminder reminder) {
            return new Grouped(
                    SameAccess.of(reminder.findings()),
                    reminder.escalated().stream()
                            .map(one -> SameAccess.of(one.findings()))
                            .toList());
        }
    }

    private static List<OpenResource> sorted(Collection<OpenResource> resources) {
        return resources.stream().sorted(OLDEST_FIRST).toList();
    }

    /** How many findings say so. */
    int findings() {
        return count(resources);
    }

    /** How many findings some resources have. */
    static int count(List<OpenResource> resources) {
        return resources.stream().mapToInt(OpenResource::times).sum();
    }
}
