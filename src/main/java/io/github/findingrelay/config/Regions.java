package io.github.findingrelay.config;

import io.github.findingrelay.model.Partition;
import java.util.Set;
import java.util.TreeSet;

/** The Regions of each partition in which EventBridge can be used, as of May 2026. */
public final class Regions {

    private static final Set<String> AWS = sorted("""
          af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1
          ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5
          ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1
          eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1
          mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
          """);
    private static final Set<String> AWS_CN = sorted("cn-north-1 cn-northwest-1");
    private static final Set<String> AWS_US_GOV = sorted("us-gov-east-1 us-gov-west-1");

    private Regions() {}

    public static Set<String> of(Partition partition) {
        return switch (partition) {
            case AWS -> AWS;
            case AWS_CN -> AWS_CN;
            case AWS_US_GOV -> AWS_US_GOV;
        };
    }

    private static Set<String> sorted(String names) {
        return new TreeSet<>(Set.of(names.strip().split("\\s+")));
    }
}
