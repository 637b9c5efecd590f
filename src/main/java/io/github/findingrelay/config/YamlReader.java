package io.github.findingrelay.config;

import io.github.findingrelay.config.YamlMapping.YamlEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
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
  private final Problems problems;

  /** Where reading has come to, for the mistakes that SnakeYAML gives no position. */
  private Event last;

  private YamlReader(String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    // Our own limits are stricter, and are reported with a position.
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.parser = new ParserImpl(new StreamReader(text), options);
    this.last = parser.peekEvent();
    this.problems = problems;
  }

  /** The root of the only document, or nothing if there is none or it cannot be read to the end. */
  static Optional<YamlNode> read(CleanText text, Problems problems) {
    YamlReader reader = new YamlReader(text.text(), problems);
    try {
      return Optional.ofNullable(reader.document());
    } catch (TooDeepException e) {
      return Optional.empty();
    } catch (YAMLException | NumberFormatException e) {
      // SnakeYAML lets the latter out for an escape such as \\UFFFFFFFF.
      // Characters that had to be replaced are the better explanation.
      if (!text.replaced()) {
        reader.reportSyntax(e);
      }
      return Optional.empty();
    }
  }

  private void reportSyntax(RuntimeException e) {
    Mark mark = last.getEndMark();
    String problem = e.getMessage();
    if (e instanceof MarkedYAMLException marked) {
      mark = marked.getProblemMark() == null ? mark : marked.getProblemMark();
      problem = marked.getProblem();
    }
    String words = problem == null ? "it cannot be read" : problem;
    boolean tab = words.contains("TAB");
    problems.error(
        mark.getLine() + 1,
        mark.getColumn() + 1,
        tab ? CleanText.TAB_MESSAGE : "this is not YAML: " + explained(words),
        tab ? CleanText.TAB_RULE : "yaml.syntax");
  }

  /** The two mistakes that people make most, in other words than the parser's. */
  private static String explained(String problem) {
    if (problem.contains("<block end>")) {
      return "the line is indented neither like the one above nor like the key it belongs to";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a colon is not allowed here; quote a value that has one, or check the indentation";
    }
    return problem;
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
      problems.error(
          line(second),
          column(second),
          "a second document starts here; the file must hold one",
          "yaml.multiple-documents");
    }
    return root;
  }

  private YamlNode node(int depth) {
    Event event = next();
    if (event instanceof AliasEvent alias) {
      problems.error(
          line(event),
          column(event),
          "alias '*" + alias.getAnchor() + "' is not supported; write the value out",
          "yaml.alias");
      return new YamlAlias(line(event), column(event));
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    rejectProperties(start, start.getTag());
    if (depth == MAX_DEPTH) {
      problems.error(
          line(event),
          column(event),
          "nested more than " + MAX_DEPTH + " levels deep; nothing in accounts.yaml is",
          "yaml.too-deep");
      throw new TooDeepException();
    }
    return start instanceof MappingStartEvent ? mapping(start, depth) : sequence(start, depth);
  }

  private YamlScalar scalar(ScalarEvent event) {
    rejectProperties(event, event.getTag());
    String text = event.getValue();
    if (text.length() > MAX_SCALAR) {
      problems.error(
          line(event),
          column(event),
          "a value of "
              + text.length()
              + " characters is too long; no value may have more than "
              + MAX_SCALAR,
          "yaml.too-long");
      text = text.substring(0, 1);
    }
    if (event.getScalarStyle() != ScalarStyle.PLAIN) {
      return YamlScalar.quoted(text, line(event), column(event));
    }
    YamlScalar scalar = YamlScalar.plain(text, line(event), column(event));
    if (scalar.isUnquotedAccountId()) {
      problems.error(
          scalar,
          "account id " + text + " must be quoted, or YAML takes it for a number: \"" + text + "\"",
          "account-id.unquoted");
    }
    return scalar;
  }

  private void rejectProperties(NodeEvent event, @Nullable String tag) {
    if (event.getAnchor() != null) {
      problems.error(
          line(event),
          column(event),
          "anchor '&"
              + event.getAnchor()
              + "' is not supported; write the value out where it is needed",
          "yaml.anchor");
    }
    if (tag != null) {
      problems.error(
          line(event),
          column(event),
          "tag '" + tag + "' is not supported; write the plain value",
          "yaml.tag");
    }
  }

  private YamlSequence sequence(Event start, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (!parser.checkEvent(ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    next();
    return new YamlSequence(items, line(start), column(start));
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
    return new YamlMapping(entries, line(start), column(start));
  }

  private void put(Map<String, YamlEntry> entries, YamlEntry entry) {
    String name = entry.key().text();
    if (name.equals("<<")) {
      problems.error(
          entry.key(), "merge key '<<' is not supported; write the keys out", "yaml.merge-key");
      return;
    }
    YamlEntry first = entries.putIfAbsent(name, entry);
    if (first != null) {
      problems.error(
          entry.key(),
          "key '" + name + "' stands here twice; the first is in line " + first.key().line(),
          "yaml.duplicate-key");
    }
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  private static int column(Event event) {
    return event.getStartMark().getColumn() + 1;
  }

  /** Reading on would only cost time: a nesting bomb has been reported. */
  private static final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
