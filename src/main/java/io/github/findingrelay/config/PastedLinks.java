package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import io.github.findingrelay.config.YamlMapping.YamlEntry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Puts ids where links of channels stand, so that nothing else has to know of links. What a link does
 * not say remains as it is, and is reported.
 */
final class PastedLinks {

    private static final int LONGEST_NAME = 80;

    /** Channels that people have named; what a link calls them does not count. */
    private final Set<String> named = new HashSet<>();

    private PastedLinks() {}

    /** All files, because a channel may be named in another than that which has its link. */
    static UnaryOperator<YamlNode> in(List<YamlNode> roots) {
        boolean any = roots.stream().flatMap(ContactRules::each).anyMatch(PastedLinks::hasLink);
        PastedLinks links = new PastedLinks();
        if (!any) {
            return UnaryOperator.identity();
        }
        roots.forEach(links::note);
        return links::takenApart;
    }

    private static boolean hasLink(YamlMapping contact) {
        return Stream.of("slack", "teams")
                .flatMap(kind -> Stream.concat(contact.texts(kind), contact.texts(kind, "channel")))
                .anyMatch(text -> PastedLink.isLike(text.text()));
    }

    private void note(YamlNode root) {
        ContactRules.each(contacts(root, PastedLinks::withIds))
                .filter(contact -> contact.get("name") != null)
                .flatMap(ContactRules::identity)
                .forEach(named::add);
    }

    private YamlNode takenApart(YamlNode root) {
        return contacts(root, contact -> withName(contact, withIds(contact)));
    }

    private static YamlNode contacts(YamlNode root, UnaryOperator<YamlMapping> change) {
        YamlNode owners = changed(root, change, "owners", ANY, "contacts", ANY);
        return changed(owners, change, "accounts", ANY, "contacts", ANY);
    }

    private static YamlNode changed(YamlNode node, UnaryOperator<YamlMapping> change, String... path) {
        if (path.length == 0) {
            return node instanceof YamlMapping mapping ? change.apply(mapping) : node;
        }
        String[] rest = List.of(path).subList(1, path.length).toArray(String[]::new);
        if (node instanceof YamlSequence list && path[0].equals(ANY)) {
            List<YamlNode> items = list.items().stream()
                    .map(item -> changed(item, change, rest))
                    .toList();
            return new YamlSequence(items, list.place());
        }
        if (node instanceof YamlMapping mapping) {
            Map<String, YamlEntry> entries = new LinkedHashMap<>();
            mapping.entries()
                    .forEach((key, entry) -> entries.put(
                            key,
                            path[0].equals(ANY) || path[0].equals(key)
                                    ? new YamlEntry(entry.key(), changed(entry.value(), change, rest))
                                    : entry));
            return new YamlMapping(entries, mapping.place());
        }
        return node;
    }

    private static YamlMapping withIds(YamlMapping contact) {
        YamlMapping slack = withIds(contact, "slack", SlackLink::ids, List.of("workspace", "channel"));
        return withIds(slack, "teams", TeamsLink::ids, List.of("tenant", "team", "channel"));
    }

    private static YamlMapping withIds(
            YamlMapping contact, String kind, Function<String, Optional<Map<String, String>>> ids, List<String> keys) {
        return link(contact, kind)
                .flatMap(link -> ids.apply(link.text()).flatMap(found -> ids(contact.entry(kind), found, link)))
                .filter(all -> all.entries().keySet().containsAll(keys))
                .map(all -> with(contact, contact.entry(kind).key(), all))
                .orElse(contact);
    }

    /** The link that stands for the ids, or for that of the channel. */
    private static Optional<YamlScalar> link(YamlMapping contact, String kind) {
        return Stream.concat(contact.texts(kind), contact.texts(kind, "channel"))
                .filter(text -> PastedLink.isLike(text.text()))
                .findFirst();
    }

    /** Those of the link, and those beside it; nothing if they differ. */
    private static Optional<YamlMapping> ids(YamlEntry written, Map<String, String> found, YamlScalar link) {
        Map<String, YamlEntry> ids = new LinkedHashMap<>();
        if (written.value() instanceof YamlMapping beside) {
            ids.putAll(beside.entries());
            ids.remove("channel");
        }
        boolean differ = found.entrySet().stream()
                .anyMatch(id -> ids.containsKey(id.getKey())
                        && !(ids.get(id.getKey()).value() instanceof YamlScalar text
                                && text.text().equalsIgnoreCase(id.getValue())));
        found.forEach((key, id) -> ids.putIfAbsent(key, entry(key, id, link)));
        return differ ? Optional.empty() : Optional.of(new YamlMapping(ids, link.place()));
    }

    /** What the link calls the channel, if nobody calls it otherwise. */
    private YamlMapping withName(YamlMapping written, YamlMapping contact) {
        boolean known = ContactRules.identity(contact).anyMatch(named::contains);
        return link(written, "teams")
                .filter(link -> !known && !hasLink(contact))
                .flatMap(link ->
                        TeamsLink.name(link.text()).filter(PastedLinks::isName).map(name -> entry("name", name, link)))
                .map(name -> with(contact, name.key(), name.value()))
                .orElse(contact);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.lines().count() == 1
                && VisibleText.invisible(text).findAny().isEmpty()
                && !AccountNames.hasLink(text)
                && !text.contains(TextRules.DYNAMIC_REFERENCE);
    }

    private static YamlMapping with(YamlMapping mapping, YamlScalar key, YamlNode value) {
        Map<String, YamlEntry> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key.text(), new YamlEntry(key, value));
        return new YamlMapping(entries, mapping.place());
    }

    private static YamlEntry entry(String key, String text, YamlScalar at) {
        return new YamlEntry(YamlScalar.quoted(key, at.place()), YamlScalar.quoted(text, at.place()));
    }
}
