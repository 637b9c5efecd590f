package io.github.findingrelay.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a stack is for, in the order of deployment. */
public enum StackKind {
  FOUNDATION,
  SECURITY_HUB,
  CHANNEL,
  ACCOUNT,
  OWNER,
  SHARED;

  /** The kind with this label. */
  public static Optional<StackKind> of(String label) {
    return Stream.of(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** As it stands in the manifest and in stack names. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
