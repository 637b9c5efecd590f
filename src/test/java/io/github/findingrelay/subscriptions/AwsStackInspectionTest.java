package io.github.findingrelay.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.aws.AwsSettings;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.subscriptions.StackInspection.StackResource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwsStackInspectionTest {

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    /** One owner may have more subscriptions than a page has resources. */
    @Test
    void aStackMayHaveMoreResourcesThanAPage() {
        String resources = IntStream.range(0, 250)
                .mapToObj(i -> "  Resource%d: {Type: \"AWS::SNS::TopicPolicy\"}\n".formatted(i))
                .collect(Collectors.joining());
        EMULATOR.get().create("many", "Resources:\n" + resources);

        try (AwsSession aws = new AwsSession(
                Emulator.ACCOUNT,
                "eu-west-1",
                "finding-relay",
                new PassingTime(),
                AwsSettings.of(Optional.empty(), variable -> Optional.empty(), Optional.empty()))) {
            StackInspection inspection = new AwsStackInspection(aws);

            assertThat(aws.budget().pages(next -> inspection.resources("many", next)))
                    .extracting(StackResource::id)
                    .hasSize(250)
                    .contains("Resource0", "Resource99", "Resource100", "Resource249");
            assertThat(inspection.resources("none", Optional.empty()).items()).isEmpty();
        }
    }
}
