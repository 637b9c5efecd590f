package io.github.findingrelay.generated;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads manifests, and keeps what is wrong with them. */
public final class Manifests {

  public static final String NAME = ManifestReader.NAME;

  private final List<Diagnostic> problems = new ArrayList<>();

  /** The manifest among files of generated/; empty if there is none, or none that can be read. */
  public Optional<Manifest> in(Map<String, SourceText> files) {
    SourceText file = files.get(NAME);
    if (file == null) {
      return Optional.empty();
    }
    Checked<Manifest> read = ManifestReader.read(file.file(), file.text());
    problems.addAll(read.diagnostics());
    return read instanceof Checked.Valid<Manifest> valid
        ? Optional.of(valid.value())
        : Optional.empty();
  }

  public List<Diagnostic> problems() {
    return problems;
  }
}
