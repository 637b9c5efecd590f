package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StateMachineTest {

    @TestFactory
    Stream<DynamicTest> playsEachStateMachineAsItsFolderSays() {
        return Fixtures.in("state-machine").stream()
                .map(folder -> DynamicTest.dynamicTest(String.valueOf(folder.getFileName()), () -> play(folder)));
    }

    private static void play(Path folder) throws IOException {
        StateMachine machine =
                StateMachine.of(json(folder.resolve("definition.json"))).heardBy(RecordedEvaluations.ifAsked());
        Path script = folder.resolve("tasks.json");
        Tasks tasks = new ScriptedTasks(Files.exists(script) ? json(script) : Samples.json("{}"));

        Execution execution = machine.run(json(folder.resolve("input.json")), Samples.CONTEXT, tasks);

        Golden.assertMatches(folder.resolve("expected.json"), Json.write(execution));
    }

    private static JsonNode json(Path file) throws IOException {
        return Samples.json(Files.readString(file));
    }
}
