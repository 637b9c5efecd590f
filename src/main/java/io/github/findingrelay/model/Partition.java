package io.github.findingrelay.model;

/** A group of Regions with its own accounts and its own ARN prefix. */
public enum Partition {
  AWS("aws"),
  AWS_CN("aws-cn"),
  AWS_US_GOV("aws-us-gov");

  private final String id;

  Partition(String id) {
    this.id = id;
  }

  /** As it stands in ARNs. */
  public String id() {
    return id;
  }
}
