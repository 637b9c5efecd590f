package io.github.findingrelay.template;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that we render: mappings and sequences in blocks and in brackets, plain and
 * double-quoted scalars, literal blocks, comments, and {@code !Ref}, {@code !Sub}, {@code !GetAtt}.
 *
 * <p>Everything else is an error. So nothing can be in a template that CloudFormation reads in
 * another way than we do; a test holds the result against SnakeYAML's. It is many times faster,
 * which 10,000 templates need.
 */
final class TemplateReader {

    private static final String SUBSTITUTED_BLOCK = "!Sub |-";

    private final ScalarReader scalars;
    private final List<String> lines;
    private int next;
    private @Nullable TemplateLine current;

    private TemplateReader(SourceText source) {
        UnequalCharacters.refuse(source);
        this.scalars = new ScalarReader(source);
        this.lines = source.text().lines().toList();
    }

    static Mapping read(SourceText source) {
        TemplateReader reader = new TemplateReader(source);
        TemplateLine first = reader.peek();
        if (first == null || first.indent() != 0 || first.isItem()) {
            throw reader.scalars.unreadable(
                    first == null ? new TemplateLine(1, 0, "") : first, "a template is a mapping");
        }
        Mapping root = reader.mapping(first);
        TemplateLine rest = reader.peek();
        if (rest != null) {
            throw reader.scalars.unreadable(rest, "this line is indented in a way that we do not render");
        }
        return root;
    }

    private TemplateNode block(TemplateLine parent) {
        TemplateLine line = peek();
        if (line == null || line.indent() <= parent.indent()) {
            throw scalars.unreadable(parent, "a value is missing");
        }
        return line.isItem() ? sequence(line) : mapping(line);
    }

    private Sequence sequence(TemplateLine first) {
        List<TemplateNode> items = new ArrayList<>();
        for (TemplateLine line = peek();
                line != null && line.indent() == first.indent() && line.isItem();
                line = peek()) {
            TemplateLine item = line.from(2);
            if (item.isItem() || (!item.isBracketed() && item.keyEnd() > 0)) {
                current = item;
                items.add(block(line));
            } else {
                current = null;
                items.add(inline(item, line.indent()));
            }
        }
        return new Sequence(items, first.number(), first.column());
    }

    private Mapping mapping(TemplateLine first) {
        Map<String, TemplateNode> entries = new LinkedHashMap<>();
        for (TemplateLine line = peek();
                line != null && line.indent() == first.indent() && !line.isItem();
                line = peek()) {
            int end = line.keyEnd();
            if (end <= 0) {
                throw scalars.unreadable(line, "'key: value' is expected here");
            }
            current = null;
            String key = scalars.key(line, end);
            if (entries.put(key, value(line, end + 1)) != null) {
                throw scalars.unreadable(line, "'" + key + "' stands here twice");
            }
        }
        return new Mapping(entries, first.number(), first.column());
    }

    /** What comes after a key: in the same line or in those below. */
    private TemplateNode value(TemplateLine line, int from) {
        String text = line.text();
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return start < text.length() ? inline(line.from(start), line.indent()) : block(line);
    }

    private TemplateNode inline(TemplateLine value, int parentIndent) {
        String text = value.text();
        if (text.startsWith("[") || text.startsWith("{")) {
            return new FlowReader(scalars, value, this::continuation).read();
        }
        if (text.equals(SUBSTITUTED_BLOCK)) {
            String argument =
                    literal(value.from("!Sub ".length()), parentIndent).text();
            return new Function("Sub", argument, value.number(), value.column());
        }
        return text.startsWith("|") ? literal(value, parentIndent) : scalars.value(value);
    }

    /** Brackets that are open go on in the next line. */
    private TemplateLine continuation(TemplateLine unfinished) {
        TemplateLine line = peek();
        if (line == null || line.indent() == 0) {
            throw scalars.unreadable(unfinished, "a bracket is not closed");
        }
        current = null;
        return line;
    }

    private Scalar literal(TemplateLine value, int parentIndent) {
        if (!value.text().equals("|-")) {
            throw scalars.unreadable(value, "of YAML's blocks only |- is read");
        }
        List<String> texts = new ArrayList<>();
        int indent = 0;
        for (; next < lines.size(); next++) {
            String line = lines.get(next);
            int spaces = indentOf(line);
            boolean blank = spaces == line.length();
            if (!blank && spaces < Math.max(parentIndent + 1, indent)) {
                break;
            }
            // The first line that is not blank says how far all are indented.
            indent = blank || indent > 0 ? indent : spaces;
            texts.add(blank ? "" : line.substring(indent));
        }
        String text = String.join("\n", texts).stripTrailing();
        return new Scalar(text, true, value.number(), value.column());
    }

    /** The next line that is neither blank nor a comment, or null at the end. */
    private @Nullable TemplateLine peek() {
        while (current == null && next < lines.size()) {
            String line = lines.get(next++);
            int indent = indentOf(line);
            if (indent < line.length() && line.charAt(indent) != '#') {
                current = new TemplateLine(next, indent, line.substring(indent));
            }
        }
        return current;
    }

    private static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
