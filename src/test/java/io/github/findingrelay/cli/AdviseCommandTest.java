package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AdviseCommandTest {

  private static final Path USUAL = Path.of("src/test/fixtures/advise/usual");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TestFactory
  Stream<DynamicTest> comparesTheChoicesInFigures() {
    return Fixtures.in("advise").stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getFileName().toString(),
                    () -> Golden.assertMatches(fixture.resolve("advice.txt"), advice(fixture))));
  }

  @Test
  void printsATableForAPullRequest() {
    Golden.assertMatches(USUAL.resolve("advice.md"), advice(USUAL, "--format", "markdown"));
  }

  @Test
  void printsJsonForScripts() {
    Golden.assertMatches(USUAL.resolve("advice.json"), advice(USUAL, "--format", "json"));
  }

  @Test
  void invalidInputIsReported() {
    Path invalid = Path.of("src/test/fixtures/config/empty");

    assertThat(run(invalid)).isEqualTo(ExitCode.INVALID_INPUT);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("accounts.yaml:1:1: error:");
  }

  private String advice(Path workspace, String... options) {
    out.reset();
    assertThat(run(workspace, options)).isEqualTo(ExitCode.DONE);
    return out.toString(StandardCharsets.UTF_8);
  }

  private int run(Path workspace, String... options) {
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false);
    return Main.run(
        console,
        Stream.concat(Stream.of("advise", "-C", workspace.toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
