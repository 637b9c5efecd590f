package io.github.findingrelay.cli;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.generate.FileTree;
import io.github.findingrelay.generate.Renderer;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** From accounts.yaml and the templates to what belongs in generated/. */
final class Workspace {

  private Workspace() {}

  /** What accounts.yaml says, as of today. */
  static Checked<Organization> read(Path workspace) {
    return AccountsFile.read(workspace, LocalDate.now(ZoneOffset.UTC));
  }

  static Checked<FileTree> render(Path workspace) {
    return read(workspace).then(organization -> Renderer.render(organization, workspace));
  }
}
