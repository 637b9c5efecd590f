package io.github.findingrelay.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnalyzerSweepTest {

    private final InMemoryAnalyzers aws = new InMemoryAnalyzers();
    private final AnalyzerSweep sweep =
            new AnalyzerSweep(aws, 16, () -> new RequestBudget(new PassingTime(), new Random(1)), () -> false);

    @Test
    void asksAThousandAccountsInSeventeenRegionsAndNeverMoreThanSixteenAtATime() {
        List<AccountRegion> places = places(1000, 17);
        places.forEach(place -> aws.add(SampleAnalyzers.leftBehind(place)));
        aws.throttled = 100;

        Survey<AccountRegion, List<ExistingAnalyzer>> survey = sweep.look(places, done -> {});
        List<ReceiptEntry> ended = Collections.synchronizedList(new ArrayList<>());
        sweep.delete(aws.left(), ended::add);

        assertThat(survey.answers()).hasSize(17_000);
        assertThat(aws.asked()).hasSize(17_000);
        assertThat(ended).hasSize(17_000).allMatch(entry -> entry.result() == ReceiptResult.DONE);
        assertThat(aws.left()).isEmpty();
        assertThat(aws.most()).isBetween(2, 16);
    }

    @Test
    void anAccountThatRefusesDoesNotKeepTheOthersFromAnswering() {
        List<AccountRegion> places = places(3, 2);
        aws.deny(places.get(2));

        Survey<AccountRegion, List<ExistingAnalyzer>> survey = sweep.look(places, done -> {});

        assertThat(survey.refusals()).containsOnlyKeys(places.get(2));
        assertThat(survey.refusals().get(places.get(2))).hasMessageContaining("sts:AssumeRole");
        assertThat(survey.answers()).hasSize(5);
    }

    @Test
    void anAnalyzerThatIsGoneIsAsGoodAsDeleted() {
        List<ReceiptEntry> ended = new ArrayList<>();

        sweep.delete(List.of(SampleAnalyzers.leftBehind(new AccountRegion("111122223333", "eu-west-1"))), ended::add);

        assertThat(ended).singleElement().extracting(ReceiptEntry::result).isEqualTo(ReceiptResult.DONE);
    }

    @Test
    void aDeletionThatIsDeniedHasFailed() {
        List<ReceiptEntry> ended = new ArrayList<>();
        AccountRegion place = new AccountRegion("111122223333", "eu-west-1");
        aws.add(SampleAnalyzers.leftBehind(place));
        aws.deny(place);

        sweep.delete(aws.left(), ended::add);

        assertThat(ended).singleElement().satisfies(entry -> {
            assertThat(entry.result()).isEqualTo(ReceiptResult.FAILED);
            assertThat(entry.detail()).isEqualTo("not authorized to perform: sts:AssumeRole");
        });
        assertThat(aws.left()).hasSize(1);
    }

    private static List<AccountRegion> places(int accounts, int regions) {
        return IntStream.range(0, accounts * regions)
                .mapToObj(i ->
                        new AccountRegion(String.valueOf(111_122_220_000L + i / regions), "eu-west-" + i % regions))
                .toList();
    }
}
