package io.github.findingrelay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs commands in this process, and keeps what the last one has printed. */
final class RelayRun {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** The exit code. */
  int in(Path workspace, String command, String... arguments) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false);
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of("-C", workspace.toString()));
    all.addAll(List.of(arguments));
    return Main.run(console, all.toArray(String[]::new));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Gives a workspace the templates of this repository. */
  static void copyTemplates(Path workspace) throws IOException {
    Path templates = Path.of("templates");
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = workspace.resolve("templates").resolve(templates.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
      }
    }
  }
}
