package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generate.ReminderWords;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingListTest {

    /** Otherwise a reader takes what is listed for everything. */
    @Test
    void whatDoesNotFitLeavesRoomToSayHowManyThereAre(@TempDir Path folder) throws IOException {
        FindingList list = list(ReminderFixture.in("en", folder).organization());
        List<SameAccess> all = SameAccess.of(
                IntStream.range(0, 12).mapToObj(FindingListTest::finding).toList());

        for (int limit = 0; limit < 4_000; limit += 7) {
            LimitedText out = LimitedText.ofBytes(limit);
            int told = list.write(all, out, Integer.MAX_VALUE, 0);
            assertThat(out.toString().lines().filter(line -> line.startsWith("- ")))
                    .hasSize(told);
            if (told > 0) {
                assertThat(out.left()).isGreaterThanOrEqualTo(FindingList.ROOM);
            }
        }
    }

    private static FindingList list(Organization organization) {
        ReminderWords words =
                Workspace.value(ReminderWords.read(Path.of("").toAbsolutePath(), organization, Language.EN));
        Wording wording = new Wording(words, organization.accountNames(), ReminderFixture.NOW);
        return new FindingList(
                wording, Outsider.of(words, organization), organization.partition(), Extent.MAIL, "more");
    }

    private static ListedFinding finding(int number) {
        return ReminderFixture.finding(
                "arn:aws:s3:::bucket-" + number,
                "AWS::S3::Bucket",
                "222222222201",
                "eu-west-1",
                Map.of("AWS", number < 6 ? "444455556666" : "555566667777"),
                false,
                Map.of(),
                ReminderFixture.NOW.minus(Duration.ofDays(number)),
                "");
    }
}
