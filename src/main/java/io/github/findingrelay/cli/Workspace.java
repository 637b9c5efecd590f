package io.github.findingrelay.cli;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.generate.FileTree;
import io.github.findingrelay.generate.Renderer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** From accounts.yaml and the templates to what belongs in generated/. */
final class Workspace {

  private Workspace() {}

  static Checked<FileTree> render(Path workspace) {
    return AccountsFile.read(workspace, LocalDate.now(ZoneOffset.UTC))
        .then(organization -> Renderer.render(organization, workspace));
  }
}
