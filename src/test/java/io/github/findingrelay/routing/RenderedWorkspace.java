package io.github.findingrelay.routing;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.generate.FileTree;
import io.github.findingrelay.generate.Renderer;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workspace on disk, rendered with the repository's own templates. */
public record RenderedWorkspace(Path folder) {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath();
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private static final Pattern EDIT =
      Pattern.compile("<<<<<<< ([^\\n]+)\\n(.*?)=======\\n(.*?)>>>>>>>\\n", Pattern.DOTALL);

  /** Renders an organization into an empty folder. */
  public static RenderedWorkspace of(Path accounts, Path folder) throws IOException {
    Files.copy(accounts, folder.resolve(AccountsFile.NAME));
    RenderedWorkspace workspace = new RenderedWorkspace(folder);
    Checked<FileTree> rendered = Renderer.render(workspace.organization(), REPOSITORY);
    for (var file : value(rendered).files().entrySet()) {
      Path target = folder.resolve("generated").resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.write(target, file.getValue());
    }
    return workspace;
  }

  public Organization organization() {
    return value(AccountsFile.read(folder, TODAY));
  }

  Checked<Proof> prove() {
    return Prover.prove(folder, organization(), (done, of) -> {});
  }

  public Topology topology() {
    return value(Topology.read(folder, organization()));
  }

  /** Replaces the first occurrence of each text; fails if there is none. */
  void apply(String edits) throws IOException {
    List<MatchResult> all = EDIT.matcher(edits).results().toList();
    if (all.isEmpty()) {
      throw new AssertionError("no edit in " + edits);
    }
    for (MatchResult edit : all) {
      Path file = folder.resolve(edit.group(1));
      String before = Files.readString(file);
      String old = edit.group(2);
      if (!before.contains(old)) {
        throw new AssertionError(file + " does not contain\n" + old);
      }
      String after =
          before.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(edit.group(3)));
      Files.writeString(file, after);
    }
  }

  public static <T> T value(Checked<T> checked) {
    if (checked instanceof Checked.Valid<T> valid) {
      return valid.value();
    }
    throw new AssertionError(checked.diagnostics());
  }
}
