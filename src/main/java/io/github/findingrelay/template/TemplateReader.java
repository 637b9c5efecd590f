package io.github.findingrelay.template;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that we render: block mappings and sequences, plain and double-quoted scalars,
 * literal blocks, comments, and {@code !Ref}, {@code !Sub}, {@code !GetAtt}.
 *
 * <p>Everything else is an error. So nothing can be in a template that CloudFormation reads in
 * another way than we do; a test holds the result against SnakeYAML's. It is many times faster,
 * which 10,000 templates need.
 */
public final class TemplateReader {

  private static final Set<String> FUNCTIONS = Set.of("Ref", "Sub", "GetAtt");

  /** Plain scalars that YAML 1.1 takes for text; all others have to be quoted. */
  private static final Pattern PLAIN_TEXT = Pattern.compile("[A-Za-z$/][^\\p{Cntrl}]*");

  /** Plain scalars that are a number or a truth value in every version of YAML. */
  private static final Pattern PLAIN_VALUE = Pattern.compile("true|false|0|-?[1-9][0-9]{0,14}");

  /** What YAML 1.1 takes for something else than text. */
  private static final Pattern AMBIGUOUS = Pattern.compile("(?i)y|yes|n|no|on|off|true|false|null");

  /** A line without its indentation. */
  private record Line(int number, int indent, String text) {
    Line from(int offset) {
      return new Line(number, indent + offset, text.substring(offset));
    }

    boolean isItem() {
      return text.startsWith("- ");
    }
  }

  private final SourceText source;
  private final List<String> lines;
  private int next;
  private @Nullable Line current;

  private TemplateReader(SourceText source) {
    this.source = source;
    this.lines = source.text().lines().toList();
  }

  /**
   * Reads a template.
   *
   * @throws UnreadableException at the first thing that we do not render
   */
  public static Mapping read(SourceText source) {
    TemplateReader reader = new TemplateReader(source);
    Line first = reader.peek();
    if (first == null || first.indent != 0 || first.isItem()) {
      throw reader.unreadable(
          first == null ? new Line(1, 0, "") : first, "a template is a mapping");
    }
    Mapping root = reader.mapping(first);
    Line rest = reader.peek();
    if (rest != null) {
      throw reader.unreadable(rest, "this line is indented in a way that we do not render");
    }
    return root;
  }

  private TemplateNode block(int parentIndent, Line parent) {
    Line line = peek();
    if (line == null || line.indent <= parentIndent) {
      throw unreadable(parent, "a value is missing");
    }
    return line.isItem() ? sequence(line) : mapping(line);
  }

  private Sequence sequence(Line first) {
    List<TemplateNode> items = new ArrayList<>();
    for (Line line = peek();
        line != null && line.indent == first.indent && line.isItem();
        line = peek()) {
      Line item = line.from(2);
      if (item.text.startsWith("- ") || keyEnd(item) > 0) {
        current = item;
        items.add(block(line.indent, line));
      } else {
        take();
        items.add(inline(item, line.indent));
      }
    }
    return new Sequence(items, first.number, first.indent + 1);
  }

  private Mapping mapping(Line first) {
    Map<String, TemplateNode> entries = new LinkedHashMap<>();
    for (Line line = peek();
        line != null && line.indent == first.indent && !line.isItem();
        line = peek()) {
      int end = keyEnd(line);
      if (end <= 0) {
        throw unreadable(line, "'key: value' is expected here");
      }
      take();
      String key = unquotedKey(line, line.text.substring(0, end));
      int start = end + 1;
      while (start < line.text.length() && line.text.charAt(start) == ' ') {
        start++;
      }
      TemplateNode value =
          start >= line.text.length()
              ? block(line.indent, line)
              : inline(line.from(start), line.indent);
      if (entries.put(key, value) != null) {
        throw unreadable(line, "'" + key + "' stands here twice");
      }
    }
    return new Mapping(entries, first.number, first.indent + 1);
  }

  /** Where the colon after a key is, or -1. */
  private static int keyEnd(Line line) {
    String text = line.text;
    int from = 0;
    if (text.startsWith("\"")) {
      from = closingQuote(text) + 1;
      return from > 0 && from < text.length() && text.charAt(from) == ':' ? from : -1;
    }
    int colon = text.indexOf(": ");
    return colon < 0 && text.endsWith(":") ? text.length() - 1 : colon;
  }

