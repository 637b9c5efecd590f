package io.github.findingrelay.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Scalar;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads keys and values that stand in one line. */
final class ScalarReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** YAML takes no longer one on one line, its quotes included. */
    private static final int MAX_KEY = 1_000;

    /** JSON's escapes, but of a slash, which YAML 1.1 does not have. */
    private static final String ESCAPES = "\"\\bfnrtu";

    private static final Set<String> FUNCTIONS = Set.of("Ref", "Sub", "GetAtt");

    /** Plain scalars that YAML 1.1 takes for text, also in brackets; all others have to be quoted. */
    private static final Pattern PLAIN_TEXT = Pattern.compile("[A-Za-z$/][\\P{Z} &&[^?]]*");

    /** Plain scalars that are a number or a truth value in every version of YAML. */
    private static final Pattern PLAIN_VALUE = Pattern.compile("true|false|0|-?[1-9][0-9]{0,14}");

    /** Keys that are text wherever they stand, and have to be quoted otherwise. */
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z$/][A-Za-z0-9_.:$/-]*");

    /** What YAML 1.1 takes for something else than text. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)y|yes|n|no|on|off|true|false|null");

    private final SourceText source;

    ScalarReader(SourceText source) {
        this.source = source;
    }

    /** The key that stands before a colon. */
    String key(TemplateLine line, int colon) {
        String key = line.text().substring(0, colon);
        if (colon > MAX_KEY) {
            throw unreadable(line, "a key may have %,d characters".formatted(MAX_KEY));
        }
        if (key.startsWith("\"")) {
            return quoted(new TemplateLine(line.number(), line.indent(), key));
        }
        if (!PLAIN_KEY.matcher(key).matches() || AMBIGUOUS.matcher(key).matches()) {
            throw unreadable(line, "'" + key + "' is not a key that we render");
        }
        return key;
    }

    TemplateNode value(TemplateLine line) {
        return line.text().startsWith("!") ? function(line) : scalar(line);
    }

    private Function function(TemplateLine line) {
        int space = line.text().indexOf(' ');
        String name = line.text().substring(1, Math.max(1, space));
        if (!FUNCTIONS.contains(name)) {
            throw unreadable(line, "of CloudFormation's functions only !Ref, !Sub and !GetAtt are read");
        }
        TemplateLine argument = line.from(space + 1);
        if (argument.text().isEmpty() || "!|".indexOf(argument.text().charAt(0)) >= 0) {
            throw unreadable(argument, "the function needs a text");
        }
        return new Function(name, scalar(argument).text(), line.number(), line.column());
    }

    private Scalar scalar(TemplateLine line) {
        if (line.text().startsWith("\"")) {
            return new Scalar(quoted(line), true, line.number(), line.column());
        }
        boolean isText = !PLAIN_VALUE.matcher(line.text()).matches();
        if (isText && !isPlainText(line.text())) {
            throw unreadable(line, "'" + line.text() + "' is not a value that we render; put it in quotes");
        }
        return new Scalar(line.text(), isText, line.number(), line.column());
    }

    private static boolean isPlainText(String text) {
        return PLAIN_TEXT.matcher(text).matches()
                && !AMBIGUOUS.matcher(text).matches()
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !text.endsWith(" ");
    }

    private String quoted(TemplateLine line) {
        String text = line.text();
        int end = line.closingQuote();
        if (end != text.length() - 1) {
            throw unreadable(line, "a text in double quotes must end with its line");
        }
        if (text.indexOf('\\') < 0) {
            return text.substring(1, end);
        }
        for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
            if (ESCAPES.indexOf(text.charAt(i + 1)) < 0) {
                throw unreadable(line, text + " has an escape that we do not render");
            }
        }
        return unescaped(line, text);
    }

    private String unescaped(TemplateLine line, String text) {
        try {
            String value = JSON.readTree(text).asText();
            if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
                throw unreadable(line, text + " has a half of a character");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw unreadable(line, text + " has an escape that we do not render");
        }
    }

    UnreadableException unreadable(TemplateLine at, String message) {
        return new UnreadableException(source.error(at.number(), at.column(), message, "template.unreadable"));
    }
}
