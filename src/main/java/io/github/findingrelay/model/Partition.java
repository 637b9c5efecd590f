package io.github.findingrelay.model;

import java.util.Optional;
import java.util.stream.Stream;

/** A group of Regions with its own accounts and its own ARN prefix. */
public enum Partition {
    AWS("aws"),
    AWS_CN("aws-cn"),
    AWS_US_GOV("aws-us-gov");

    private final String id;

    Partition(String id) {
        this.id = id;
    }

    /** The partition with this id. */
    public static Optional<Partition> of(String id) {
        return Stream.of(values()).filter(partition -> partition.id.equals(id)).findFirst();
    }

    /** As it stands in ARNs. */
    public String id() {
        return id;
    }
}