  private String unquotedKey(Line line, String key) {
    if (key.startsWith("\"")) {
      return quoted(line, key);
    }
    if (!PLAIN_TEXT.matcher(key).matches() || AMBIGUOUS.matcher(key).matches()) {
      throw unreadable(line, "'" + key + "' is not a key that we render");
    }
    return key;
  }

  private TemplateNode inline(Line value, int parentIndent) {
    String text = value.text;
    return switch (text.charAt(0)) {
      case '|' -> literal(value, parentIndent);
      case '!' -> function(value);
      case '"' -> new Scalar(quoted(value, text), true, value.number, value.indent + 1);
      default -> plain(value);
    };
  }

  private Scalar plain(Line value) {
    String text = value.text;
    boolean readable =
        PLAIN_VALUE.matcher(text).matches()
            || (PLAIN_TEXT.matcher(text).matches()
                && !AMBIGUOUS.matcher(text).matches()
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !text.endsWith(" "));
    if (!readable) {
      throw unreadable(value, "'" + text + "' is not a value that we render; put it in quotes");
    }
    return new Scalar(text, !PLAIN_VALUE.matcher(text).matches(), value.number, value.indent + 1);
  }

  private Function function(Line value) {
    int space = value.text.indexOf(' ');
    String name = value.text.substring(1, Math.max(1, space));
    if (!FUNCTIONS.contains(name)) {
      throw unreadable(value, "of CloudFormation's functions only !Ref, !Sub and !GetAtt are read");
    }
    Line argument = value.from(space + 1);
    if (argument.text.isEmpty() || "!|".indexOf(argument.text.charAt(0)) >= 0) {
      throw unreadable(argument, "the function needs a text");
    }
    return new Function(
        name, ((Scalar) inline(argument, 0)).text(), value.number, value.indent + 1);
  }

  private Scalar literal(Line value, int parentIndent) {
    if (!value.text.equals("|-")) {
      throw unreadable(value, "of YAML's blocks only |- is read");
    }
    List<String> texts = new ArrayList<>();
    int indent = -1;
    while (next < lines.size()) {
      String line = lines.get(next);
      int spaces = indentOf(line);
      boolean blank = spaces == line.length();
      if (indent < 0 && !blank) {
        indent = spaces;
      }
      if (!blank && (spaces <= parentIndent || spaces < indent)) {
        break;
      }
      texts.add(blank ? "" : line.substring(indent));
      next++;
    }
    return new Scalar(
        String.join("\n", texts).stripTrailing(), true, value.number, value.indent + 1);
  }

  private String quoted(Line value, String text) {
    int end = closingQuote(text);
    if (end != text.length() - 1) {
      throw unreadable(value, "a text in double quotes must end with its line");
    }
    if (text.indexOf('\\') < 0) {
      return text.substring(1, end);
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += 1;
        int digits = hexDigits(text.charAt(i));
        plain.appendCodePoint(
            digits > 0 ? hex(value, text, i + 1, digits, end) : escaped(value, text.charAt(i)));
        i += digits;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** The index of the quote that ends the text, or -1. */
  private static int closingQuote(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return -1;
  }

  private static int hexDigits(char letter) {
    return switch (letter) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> 0;
    };
  }

  private int hex(Line value, String text, int from, int digits, int end) {
    try {
      if (from + digits <= end) {
        return Character.toString(Integer.parseInt(text.substring(from, from + digits), 16))
            .codePointAt(0);
      }
    } catch (IllegalArgumentException e) {
      // Reported below, as digits that are missing are.
    }
    throw unreadable(value, "a character's number in hexadecimal digits is expected after the \\");
  }

  private int escaped(Line value, char letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> throw unreadable(value, "'\\" + letter + "' is not an escape that we render");
    };
  }

  /** The next line that is neither blank nor a comment, or null at the end. */
  private @Nullable Line peek() {
    while (current == null && next < lines.size()) {
      String line = lines.get(next++);
      int indent = indentOf(line);
      if (indent < line.length() && line.charAt(indent) != '#') {
        current = new Line(next, indent, line.substring(indent));
        if (line.indexOf('\t') >= 0) {
          throw unreadable(current, "a tab stands in this line");
        }
      }
    }
    return current;
  }

  private void take() {
    current = null;
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private UnreadableException unreadable(Line at, String message) {
    return new UnreadableException(
        source.error(at.number, at.indent + 1, message, "template.unreadable"));
  }
}
