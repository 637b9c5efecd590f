package io.github.findingrelay.config;

import io.github.findingrelay.model.Partition;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Regions of each partition in which EventBridge can be used, as of May 2026. */
public final class Regions {

    /** Those that every account has. */
    private static final Set<String> ENABLED_BY_DEFAULT = sorted("""
          ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2
          ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1
          us-east-2 us-west-1 us-west-2
          """);

    /** All that came after 20 March 2019: somebody has to enable them. */
    private static final Set<String> OPT_IN = sorted("""
          af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5
          ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1
          me-central-1 me-south-1 mx-central-1
          """);

    private static final Set<String> AWS = both(ENABLED_BY_DEFAULT, OPT_IN);
    private static final Set<String> AWS_CN = sorted("cn-north-1 cn-northwest-1");
    private static final Set<String> AWS_US_GOV = sorted("us-gov-east-1 us-gov-west-1");
    private static final Set<String> AWS_EUSC = sorted("eusc-de-east-1");

    private Regions() {}

    public static Set<String> of(Partition partition) {
        return switch (partition) {
            case AWS -> AWS;
            case AWS_CN -> AWS_CN;
            case AWS_US_GOV -> AWS_US_GOV;
            case AWS_EUSC -> AWS_EUSC;
        };
    }

    /** The partition that has a Region. */
    static Optional<Partition> partition(String region) {
        return Stream.of(Partition.values())
                .filter(partition -> of(partition).contains(region))
                .findFirst();
    }

    /** Whether an account has the Region only once somebody has enabled it. */
    public static boolean isOptIn(String region) {
        return OPT_IN.contains(region);
    }

    private static Set<String> sorted(String names) {
        return new TreeSet<>(Set.of(names.strip().split("\\s+")));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
