package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What people call contacts: one name for each, and for each channel another. */
final class ContactNames {

    /** A contact with the name that stands beside it. */
    private record Named(YamlMapping contact, YamlScalar name, String identity) {}

    private ContactNames() {}

    private static Stream<Named> all(YamlNode root) {
        return ContactRules.each(root)
                .flatMap(contact -> contact.texts("name")
                        .flatMap(name ->
                                ContactRules.identity(contact).map(identity -> new Named(contact, name, identity))));
    }

    /** Whoever reads one of them would look for another channel. */
    static Stream<Mistake> twoOfOne(YamlNode root) {
        Map<String, YamlScalar> names = new HashMap<>();
        return all(root).flatMap(one -> {
            YamlScalar first = names.putIfAbsent(one.identity(), one.name());
            return first == null || first.text().equals(one.name().text())
                    ? Stream.empty()
                    : Stream.of(new Mistake(
                            one.name(),
                            "the same contact is called '%s' in %s; give it one name, in one place or the same everywhere"
                                    .formatted(
                                            first.text(),
                                            first.place().seenFrom(one.name().place()))));
        });
    }

    /** Addresses are seen beside their names, ids of channels are not. */
    static Stream<Mistake> oneForTwo(YamlNode root) {
        Map<String, Named> channels = new HashMap<>();
        return all(root).filter(one -> one.contact().get("email") == null).flatMap(one -> {
            String kind = one.contact().get("slack") == null ? "teams" : "slack";
            Named first = channels.putIfAbsent(kind + " " + one.name().text(), one);
            return first == null || first.identity().equals(one.identity())
                    ? Stream.empty()
                    : Stream.of(new Mistake(
                            one.name(),
                            "the channel in %s is called '%s' too, so that nobody can tell them apart; give one of them another 'name'"
                                    .formatted(
                                            first.name()
                                                    .place()
                                                    .seenFrom(one.name().place()),
                                            one.name().text())));
        });
    }
}
