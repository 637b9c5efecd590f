package io.github.findingrelay.config;

import io.github.findingrelay.model.Partition;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs as they are in other partitions, with Regions that these have. */
final class TypicalArns {

    private static final Pattern START = Pattern.compile("^arn:aws:([a-z0-9]+):([a-z0-9-]*):");

    private TypicalArns() {}

    /** The same value in another partition; what is no ARN stays as it is. */
    static String in(Partition partition, String value) {
        Matcher start = START.matcher(value);
        if (partition == Partition.AWS || !start.find()) {
            return value;
        }
        return "arn:" + partition.id() + ":" + start.group(1) + ":" + region(partition, start.group(2)) + ":"
                + value.substring(start.end());
    }

    private static String region(Partition partition, String usual) {
        List<String> regions = List.copyOf(Regions.of(partition));
        return usual.isEmpty() ? "" : regions.get(Math.floorMod(usual.hashCode(), regions.size()));
    }
}
