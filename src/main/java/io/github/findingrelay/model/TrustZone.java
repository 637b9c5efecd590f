package io.github.findingrelay.model;

/** Whose principals the analyzers trust; {@link #NONE} leaves the analyzers to somebody else. */
public enum TrustZone {
  ORGANIZATION,
  ACCOUNT,
  BOTH,
  NONE
}
