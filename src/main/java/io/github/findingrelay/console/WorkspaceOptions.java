package io.github.findingrelay.console;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class WorkspaceOptions {

  @Option(
      names = "-C",
      paramLabel = "DIR",
      description = "The workspace: the folder that holds accounts.yaml. Default: the current one.")
  public Path workspace = Path.of("");

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Colors: auto (default: on a terminal), always, never.")
  public Color color = Color.AUTO;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;
}
