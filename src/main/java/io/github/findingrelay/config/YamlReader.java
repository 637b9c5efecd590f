package io.github.findingrelay.config;

import io.github.findingrelay.config.YamlMapping.YamlEntry;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Text to nodes. Of YAML it takes mappings, lists and values; anchors, aliases, tags and merge keys
 * are reported, since a reviewer of a pull request would have to resolve them in the head.
 *
 * <p>It builds nodes from the parser's events, which costs half of SnakeYAML's own composer and
 * never expands anything.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_SCALAR = 8_192;

    private final ParserImpl parser;
    private final SourceText source;
    private final Problems problems;

    /** Where reading has come to, for the mistakes that SnakeYAML gives no position. */
    private Event last;

    private YamlReader(CleanText text, Problems problems) {
        this.parser = parser(text.text());
        this.last = parser.peekEvent();
        this.source = text.source();
        this.problems = problems;
    }

    static ParserImpl parser(String text) {
        LoaderOptions options = new LoaderOptions();
        // Our own limits are stricter, and are reported with a position.
        options.setCodePointLimit(Integer.MAX_VALUE);
        return new ParserImpl(new StreamReader(text), options);
    }

    /** The root of the only document, or nothing if there is none or it cannot be read to the end. */
    static Optional<YamlNode> read(CleanText text, Problems problems) {
        YamlReader reader = new YamlReader(text, problems);
        try {
            return Optional.ofNullable(reader.document());
        } catch (TooDeepException e) {
            return Optional.empty();
        } catch (YAMLException | NumberFormatException e) {
            // SnakeYAML lets the latter out for an escape such as \\UFFFFFFFF.
            // Characters that had to be replaced are the better explanation.
            if (!text.replaced()) {
                YamlSyntax.report(e, reader.last.getEndMark(), problems);
            }
            return Optional.empty();
        }
    }

    private Event next() {
        last = parser.getEvent();
        return last;
    }

    private @Nullable YamlNode document() {
        next();
        if (parser.checkEvent(ID.StreamEnd)) {
            return null;
        }
        next();
        YamlNode root = node(0);
        next();
        if (parser.peekEvent() instanceof DocumentStartEvent second) {
            error(second, "a second document starts here; the file must hold one", "yaml.multiple-documents");
        }
        return root;
    }

    private YamlNode node(int depth) {
        Event event = next();
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        rejectProperties(start, start.getTag());
        rejectDepth(start, depth);
        return start instanceof MappingStartEvent ? mapping(start, depth) : sequence(start, depth);
    }

    private YamlAlias alias(AliasEvent event) {
        error(event, "alias '*" + event.getAnchor() + "' is not supported; write the value out", "yaml.alias");
        return new YamlAlias(place(event));
    }

    private void rejectDepth(Event event, int depth) {
        if (depth == MAX_DEPTH) {
            error(
                    event,
                    "nested more than " + MAX_DEPTH + " levels deep; nothing in accounts.yaml is",
                    "yaml.too-deep");
            throw new TooDeepException();
        }
    }

    private YamlScalar scalar(ScalarEvent event) {
        rejectProperties(event, event.getTag());
        String text = shortened(event);
        if (event.getScalarStyle() != ScalarStyle.PLAIN) {
            return YamlScalar.quoted(text, place(event));
        }
        YamlScalar scalar = YamlScalar.plain(text, place(event));
        if (scalar.isUnquotedAccountId()) {
            error(
                    event,
                    "account id %1$s must be quoted, or YAML takes it for a number: \"%1$s\"".formatted(text),
                    "account-id.unquoted");
        }
        return scalar;
    }

    private String shortened(ScalarEvent event) {
        String text = event.getValue();
        if (text.length() <= MAX_SCALAR) {
            return text;
        }
        error(
                event,
                "a value of %d characters is too long; no value may have more than %d"
                        .formatted(text.length(), MAX_SCALAR),
                "yaml.too-long");
        return text.substring(0, 1);
    }

    private void rejectProperties(NodeEvent event, @Nullable String tag) {
        if (event.getAnchor() != null) {
            error(
                    event,
                    "anchor '&%s' is not supported; write the value out where it is needed"
                            .formatted(event.getAnchor()),
                    "yaml.anchor");
        }
        if (tag != null) {
            error(event, "tag '" + tag + "' is not supported; write the plain value", "yaml.tag");
        }
    }

    private YamlSequence sequence(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (!parser.checkEvent(ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        next();
        return new YamlSequence(items, place(start));
    }

    private YamlMapping mapping(Event start, int depth) {
        Map<String, YamlEntry> entries = new LinkedHashMap<>();
        while (!parser.checkEvent(ID.MappingEnd)) {
            YamlNode key = node(depth + 1);
            YamlNode value = node(depth + 1);
            if (key instanceof YamlScalar name) {
                put(entries, new YamlEntry(name, value));
            } else if (!(key instanceof YamlAlias)) {
                problems.error(key, "a key must be a single value", "yaml.complex-key");
            }
        }
        next();
        return new YamlMapping(entries, place(start));
    }

    private void put(Map<String, YamlEntry> entries, YamlEntry entry) {
        String name = entry.key().text();
        if (name.equals("<<")) {
            problems.error(entry.key(), "merge key '<<' is not supported; write the keys out", "yaml.merge-key");
            return;
        }
        YamlEntry first = entries.putIfAbsent(name, entry);
        if (first != null) {
            problems.error(
                    entry.key(),
                    "key '" + name + "' stands here twice; the first is in line "
                            + first.key().place().line(),
                    "yaml.duplicate-key");
        }
    }

    private void error(Event at, String message, String rule) {
        problems.error(place(at), message, rule);
    }

    private Place place(Event event) {
        Mark start = event.getStartMark();
        return new Place(source, start.getLine() + 1, start.getColumn() + 1);
    }

    /** Reading on would only cost time: a nesting bomb has been reported. */
    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
