package io.github.findingrelay.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.generated.WorkingTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A plan that somebody has looked at, as JSON: nothing else is to be deployed. */
record PlanFile(Path file, JsonNode plan) {

    static PlanFile read(Path file) throws IOException {
        return new PlanFile(file, new ObjectMapper().readTree(Files.readString(file)));
    }

    /** Why it does not hold any more. */
    Optional<String> changed(WorkingTree generated, DeploymentCalls calls) {
        if (!plan.path("manifest").asText().equals(generated.fingerprint())) {
            return Optional.of(file + " was made for another state of generated/");
        }
        if (!plan.path("notSeen").isEmpty()) {
            return Optional.of(file + " was made without seeing all that is deployed");
        }
        if (!plan.has("live")) {
            return Optional.empty();
        }
        String live = DeployedStacks.of(
                        calls.cloudFormation(), generated.manifest().names(), calls.budget())
                .fingerprint();
        return plan.get("live").asText().equals(live)
                ? Optional.empty()
                : Optional.of("what is deployed has changed since " + file + " was made");
    }
}
