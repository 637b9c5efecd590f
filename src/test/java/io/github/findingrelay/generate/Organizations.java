package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;
import java.time.LocalDate;

/** Renders with the repository's own templates. */
final class Organizations {

  /** The repository, whose templates are those that users have. */
  static final Path REPOSITORY = Path.of("").toAbsolutePath();

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private Organizations() {}

  static Organization read(Path workspace) {
    Checked<Organization> read = AccountsFile.read(workspace, TODAY);
    if (read instanceof Checked.Valid<Organization> valid) {
      return valid.value();
    }
    throw new AssertionError(read.diagnostics());
  }

  static FileTree render(Organization organization) {
    Checked<FileTree> rendered = Renderer.render(organization, REPOSITORY);
    if (rendered instanceof Checked.Valid<FileTree> valid) {
      return valid.value();
    }
    throw new AssertionError(rendered.diagnostics());
  }
}
