package io.github.findingrelay.model;

import java.util.Optional;
import java.util.stream.Stream;

/** A group of Regions with its own accounts and its own ARN prefix. */
public enum Partition {
    AWS("aws", "console.aws.amazon.com"),
    AWS_CN("aws-cn", "console.amazonaws.cn"),
    AWS_US_GOV("aws-us-gov", "console.amazonaws-us-gov.com");

    private final String id;
    private final String console;

    Partition(String id, String console) {
        this.id = id;
        this.console = console;
    }

    /** The partition with this id. */
    public static Optional<Partition> of(String id) {
        return Stream.of(values()).filter(partition -> partition.id.equals(id)).findFirst();
    }

    /** As it stands in ARNs. */
    public String id() {
        return id;
    }

    /** Whether CloudFormation can make chat channels. */
    public boolean hasChat() {
        return this == AWS;
    }

    /** The host of the AWS console. */
    public String console() {
        return console;
    }
}
