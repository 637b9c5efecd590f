package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.request.RequestBudget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A plan holds for one state of AWS: whatever changes there has to change the fingerprint. */
class DeployedStacksTest {

    private static final DeployedStack DEPLOYED = stack("a", StackStatus.UPDATE_COMPLETE, "sha256:1");

    @Test
    void everyChangeChangesTheFingerprint() {
        assertThat(List.of(
                        fingerprint(),
                        fingerprint(DEPLOYED),
                        fingerprint(stack("b", StackStatus.UPDATE_COMPLETE, "sha256:1")),
                        fingerprint(stack("a", StackStatus.UPDATE_IN_PROGRESS, "sha256:1")),
                        fingerprint(stack("a", StackStatus.UPDATE_COMPLETE, "sha256:2")),
                        fingerprint(DEPLOYED, stack("b", StackStatus.UPDATE_COMPLETE, "sha256:1"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatDoesNotMatterChangesNothing() {
        DeployedStack drifted = DEPLOYED.with(DriftStatus.DRIFTED);

        assertThat(fingerprint(drifted)).isEqualTo(fingerprint(DEPLOYED)).startsWith("sha256:");
    }

    @Test
    void onlyStacksOfOursCountInWhateverOrderTheyAreListed() {
        InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
        Map<String, String> ours = Map.of(ResourceNames.PREFIX_TAG, "relay");
        cloud.put("relay-b", StackStatus.CREATE_COMPLETE, "b", ours);
        cloud.put("relay-a", StackStatus.CREATE_COMPLETE, "a", ours);
        cloud.put("relay-c", StackStatus.CREATE_COMPLETE, "c", Map.of());
        cloud.sleep(Duration.ofMinutes(1));

        DeployedStacks found =
                DeployedStacks.of(cloud, new ResourceNames("relay"), new RequestBudget(cloud, new Random(1)));

        assertThat(found.stacks()).extracting(DeployedStack::name).containsExactly("relay-a", "relay-b");
    }

    private static String fingerprint(DeployedStack... stacks) {
        return new DeployedStacks(List.of(stacks)).fingerprint();
    }

    private static DeployedStack stack(String name, StackStatus status, String digest) {
        return new DeployedStack(name, status, "", Optional.of(digest), Map.of(), false, "", DriftStatus.UNKNOWN);
    }
}
