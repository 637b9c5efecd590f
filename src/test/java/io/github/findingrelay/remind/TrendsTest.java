package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to be new, or gone, has the last reminder of the same people to compare with. */
class TrendsTest {

    private static final String ADMIN = RandomOrganization.ADMIN;

    @TempDir
    Path receipts;

    private void receipt(String file, String account, String at, String reminder, String... ids) throws IOException {
        String findings =
                String.join(",", Arrays.stream(ids).map("[\"%s\"]"::formatted).toList());
        Files.writeString(receipts.resolve(file), """
                {"command": "remind", "at": "%s", "account": "%s", "findings": {"%s": [%s]}}
                """.formatted(at, account, reminder, findings));
    }

    private static Reminder reminder(String... ids) {
        Owner owner =
                new Owner("payments", "Payments", Language.EN, List.of(new Contact.Email("payments@example.com")));
        return new Reminder(
                "payments",
                owner,
                Arrays.stream(ids)
                        .map(id -> SampleFindings.finding(id, "222222222222", Instant.EPOCH))
                        .toList(),
                List.of());
    }

    private Optional<Trend> trend(boolean isComplete, String... ids) throws IOException {
        return new Trends(EarlierReminders.in(receipts), ADMIN, Set.of(ids), isComplete).of(reminder(ids));
    }

    @Test
    void theLastReminderCountsWhateverTheNamesOfFiles() throws IOException {
        receipt("remind-1.json", ADMIN, "2026-11-23T06:00:00Z", "payments", "one", "two");
        receipt("remind-2.json", ADMIN, "2026-11-16T06:00:00Z", "payments", "three");
        receipt("remind-3.json", ADMIN, "2026-11-24T06:00:00Z", "logistics", "four");

        assertThat(trend(true, "two", "new")).hasValue(new Trend(Instant.parse("2026-11-23T06:00:00Z"), 1, 1));
    }

    @Test
    void nothingCountsAsGoneThatMayNotHaveBeenRead() throws IOException {
        receipt("remind-1.json", ADMIN, "2026-11-23T06:00:00Z", "payments", "one", "two");

        assertThat(trend(false, "two")).hasValue(new Trend(Instant.parse("2026-11-23T06:00:00Z"), 0, 0));
    }

    @Test
    void anotherOrganizationsReceiptsAreNotComparedWith() throws IOException {
        receipt("remind-1.json", "999999999999", "2026-11-23T06:00:00Z", "payments", "one");

        assertThat(trend(true, "two")).isEmpty();
        assertThat(EarlierReminders.in(receipts).hasAny("999999999999")).isTrue();
        assertThat(EarlierReminders.in(receipts).hasAny(ADMIN)).isFalse();
    }

    @Test
    void whatIsNoReceiptIsNamedAndTheOthersAreRead() throws IOException {
        receipt("remind-1.json", ADMIN, "2026-11-23T06:00:00Z", "payments", "one");
        receipt("remind-2.json", ADMIN, "last week", "payments", "one");
        Path folder = Files.createDirectory(receipts.resolve("remind-3.json"));
        Path cut = Files.writeString(receipts.resolve("remind-4.json"), "{\"command\": \"rem");

        assertThat(EarlierReminders.in(receipts).unreadable())
                .containsExactly(receipts.resolve("remind-2.json"), folder, cut);
        assertThat(trend(true, "one")).isPresent();
    }
}
