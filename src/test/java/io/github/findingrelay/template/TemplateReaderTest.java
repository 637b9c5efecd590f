package io.github.findingrelay.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

@BesideOthers
class TemplateReaderTest {

    @TestFactory
    Stream<DynamicTest> readsEveryTemplateAsSnakeYamlDoes() throws IOException {
        List<Path> templates = new ArrayList<>();
        for (Path root : List.of(Path.of("generated"), Path.of("src/test/fixtures/generate"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().contains("generated"))
                        .filter(file -> file.toString().endsWith(".yaml"))
                        // No event goes through it.
                        .filter(file -> !file.endsWith("bootstrap.yaml"))
                        .forEach(templates::add);
            }
        }
        assertThat(templates).hasSizeGreaterThan(40);
        return templates.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> compare(file)));
    }

    /** A key that is longer than the line in which YAML looks for its colon. */
    @Test
    void refusesKeysThatYamlDoesNotTake() {
        refusesWhatWeDoNotRender("a".repeat(1_100) + ": b");
    }

    private static void compare(Path file) throws IOException {
        compare(Files.readString(file));
    }

    private static void compare(String text) {
        assertThat(described(TemplateReader.read(new SourceText("t.yaml", text))))
                .isEqualTo(described(new Yaml().compose(new StringReader(text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"\\\"\\\\\\n\\t\\r/\\u6c7a\\ud83d\\ude00\"",
                "\"a\\\": b\": c",
                "a: \"b\\\\\"",
                "a: |-\n\n  b\n\n    c\n\nd: e",
                "a:\n  - b: c\n    d: e\n  - - f\n    - g",
                "a: !Sub \"\\u0041 # : b\"",
            })
    void readsTextsAsSnakeYamlDoes(String text) {
        compare(text);
    }

    /** What is put anywhere in a text: all that means something to YAML. */
    private static final List<String> INSERTED = List.of(
            "#", " #", "# ", ":", ": ", " :", ",", ", ", "[", "]", "{", "}", "\"", "'", "\\", "!", "!!", "&", "*", "|",
            ">", "-", "- ", "?", "? ", "%", "@", "`", "~", "<<: ", " ", "  ", "\n", "\n\n", "\n ", "\r\n", "\t",
            "\u0085", "\u2028", "0", "1_0", "yes", "null", "!Ref ", "!Sub ", "|-\n", "---\n", "...\n", "a: b\n", "x",
            "\\u0041", "\\x41");

    @Test
    void readsWhateverItTakesAsSnakeYamlDoes() throws IOException {
        String text = Files.readString(
                Path.of("src/test/fixtures/generate/analyzers-account/generated/accounts/222222222200.yaml"));
        Random random = new Random(Long.getLong("yaml.seed", System.nanoTime()));
        for (int i = 0; i < Integer.getInteger("yaml.edits", 3_000); i++) {
            String edited = edited(random.nextBoolean() ? edited(text, random) : text, random);
            try {
                TemplateReader.read(new SourceText("t.yaml", edited));
            } catch (UnreadableException e) {
                continue;
            }
            compare(edited);
        }
    }

    private static String edited(String text, Random random) {
        int at = random.nextInt(text.length());
        int removed = random.nextInt(4) == 0 ? Math.min(1 + random.nextInt(2), text.length() - at) : 0;
        return text.substring(0, at) + INSERTED.get(random.nextInt(INSERTED.size())) + text.substring(at + removed);
    }

    /** Values, types, order and places in one comparable text. */
    private static String described(TemplateNode node) {
        String place = "@" + node.line() + ":" + node.column() + " ";
        if (node instanceof Scalar scalar) {
            return place + (scalar.quoted() ? "text " : "value ") + scalar.text() + "\n";
        }
        if (node instanceof Function function) {
            return place + "!" + function.name() + " " + function.argument() + "\n";
        }
        StringBuilder text = new StringBuilder(place).append("{\n");
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> text.append("- ").append(described(item)));
        } else {
            ((Mapping) node)
                    .entries()
                    .forEach((key, value) -> text.append(key).append(": ").append(described(value)));
        }
        return text.append("}\n").toString();
    }

    private static String described(Node node) {
        int line = node.getStartMark().getLine() + 1;
        int column = node.getStartMark().getColumn() + 1;
        String place = "@" + line + ":" + column + " ";
        if (node instanceof ScalarNode scalar) {
            String tag = node.getTag().getValue();
            if (tag.startsWith("!")) {
                return place + tag + " " + scalar.getValue() + "\n";
            }
            boolean text = node.getTag().equals(Tag.STR);
            return place + (text ? "text " : "value ") + scalar.getValue() + "\n";
        }
        StringBuilder text = new StringBuilder(place).append("{\n");
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> text.append("- ").append(described(item)));
        } else {
            for (NodeTuple entry : ((MappingNode) node).getValue()) {
                text.append(((ScalarNode) entry.getKeyNode()).getValue())
                        .append(": ")
                        .append(described(entry.getValueNode()));
            }
        }
        return text.append("}\n").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "a",
                "a: [b",
                "a: [b]]",
                "a: [b] c",
                "a: [b c: d]",
                "a: [b: c]",
                "a: [b,, c]",
                "a: [,]",
                "a: [yes]",
                "a: [~]",
                "a: ['b']",
                "a: [&x b]",
                "a: [b # c\n  ]",
                "a: [b\n]",
                "a: {b}",
                "a: {b: }",
                "a: {b: c, b: d}",
                "a: {b: c",
                "a: {? b: c}",
                "a: {b: [c}]",
                "a: {b: !If [x]}",
                "[a]",
                "{a: b}",
                "a: 'b'",
                "a: >-\n  b",
                "a: |\n  b",
                "a: &x b",
                "a: *x",
                "a: yes",
                "a: On",
                "a: ~",
                "a: null",
                "a: 012",
                "a: 1.5",
                "a: 1e3",
                "a: 2026-01-01",
                "a:",
                "a: b\na: c",
                "a: b\n  c: d",
                "a: b # c",
                "a: b: c",
                "a: \"b",
                "a: \"b\" c",
                "a: \"\\q\"",
                "a: \"\\u12\"",
                "a:\n\t- b",
                "a: !If [x, y, z]",
                "a: !Ref",
                "a: !Sub |\n  b",
                "a: !Ref |-\n  b",
                "a: !!str b",
                "? a\n: b",
                "<<: b",
                "a:\n- b",
                "---\na: b",
                "a:\n  - b\n c: d",
                "%YAML 1.1",
                "yes: b",
                "a: <",
                "a: b\u2028  c: d",
                "a: \"b\u2029c\"",
                "# a\u0085b: c\nd: e",
                "a: b\u0007",
                "a: b\u009f",
                "a: \ufeffb",
                "a: \"\ud83d\"",
                "a: \"\\ud83d\"",
                "a: \"\\/\"",
                "a: b\rc: d",
                "a: b ",
                "a: |-\n  b  \n  c",
                "a: |-\n  b\u3000",
                "a: [b\u3000, c]",
            })
    void refusesWhatWeDoNotRender(String text) {
        assertThatThrownBy(() -> TemplateReader.read(new SourceText("t.yaml", text)))
                .isInstanceOf(UnreadableException.class);
    }
}
