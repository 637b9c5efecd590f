package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Manifests whose templates are short texts; the digest is made of the text. */
final class SampleManifests {

    private SampleManifests() {}

    /** A foundation and accounts. */
    static Manifest of(int accounts) {
        List<Stack> stacks = new ArrayList<>();
        stacks.add(stack("relay-foundation", StackKind.FOUNDATION, "foundation"));
        for (int i = 0; i < accounts; i++) {
            stacks.add(stack("relay-account-%012d".formatted(i), StackKind.ACCOUNT, "account " + i));
        }
        return of(stacks);
    }

    static Manifest of(List<Stack> stacks) {
        return new Manifest("relay", Map.of("team", "blue"), stacks, List.of());
    }

    static Stack stack(String name, StackKind kind, String template) {
        return new Stack(
                name,
                kind,
                "111111111111",
                "eu-west-1",
                template,
                "sha256:" + template,
                List.of(),
                Optional.of("owner"));
    }

    /** The same stacks with other templates. */
    static Manifest changed(Manifest manifest) {
        return of(manifest.stacks().stream()
                .map(stack -> stack(stack.name(), stack.kind(), stack.template() + " v2"))
                .toList());
    }

    static Map<String, String> digests(Manifest manifest) {
        Map<String, String> digests = new TreeMap<>();
        manifest.stacks().forEach(stack -> digests.put(stack.name(), stack.digest()));
        return digests;
    }
}
