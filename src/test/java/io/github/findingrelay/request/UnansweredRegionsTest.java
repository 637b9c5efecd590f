package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.request.RequestException.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnansweredRegionsTest {

    private static final String ONE = "111122223333";
    private static final String OTHER = "444455556666";
    private static final Map<String, String> NAMES = Map.of(ONE, "payments-prod");

    private final Map<AccountRegion, RequestException> refusals = new LinkedHashMap<>();

    @Test
    void regionsOfAnAccountThatDifferByTheirNameOnlyAreOneLine() {
        refuse(ONE, "eu-west-1", "not authorized in eu-west-1");
        refuse(ONE, "us-east-1", "not authorized in us-east-1");

        assertThat(lines(2))
                .containsExactly(
                        "not answered: 111122223333 (payments-prod), all 2 Regions: not authorized in eu-west-1");
        assertThat(lines(17))
                .containsExactly(
                        "not answered: 111122223333 (payments-prod), eu-west-1, us-east-1: not authorized in eu-west-1");
    }

    @Test
    void otherReasonsAndAccountsAreLinesOfTheirOwn() {
        refuse(ONE, "eu-west-1", "not authorized");
        refuse(ONE, "us-east-1", "too many");
        refuse(OTHER, "eu-west-1", "not authorized");

        assertThat(lines(1))
                .containsExactly(
                        "not answered: 111122223333 (payments-prod), eu-west-1: not authorized",
                        "not answered: 111122223333 (payments-prod), us-east-1: too many",
                        "not answered: 444455556666, eu-west-1: not authorized");
    }

    private void refuse(String account, String region, String reason) {
        refusals.put(new AccountRegion(account, region), new RequestException(Fault.REFUSED, reason));
    }

    private List<String> lines(int asked) {
        return UnansweredRegions.named(refusals, NAMES, asked).stream()
                .map(Unanswered::line)
                .toList();
    }
}
