package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Severity;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the schema cannot say, because it is about two places of the file or about the world.
 *
 * <p>A rule runs even when the schema found mistakes, so that all are reported in one run. It
 * therefore looks only at nodes of the form it expects, and leaves the others to the schema.
 *
 * @param mistakes each place that breaks the rule
 */
record Rule(String id, Severity severity, Function<YamlNode, Stream<Mistake>> mistakes) {

    static Rule error(String id, Function<YamlNode, Stream<Mistake>> mistakes) {
        return new Rule(id, Severity.ERROR, mistakes);
    }

    /** The message is a format for the text that stands at each of the places. */
    static Rule error(String id, Function<YamlNode, Stream<? extends YamlNode>> places, String message) {
        return error(id, root -> places.apply(root).map(at -> Mistake.at(at, message)));
    }

    static Rule warning(String id, Function<YamlNode, Stream<Mistake>> mistakes) {
        return new Rule(id, Severity.WARNING, mistakes);
    }

    static Rule warning(String id, Function<YamlNode, Stream<? extends YamlNode>> places, String message) {
        return warning(id, root -> places.apply(root).map(at -> Mistake.at(at, message)));
    }

    static Rule notice(String id, Function<YamlNode, Stream<Mistake>> mistakes) {
        return new Rule(id, Severity.NOTICE, mistakes);
    }

    void check(YamlNode root, Problems problems) {
        mistakes.apply(root).forEach(mistake -> problems.add(severity, mistake.at(), mistake.message(), id));
    }
}
