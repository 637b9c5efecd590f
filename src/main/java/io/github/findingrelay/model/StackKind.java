package io.github.findingrelay.model;

import java.util.Locale;

/** What a stack is for, in the order of deployment. */
public enum StackKind {
  FOUNDATION,
  SECURITY_HUB,
  CHANNEL,
  ACCOUNT,
  OWNER,
  SHARED;

  /** As it stands in the manifest and in stack names. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
