package io.github.findingrelay.template;

import io.github.findingrelay.model.Partition;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CloudFormation's intrinsic functions, pseudo parameters and conditions. */
final class IntrinsicFunctions {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** What returns an ARN: !Ref of a type, or !GetAtt of its attribute. */
    private static final Set<String> ARNS = Set.of(
            "AWS::SNS::Topic",
            "AWS::SNS::Topic.TopicArn",
            "AWS::SQS::Queue.Arn",
            "AWS::Events::EventBus.Arn",
            "AWS::IAM::Role.Arn",
            "AWS::StepFunctions::StateMachine",
            "AWS::StepFunctions::StateMachine.Arn",
            "AWS::KMS::Key",
            "AWS::KMS::Key.KeyId",
            "AWS::KMS::Key.Arn");

    /** What returns a property. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "AWS::SNS::Topic.TopicName", "TopicName",
            "AWS::SQS::Queue.QueueName", "QueueName",
            "AWS::Events::EventBus", "Name",
            "AWS::IAM::Role", "RoleName",
            "AWS::KMS::Alias", "AliasName");

    private static final Set<String> COMPARED = Set.of("AWS::AccountId", "AWS::Region");

    /** Of references within references, and of conditions within conditions. */
    private static final int MAX_DEPTH = 20;

    private final StackTemplate template;
    private int depth;

    IntrinsicFunctions(StackTemplate template) {
        this.template = template;
    }

    /** A text, with its function resolved. */
    String text(TemplateNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        if (!(node instanceof Function function)) {
            throw template.unreadable(node, "a text is expected here");
        }
        if (++depth > MAX_DEPTH) {
            throw template.unreadable(node, "this refers to itself");
        }
        try {
            return resolved(function);
        } finally {
            depth--;
        }
    }

    /** The logical ids of the resources that a text is made of. */
    static Set<String> references(TemplateNode text) {
        if (!(text instanceof Function function)) {
            return Set.of();
        }
        Stream<String> names = function.name().equals("Sub")
                ? VARIABLE.matcher(function.argument()).results().map(found -> found.group(1))
                : Stream.of(function.argument());
        return names.filter(name -> !name.startsWith("AWS::"))
                .map(name -> name.replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
    }

    private String resolved(Function function) {
        return switch (function.name()) {
            case "Ref" -> ref(function, function.argument());
            case "GetAtt" -> attribute(function, function.argument());
            default ->
                VARIABLE.matcher(function.argument())
                        .replaceAll(found -> Matcher.quoteReplacement(variable(function, found.group(1))));
        };
    }

    private String variable(Function at, String name) {
        return name.contains(".") ? attribute(at, name) : ref(at, name);
    }

    private String ref(Function at, String name) {
        return switch (name) {
            case "AWS::Partition" -> template.partition();
            case "AWS::Region" -> template.stack().region();
            case "AWS::AccountId" -> template.stack().account();
            case "AWS::URLSuffix" ->
                Partition.of(template.partition()).orElse(Partition.AWS).urlSuffix();
            case "AWS::StackName" -> template.stack().name();
            default -> returned(at, resource(at, name), "");
        };
    }

    private String attribute(Function at, String name) {
        int dot = name.indexOf('.');
        return returned(at, resource(at, name.substring(0, Math.max(0, dot))), name.substring(dot));
    }

    /** What !Ref returns of a resource, or !GetAtt. */
    private String returned(Function at, Resource resource, String attribute) {
        String returned = resource.type() + attribute;
        if (ARNS.contains(returned)) {
            return template.arn(resource);
        }
        String property = PROPERTIES.get(returned);
        if (property == null) {
            String function = attribute.isEmpty()
                    ? "!Ref of a " + resource.type()
                    : "!GetAtt " + resource.logicalId() + attribute;
            throw template.unreadable(at, function + " is not read here");
        }
        return resource.properties().text(property);
    }

    private Resource resource(Function at, String logicalId) {
        return known(template.resource(logicalId), at, "resource '" + logicalId + "'");
    }

    private <T> T known(Optional<T> named, TemplateNode at, String what) {
        return named.orElseThrow(() -> template.unreadable(at, "there is no " + what + " in this template"));
    }

    /** What stands in a list, unless a condition leaves it out. */
    Optional<TemplateNode> chosen(TemplateNode item) {
        if (item.get("Fn::If").isEmpty()) {
            return item instanceof Function none
                            && none.name().equals("Ref")
                            && none.argument().equals("AWS::NoValue")
                    ? Optional.empty()
                    : Optional.of(item);
        }
        List<TemplateNode> parts = arguments(item, "Fn::If");
        if (parts.size() != 3
                || !(item instanceof Mapping only && only.entries().size() == 1)) {
            throw template.unreadable(item, "Fn::If takes a condition and two values");
        }
        return chosen(parts.get(holds(text(parts.get(0)), parts.get(0)) ? 1 : 2));
    }

    private List<TemplateNode> arguments(TemplateNode function, String name) {
        return function.get(name)
                .filter(Sequence.class::isInstance)
                .map(list -> ((Sequence) list).items())
                .orElseThrow(() -> template.unreadable(function, name + " takes a list"));
    }

    /** Whether a condition holds of this stack. */
    boolean holds(String condition, TemplateNode at) {
        TemplateNode definition = known(template.condition(condition), at, "condition '" + condition + "'");
        return holds(definition, MAX_DEPTH);
    }

    private boolean holds(TemplateNode node, int depthLeft) {
        if (depthLeft == 0
                || !(node instanceof Mapping function)
                || function.entries().size() != 1) {
            throw template.unreadable(node, "a condition function is expected here");
        }
        String name = function.entries().keySet().iterator().next();
        List<TemplateNode> items = arguments(function, name);
        return switch (name) {
            case "Fn::Not" -> !holds(some(node, items, 1, 1).get(0), depthLeft - 1);
            case "Fn::Or" ->
                some(node, items, 2, 10).stream()
                                .filter(item -> holds(item, depthLeft - 1))
                                .count()
                        > 0;
            case "Fn::And" ->
                some(node, items, 2, 10).stream()
                                .filter(item -> !holds(item, depthLeft - 1))
                                .count()
                        == 0;
            case "Fn::Equals" ->
                some(node, items, 2, 2).stream().map(this::compared).distinct().count() == 1;
            default -> throw template.unreadable(node, name + " is not read here");
        };
    }

    /** As many as CloudFormation takes. */
    private List<TemplateNode> some(TemplateNode at, List<TemplateNode> items, int least, int most) {
        if (items.size() < least || items.size() > most) {
            throw template.unreadable(at, "this takes %d to %d values and not %d".formatted(least, most, items.size()));
        }
        return items;
    }

    /** Stacks of a set differ in nothing else that a condition could look at before they are made. */
    private String compared(TemplateNode node) {
        if (node instanceof Function function
                && !(function.name().equals("Ref") && COMPARED.contains(function.argument()))) {
            throw template.unreadable(node, "a condition compares only " + COMPARED);
        }
        return text(node);
    }
}
