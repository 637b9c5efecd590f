package io.github.findingrelay.plan;

import io.github.findingrelay.model.StackKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has names of ours in AWS and is somebody else's: deploy refuses to touch it.
 *
 * @param kinds by name; of a stack set, none
 */
record ForeignResources(Map<String, Optional<StackKind>> kinds) {

    ForeignResources {
        kinds = Map.copyOf(kinds);
    }

    Set<String> names() {
        return kinds.keySet();
    }

    List<String> notices() {
        return new TreeMap<>(kinds)
                .entrySet().stream()
                        .map(entry -> notice(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static String notice(String name, Optional<StackKind> kind) {
        boolean isNeeded = kind.filter(StackKind.FOUNDATION::equals).isPresent();
        return "%s is somebody else's: deploy refuses it%s; --adopt %s takes it over"
                .formatted(name, isNeeded ? ", and with it everything else" : "", name);
    }
}
