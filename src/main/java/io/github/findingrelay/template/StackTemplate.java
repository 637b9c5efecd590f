package io.github.findingrelay.template;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.template.TemplateNode.Mapping;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of a template, as CloudFormation makes them for one stack. */
public final class StackTemplate {

    /** With any other section or attribute, a resource may be another one than it seems, or none. */
    private static final Set<String> SECTIONS =
            Set.of("AWSTemplateFormatVersion", "Description", "Metadata", "Conditions", "Resources", "Outputs");

    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata", "Properties");

    /**
     * A resource.
     *
     * @param location where its logical id stands
     */
    public record Resource(String logicalId, String type, SourceLocation location, TemplateObject properties) {}

    private final Stack stack;
    private final String partition;
    private final SourceText source;
    private final Mapping root;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final IntrinsicFunctions functions = new IntrinsicFunctions(this);

    private StackTemplate(Stack stack, String partition, SourceText source, Mapping root) {
        this.stack = stack;
        this.partition = partition;
        this.source = source;
        this.root = root;
    }

    /**
     * Takes a template for that of a stack.
     *
     * @param root of the source; the instances of a stack set share it
     * @throws UnreadableException if there is anything that we do not render
     */
    public static StackTemplate of(Stack stack, String partition, SourceText source, Mapping root) {
        StackTemplate template = new StackTemplate(stack, partition, source, root);
        TemplateObject sections = template.object(root);
        sections.allowOnly(SECTIONS);
        TemplateObject resources = sections.object("Resources");
        resources.keys().forEach(id -> template.add(id, resources.object(id)));
        // Also those that nothing asks for: CloudFormation reads them all.
        sections.optionalObject("Conditions")
                .ifPresent(all -> all.keys().forEach(name -> template.functions.holds(name, root)));
        return template;
    }

    private void add(String logicalId, TemplateObject resource) {
        resource.allowOnly(ATTRIBUTES);
        SourceLocation first = resource.location();
        SourceLocation location = new SourceLocation(first.file(), first.line() - 1, 3);
        TemplateObject properties = resource.optionalObject("Properties")
                .orElse(object(new Mapping(Map.of(), first.line(), first.column())));
        resources.put(logicalId, new Resource(logicalId, resource.text("Type"), location, properties));
    }

    public Stack stack() {
        return stack;
    }

    public String partition() {
        return partition;
    }

    /** In the order of the file. */
    public Collection<Resource> resources() {
        return resources.values();
    }

    Optional<Resource> resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    /** The definition of a condition. */
    Optional<TemplateNode> condition(String name) {
        return root.get("Conditions").flatMap(conditions -> conditions.get(name));
    }

    IntrinsicFunctions functions() {
        return functions;
    }

    /** The ARN of a resource; for a key, whose id only AWS knows, something that is as good. */
    public String arn(Resource resource) {
        TemplateObject properties = resource.properties();
        return switch (resource.type()) {
            case "AWS::SNS::Topic" -> regional("sns", properties.text("TopicName"));
            case "AWS::SQS::Queue" -> regional("sqs", properties.text("QueueName"));
            case "AWS::Events::EventBus" -> regional("events", "event-bus/" + properties.text("Name"));
            case "AWS::StepFunctions::StateMachine" ->
                regional("states", "stateMachine:" + properties.text("StateMachineName"));
            case "AWS::IAM::Role" -> arn("iam", "", "role/" + properties.text("RoleName"));
            case "AWS::KMS::Key" -> "key of " + stack.name() + "/" + resource.logicalId();
            default -> throw new IllegalArgumentException("ARNs of " + resource.type());
        };
    }

    private String regional(String service, String name) {
        return arn(service, stack.region(), name);
    }

    private String arn(String service, String region, String name) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, stack.account(), name);
    }

    /**
     * A text, with its function resolved as CloudFormation does.
     *
     * @throws UnreadableException if it is none
     */
    public String text(TemplateNode node) {
        return functions.text(node);
    }

    /** The logical ids of the resources that a text is made of. */
    public Set<String> references(TemplateNode text) {
        return IntrinsicFunctions.references(text);
    }

    /** An error at a place of the template. */
    public Diagnostic problem(TemplateNode at, String message, String rule) {
        return source.error(at.line(), at.column(), message, rule);
    }

    TemplateObject object(TemplateNode node) {
        if (node instanceof Mapping mapping) {
            return new TemplateObject(this, mapping);
        }
        throw unreadable(node, "an object is expected here");
    }

    SourceLocation location(TemplateNode node) {
        return new SourceLocation(source.file(), node.line(), node.column());
    }

    UnreadableException unreadable(TemplateNode at, String message) {
        return new UnreadableException(source.error(at.line(), at.column(), message, "template.unreadable"));
    }
}
