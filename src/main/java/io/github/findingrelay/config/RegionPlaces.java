package io.github.findingrelay.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people call Regions, from the console and from maps. */
final class RegionPlaces {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("tokyo", "ap-northeast-1"),
            Map.entry("東京", "ap-northeast-1"),
            Map.entry("osaka", "ap-northeast-3"),
            Map.entry("大阪", "ap-northeast-3"),
            Map.entry("seoul", "ap-northeast-2"),
            Map.entry("singapore", "ap-southeast-1"),
            Map.entry("sydney", "ap-southeast-2"),
            Map.entry("mumbai", "ap-south-1"),
            Map.entry("virginia", "us-east-1"),
            Map.entry("n. virginia", "us-east-1"),
            Map.entry("バージニア", "us-east-1"),
            Map.entry("ohio", "us-east-2"),
            Map.entry("california", "us-west-1"),
            Map.entry("n. california", "us-west-1"),
            Map.entry("oregon", "us-west-2"),
            Map.entry("canada", "ca-central-1"),
            Map.entry("frankfurt", "eu-central-1"),
            Map.entry("zurich", "eu-central-2"),
            Map.entry("ireland", "eu-west-1"),
            Map.entry("dublin", "eu-west-1"),
            Map.entry("london", "eu-west-2"),
            Map.entry("paris", "eu-west-3"),
            Map.entry("stockholm", "eu-north-1"),
            Map.entry("milan", "eu-south-1"),
            Map.entry("são paulo", "sa-east-1"),
            Map.entry("sao paulo", "sa-east-1"));

    private RegionPlaces() {}

    static Optional<String> region(String place) {
        return Optional.ofNullable(CODES.get(place.strip().toLowerCase(Locale.ROOT)));
    }
}
