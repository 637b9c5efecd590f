package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.spi.ToolProvider;

/**
 * The classes that are being tested as ./relay, as fast as the launcher would start them: from a
 * jar and an archive of loaded classes.
 */
record Tool(Path folder) {

  /** In the place of the launcher, which would build the tool. */
  static final String LAUNCHER =
      """
      #!/bin/sh
      exec "$TEST_JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable \\
        "-XX:SharedArchiveFile=$TEST_ARCHIVE" -cp "$TEST_CLASSPATH" \\
        io.github.findingrelay.cli.Main "$@"
      """;

  static Tool of(Path folder) throws IOException, InterruptedException {
    Tool tool = new Tool(folder);
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    int packed =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(nowhere, nowhere, "-c", "-f", tool.jar(), "-C", "target/classes", ".");
    assertThat(packed).isZero();
    // Every template has been linted already, and each run of the linter costs seconds.
    Path linter = Files.createDirectories(folder.resolve("bin")).resolve("cfn-lint");
    Files.writeString(linter, "#!/bin/sh\n");
    assertThat(linter.toFile().setExecutable(true)).isTrue();
    Process rehearsal =
        new ProcessBuilder(
                tool.java(),
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + tool.archive(),
                "-Xlog:disable",
                "-cp",
                tool.classpath(),
                "io.github.findingrelay.cli.Main",
                "validate")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(rehearsal.waitFor()).isZero();
    return tool;
  }

  private String jar() {
    return folder.resolve("relay.jar").toString();
  }

  private String archive() {
    return folder.resolve("relay.classes").toString();
  }

  private String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** An archive takes jars only. */
  private String classpath() {
    StringBuilder path = new StringBuilder(jar());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        path.append(File.pathSeparator).append(entry);
      }
    }
    return path.toString();
  }

  Map<String, String> environment() {
    return Map.of("TEST_JAVA", java(), "TEST_CLASSPATH", classpath(), "TEST_ARCHIVE", archive());
  }

  /** Where commands are found. */
  String path() {
    return folder.resolve("bin")
        + File.pathSeparator
        + Objects.requireNonNull(System.getenv("PATH"));
  }
}
