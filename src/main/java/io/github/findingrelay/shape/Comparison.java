package io.github.findingrelay.shape;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.shape.Shape.Conditional;
import io.github.findingrelay.shape.Shape.Elsewhere;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.shape.Shape.Items;
import io.github.findingrelay.shape.Shape.Plain;
import io.github.findingrelay.shape.Shape.Played;
import io.github.findingrelay.shape.Shape.Reasoned;
import io.github.findingrelay.shape.Shape.Reference;
import io.github.findingrelay.shape.Shape.Text;
import io.github.findingrelay.shape.Shape.Words;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares a template with its shape, and names everything that is different. */
final class Comparison {

    private static final String RULE = "template.shape";

    /** CloudFormation puts something else in its place, whatever the property. */
    private static final String RESOLVED = "{{resolve:";

    /** What a state machine has set, and what is another thing each time. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(states|finding|to|fingerprint|fact|word|subject|title|text|table|steps|mail|card"
                    + "|now|millis|random|uuid|eval)\\b");

    private final StackTemplate template;
    private final List<Diagnostic> found = new ArrayList<>();

    private Comparison(StackTemplate template) {
        this.template = template;
    }

    static List<Diagnostic> of(StackTemplate template, TemplateNode root, Shape shape) {
        Comparison comparison = new Comparison(template);
        comparison.compare("the template", root, shape, "");
        return comparison.found;
    }

    /**
     * Compares one place.
     *
     * @param what it is called
     * @param why the shape is as it is; empty: it goes without saying
     */
    private void compare(String what, TemplateNode node, Shape shape, String why) {
        if (shape instanceof Reasoned reasoned) {
            compare(what, node, reasoned.shape(), ": " + reasoned.why());
        } else if (shape instanceof Fields fields) {
            fields(what, node, fields, why);
        } else if (shape instanceof Items items) {
            items(what, node, items, why);
        } else if (shape instanceof Elsewhere) {
            untransformed(node);
        } else if (shape instanceof Played played) {
            played(what, node, played);
        } else if (shape instanceof Words words) {
            words(what, node, words);
        } else if (!(shape instanceof Conditional) && !is(node, shape)) {
            wrong(what, node, shape, why);
        }
    }

    private void fields(String what, TemplateNode node, Fields fields, String why) {
        if (!(node instanceof Mapping object)) {
            wrong(what, node, fields, why);
            return;
        }
        object.entries()
                .forEach((name, value) -> fields.of(name)
                        .ifPresentOrElse(
                                shape -> compare("'" + name + "'", value, shape, why),
                                () -> error(
                                        value,
                                        "'%s' may not be there%s; only %s may".formatted(name, why, names(fields)))));
        fields.required().forEach((name, shape) -> {
            if (!object.entries().containsKey(name)) {
                error(node, "'%s' is missing and must be %s%s".formatted(name, shown(shape), reason(shape, why)));
            }
        });
    }

    private static String names(Fields fields) {
        List<String> names = new ArrayList<>(fields.required().keySet());
        names.addAll(fields.optional().keySet());
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private void items(String what, TemplateNode node, Items items, String why) {
        if (!(node instanceof Sequence list)
                || list.items().size() != items.items().size()) {
            wrong(what, node, items, why);
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            String which = list.items().size() == 1 ? what : "item %d of %s".formatted(i + 1, what);
            compare(which, list.items().get(i), items.items().get(i), why);
        }
    }

    private void words(String what, TemplateNode node, Words words) {
        untransformed(node);
        if (!(node instanceof Scalar text) || text.text().length() > words.most()) {
            error(node, "%s must be a text of at most %d characters".formatted(what, words.most()));
        }
    }

    private void played(String what, TemplateNode node, Played played) {
        untransformed(node);
        if (!(node instanceof Scalar expression)) {
            error(node, "%s must be one expression".formatted(what));
            return;
        }
        VARIABLE.matcher(expression.text())
                .results()
                .map(MatchResult::group)
                .filter(variable -> !played.readable().contains(variable.substring(1)))
                .distinct()
                .forEach(variable -> error(
                        node,
                        "%s may not read %s: what was played with it would not hold always".formatted(what, variable)));
    }

    /** Everything in it is as CloudFormation hands it over. */
    private void untransformed(TemplateNode node) {
        if (node instanceof Mapping object) {
            object.entries().forEach((name, value) -> {
                if (name.startsWith("Fn::") || name.equals("Ref") || name.contains(RESOLVED)) {
                    error(
                            value,
                            "'%s' may not be there: CloudFormation would put something else in its place"
                                    .formatted(name));
                }
                untransformed(value);
            });
        } else if (node instanceof Sequence list) {
            list.items().forEach(this::untransformed);
        } else if (textOf(node).contains(RESOLVED)) {
            error(
                    node,
                    "'%s' may not be there: CloudFormation would put something else in its place".formatted(RESOLVED));
        }
    }

    private static String textOf(TemplateNode node) {
        return node instanceof Function function ? function.argument() : node instanceof Scalar text ? text.text() : "";
    }

    private boolean is(TemplateNode node, Shape shape) {
        if (shape instanceof Reference reference) {
            return node instanceof Function function
                    && function.name().equals(reference.function())
                    && function.argument().equals(reference.argument());
        }
        if (shape instanceof Plain plain) {
            return node instanceof Scalar value
                    && !value.quoted()
                    && value.text().equals(plain.value());
        }
        return shape instanceof Text text
                && ((node instanceof Scalar value && value.quoted()) || node instanceof Function)
                && template.references(node).isEmpty()
                && resolved(node).equals(text.value());
    }

    private String resolved(TemplateNode node) {
        try {
            return template.text(node);
        } catch (UnreadableException e) {
            return "what cannot be read: " + e.problem().message();
        }
    }

    private void wrong(String what, TemplateNode node, Shape shape, String why) {
        error(node, "%s is %s and must be %s%s".formatted(what, shown(node), shown(shape), why));
    }

    private static String reason(Shape shape, String why) {
        return shape instanceof Reasoned reasoned ? ": " + reasoned.why() : why;
    }

    private String shown(TemplateNode node) {
        if (node instanceof Mapping) {
            return "an object";
        }
        if (node instanceof Sequence list) {
            return "a list of %d".formatted(list.items().size());
        }
        if (node instanceof Function function && !template.references(node).isEmpty()) {
            return "!%s %s".formatted(function.name(), function.argument());
        }
        String text = node instanceof Function ? resolved(node) : textOf(node);
        return node instanceof Scalar value && !value.quoted() ? text : "'" + shortened(text) + "'";
    }

    private static String shown(Shape shape) {
        if (shape instanceof Reasoned reasoned) {
            return shown(reasoned.shape());
        }
        if (shape instanceof Items items) {
            return items.items().stream().allMatch(Text.class::isInstance)
                    ? shortened(items.items().stream()
                            .map(Comparison::shown)
                            .toList()
                            .toString())
                    : "a list of %d".formatted(items.items().size());
        }
        if (shape instanceof Reference reference) {
            return "!%s %s".formatted(reference.function(), reference.argument());
        }
        if (shape instanceof Plain plain) {
            return plain.value();
        }
        return shape instanceof Text text ? "'" + shortened(text.value()) + "'" : "an object";
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private void error(TemplateNode at, String message) {
        found.add(template.problem(at, message, RULE));
    }
}
