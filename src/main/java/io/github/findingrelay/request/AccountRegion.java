package io.github.findingrelay.request;

/** A Region of an account. */
public record AccountRegion(String account, String region) {

  @Override
  public String toString() {
    return account + " " + region;
  }
}
