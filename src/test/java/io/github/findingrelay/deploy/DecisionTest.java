package io.github.findingrelay.deploy;

import io.github.findingrelay.fixture.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The state machine as a table: each state of a stack with what is done about it. */
class DecisionTest {

    @Test
    void everyStateHasItsDecision() {
        StringBuilder table = new StringBuilder();
        table.append("%-45s %-12s %-12s %-12s %-12s %-8s %s%n"
                .formatted("state", "other digest", "after us", "our digest", "after us", "delete", "after us"));
        for (Optional<StackStatus> status : states()) {
            List<Object> row = new ArrayList<>();
            row.add(status.map(StackStatus::name).orElse("(no such stack)"));
            row.add(Decision.toDeploy(status, false, false));
            row.add(Decision.toDeploy(status, false, true));
            row.add(Decision.toDeploy(status, true, false));
            row.add(Decision.toDeploy(status, true, true));
            row.add(Decision.toDelete(status, false));
            row.add(Decision.toDelete(status, true));
            table.append("%-45s %-12s %-12s %-12s %-12s %-8s %s%n".formatted(row.toArray()));
        }

        Golden.assertMatches(
                Path.of("src/test/fixtures/deploy/decisions.txt"),
                table.toString().replace("\r", ""));
    }

    private static List<Optional<StackStatus>> states() {
        return Stream.concat(
                        Stream.of(Optional.<StackStatus>empty()),
                        Stream.of(StackStatus.values()).map(Optional::of))
                .toList();
    }
}
