package io.github.findingrelay.cli;

import io.github.findingrelay.deploy.Snapshot;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** generated/ as it is on the disk. */
record WorkingTree(Path workspace, Manifests manifests) implements Snapshot {

  @Override
  public Optional<Manifest> manifest() {
    return manifests.in(files(List.of(Manifests.NAME)));
  }

  @Override
  public Map<String, SourceText> files(Collection<String> paths) {
    Map<String, SourceText> files = new HashMap<>();
    for (String path : paths) {
      Path file = workspace.resolve("generated").resolve(path);
      if (Files.isRegularFile(file)) {
        try {
          files.put(path, new SourceText("generated/" + path, Files.readString(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }

  /** Of the manifest, and so of all that is deployed. */
  String fingerprint() {
    SourceText manifest = files(List.of(Manifests.NAME)).get(Manifests.NAME);
    byte[] bytes =
        manifest == null ? new byte[0] : manifest.text().getBytes(StandardCharsets.UTF_8);
    return "sha256:" + Fingerprint.of(bytes);
  }
}
