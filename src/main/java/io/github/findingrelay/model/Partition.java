package io.github.findingrelay.model;

import java.util.Optional;
import java.util.stream.Stream;

/** A group of Regions with its own accounts and its own ARN prefix. */
public enum Partition {
    AWS("aws", "console.aws.amazon.com", "amazonaws.com"),
    AWS_CN("aws-cn", "console.amazonaws.cn", "amazonaws.com.cn"),
    AWS_US_GOV("aws-us-gov", "console.amazonaws-us-gov.com", "amazonaws.com"),
    /** The European Sovereign Cloud. */
    AWS_EUSC("aws-eusc", "console.amazonaws-eusc.eu", "amazonaws.eu");

    private final String id;
    private final String console;
    private final String urlSuffix;

    Partition(String id, String console, String urlSuffix) {
        this.id = id;
        this.console = console;
        this.urlSuffix = urlSuffix;
    }

    /** The partition with this id. */
    public static Optional<Partition> of(String id) {
        return Stream.of(values()).filter(partition -> partition.id.equals(id)).findFirst();
    }

    /** As it stands in ARNs. */
    public String id() {
        return id;
    }

    /** Whether CloudFormation can make chat channels; only what is known to be there can reach somebody. */
    public boolean hasChat() {
        return this == AWS;
    }

    /** The host of the AWS console. */
    public String console() {
        return console;
    }

    /** What the hosts of AWS's services end with; CloudFormation's {@code AWS::URLSuffix}. */
    public String urlSuffix() {
        return urlSuffix;
    }

    /** The audience that GitHub's action for AWS credentials asks for, unless its documentation names another. */
    public String audience() {
        return this == AWS_CN ? "sts.amazonaws.com.cn" : "sts.amazonaws.com";
    }
}
