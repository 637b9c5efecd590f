package io.github.findingrelay.deploy;

import io.github.findingrelay.template.TemplateNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What there is in the middle of an update: CloudFormation changes resources in any order, and
 * deletes in the end. Whether roles come before all else or after, what they allow has to fit.
 */
final class HalfUpdated {

    private static final String ROLE = "AWS::IAM::Role";

    private HalfUpdated() {}

    /** Templates of what there may be; none if no role changes. */
    static List<String> templates(String before, String after) {
        Optional<FallbackTemplate> old = FallbackTemplate.read(before);
        return FallbackTemplate.read(after).stream()
                .flatMap(wanted -> old.stream().flatMap(from -> halves(from, wanted)))
                .toList();
    }

    private static Stream<String> halves(FallbackTemplate old, FallbackTemplate wanted) {
        boolean changesARole = wanted.resources().entrySet().stream()
                .anyMatch(entry -> isRole(entry.getValue())
                        && old.resources().containsKey(entry.getKey())
                        && !old.hasLike(entry.getKey(), entry.getValue()));
        return changesARole
                ? Stream.of(half(old, wanted, HalfUpdated::isRole), half(old, wanted, one -> !isRole(one)))
                : Stream.of();
    }

    private static boolean isRole(Mapping resource) {
        return FallbackTemplate.type(resource).equals(ROLE);
    }

    /** With what is new, and of what changes only some. */
    private static String half(FallbackTemplate old, FallbackTemplate wanted, Predicate<Mapping> changed) {
        Map<String, Mapping> all = new LinkedHashMap<>(old.resources());
        wanted.resources().forEach((id, resource) -> {
            if (changed.test(resource)) {
                all.put(id, resource);
            } else {
                all.putIfAbsent(id, resource);
            }
        });
        return wanted.with(all).text();
    }
}
