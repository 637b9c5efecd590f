package io.github.findingrelay.generated;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * generated/ as it is on the disk.
 *
 * @param fingerprint of the manifest, and so of all that is deployed
 */
public record WorkingTree(Path workspace, Optional<Manifest> manifest, String fingerprint)
    implements Snapshot {

  /** Reads the manifest; what is wrong with it is kept with the other problems. */
  public static WorkingTree of(Path workspace, Manifests manifests) {
    Map<String, SourceText> files = read(workspace, List.of(Manifests.NAME));
    String text = Optional.ofNullable(files.get(Manifests.NAME)).map(SourceText::text).orElse("");
    return new WorkingTree(workspace, manifests.in(files), "sha256:" + Fingerprint.of(text));
  }

  @Override
  public Map<String, SourceText> files(Collection<String> paths) {
    return read(workspace, paths);
  }

  private static Map<String, SourceText> read(Path workspace, Collection<String> paths) {
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
}
