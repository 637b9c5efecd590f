package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The resources of one template, with its functions resolved as CloudFormation does. */
final class StackResources {

  /** With any other section or attribute, a resource may be another one than it seems, or none. */
  private static final Set<String> SECTIONS =
      Set.of("AWSTemplateFormatVersion", "Description", "Metadata", "Resources", "Outputs");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata", "Properties");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  /**
   * A resource.
   *
   * @param line where its logical id stands: above its first attribute
   */
  record Resource(String logicalId, String type, int line, Mapping properties) {}

  /** Of references within references. */
  private static final int MAX_DEPTH = 20;

  private final Stack stack;
  private final String partition;
  private final SourceText source;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private Mapping conditions = new Mapping(Map.of(), 1, 1);
  private int depth;

  private StackResources(Stack stack, String partition, SourceText source) {
    this.stack = stack;
    this.partition = partition;
    this.source = source;
  }

  /**
   * Reads the template of a stack.
   *
   * @throws UnreadableException if there is anything that we do not render
   */
  static StackResources read(Stack stack, String partition, SourceText source) {
    StackResources read = new StackResources(stack, partition, source);
    Mapping root = TemplateNode.read(source);
    read.requireOnly(root, SECTIONS);
    read.addAll(root);
    return read;
  }

  /**
   * An instance of a stack set, whose template may have conditions. Whoever reads it has to resolve
   * them.
   *
   * @throws UnreadableException if there is anything else that we do not render
   */
  static StackResources withConditions(
      Stack instance, String partition, SourceText source, Mapping root) {
    StackResources read = new StackResources(instance, partition, source);
    Map<String, TemplateNode> sections = new LinkedHashMap<>(root.entries());
    if (sections.remove("Conditions") instanceof Mapping conditions) {
      read.conditions = conditions;
    }
    read.requireOnly(new Mapping(sections, root.line(), root.column()), SECTIONS);
    read.addAll(root);
    return read;
  }

  /** By name. */
  Mapping conditions() {
    return conditions;
  }

  private void addAll(Mapping root) {
    child(root, "Resources").entries().forEach(this::add);
  }

  private void add(String logicalId, TemplateNode node) {
    Mapping resource = mapping(node);
    requireOnly(resource, ATTRIBUTES);
    Mapping properties =
        resource.entries().containsKey("Properties")
            ? child(resource, "Properties")
            : new Mapping(Map.of(), node.line(), node.column());
    String type = requiredText(resource, "Type");
    resources.put(logicalId, new Resource(logicalId, type, node.line() - 1, properties));
  }

  /** Refuses everything that is not known. */
  void requireOnly(Mapping mapping, Set<String> known) {
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                throw unreadable(value, "the proof does not know what '" + key + "' changes here");
              }
            });
  }

  Stack stack() {
    return stack;
  }

  Iterable<Resource> all() {
    return resources.values();
  }

  SourceLocation location(Resource resource) {
    return new SourceLocation(source.file(), resource.line(), 3);
  }

  SourceLocation location(TemplateNode node) {
    return new SourceLocation(source.file(), node.line(), node.column());
  }

  Optional<TemplateNode> get(Mapping mapping, String key) {
    return Optional.ofNullable(mapping.entries().get(key));
  }

  TemplateNode required(Mapping mapping, String key) {
    return get(mapping, key).orElseThrow(() -> unreadable(mapping, "'" + key + "' is missing"));
  }

  String requiredText(Mapping mapping, String key) {
    return text(required(mapping, key));
  }

  Optional<String> optionalText(Mapping mapping, String key) {
    return get(mapping, key).map(this::text);
  }

  Mapping child(Mapping mapping, String key) {
    return mapping(required(mapping, key));
  }

  Mapping mapping(TemplateNode node) {
    if (node instanceof Mapping mapping) {
      return mapping;
    }
    throw unreadable(node, "an object is expected here");
  }

  /** The items of a list, or the one value that stands in place of a list. */
  List<TemplateNode> items(@Nullable TemplateNode node) {
    if (node == null) {
      return List.of();
    }
    return node instanceof Sequence sequence ? sequence.items() : List.of(node);
  }

  List<String> texts(Mapping mapping, String key) {
    return items(mapping.entries().get(key)).stream().map(this::text).toList();
  }

  /** A text, with its function resolved. */
  String text(TemplateNode node) {
    if (++depth > MAX_DEPTH) {
      throw unreadable(node, "this refers to itself");
    }
    try {
      return resolved(node);
    } finally {
      depth--;
    }
  }

  private String resolved(TemplateNode node) {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    if (node instanceof Function function) {
      return switch (function.name()) {
        case "Ref" -> ref(function, function.argument());
        case "GetAtt" -> attribute(function, function.argument());
        default -> substituted(function);
      };
    }
    throw unreadable(node, "a text is expected here");
  }

  private String substituted(Function function) {
    return VARIABLE
        .matcher(function.argument())
        .replaceAll(
            found -> {
              String name = found.group(1);
              String value = name.contains(".") ? attribute(function, name) : ref(function, name);
              return Matcher.quoteReplacement(value);
            });
  }

  private String ref(Function at, String name) {
    return switch (name) {
      case "AWS::Partition" -> partition;
      case "AWS::Region" -> stack.region();
      case "AWS::AccountId" -> stack.account();
      case "AWS::StackName" -> stack.name();
      default -> physicalId(at, resource(at, name));
    };
  }

  private String physicalId(Function at, Resource resource) {
    Mapping properties = resource.properties();
    return switch (resource.type()) {
      case "AWS::SNS::Topic" -> arn("sns", requiredText(properties, "TopicName"));
      case "AWS::Events::EventBus" -> requiredText(properties, "Name");
      case "AWS::IAM::Role" -> requiredText(properties, "RoleName");
      case "AWS::KMS::Alias" -> requiredText(properties, "AliasName");
      case "AWS::KMS::Key" -> keyId(resource);
      default -> throw unreadable(at, "!Ref of a " + resource.type() + " is not read here");
    };
  }

  private String attribute(Function at, String name) {
    int dot = name.indexOf('.');
    Resource resource = resource(at, name.substring(0, Math.max(0, dot)));
    Mapping properties = resource.properties();
    return switch (resource.type() + name.substring(dot)) {
      case "AWS::SNS::Topic.TopicArn" -> arn("sns", requiredText(properties, "TopicName"));
      case "AWS::SNS::Topic.TopicName" -> requiredText(properties, "TopicName");
      case "AWS::SQS::Queue.QueueName" -> requiredText(properties, "QueueName");
      case "AWS::SQS::Queue.Arn" -> arn("sqs", requiredText(properties, "QueueName"));
      case "AWS::Events::EventBus.Arn" ->
          arn("events", "event-bus/" + requiredText(properties, "Name"));
      case "AWS::IAM::Role.Arn" -> roleArn(resource);
      case "AWS::KMS::Key.KeyId", "AWS::KMS::Key.Arn" -> keyId(resource);
      default -> throw unreadable(at, "!GetAtt " + name + " is not read here");
    };
  }

  private Resource resource(Function at, String logicalId) {
    Resource found = resources.get(logicalId);
    if (found == null) {
      throw unreadable(at, "there is no resource '" + logicalId + "' in this template");
    }
    return found;
  }

  /** What stands for a key's id, which only AWS knows. */
  String keyId(Resource resource) {
    return "key of " + stack.name() + "/" + resource.logicalId();
  }

  String roleArn(Resource role) {
    return "arn:%s:iam::%s:role/%s"
        .formatted(partition, stack.account(), requiredText(role.properties(), "RoleName"));
  }

  String arn(String service, String name) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(partition, service, stack.region(), stack.account(), name);
  }

  /** A value as CloudFormation hands it over. */
  JsonNode json(TemplateNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node instanceof Mapping mapping) {
      ObjectNode object = nodes.objectNode();
      mapping.entries().forEach((key, value) -> object.set(key, json(value)));
      return object;
    }
    if (node instanceof Sequence sequence) {
      ArrayNode array = nodes.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    if (node instanceof Scalar scalar && !scalar.quoted()) {
      return switch (scalar.text()) {
        case "true", "false" -> BooleanNode.valueOf(Boolean.parseBoolean(scalar.text()));
        default -> LongNode.valueOf(Long.parseLong(scalar.text()));
      };
    }
    return TextNode.valueOf(text(node));
  }

  UnreadableException unreadable(TemplateNode at, String message) {
    return new UnreadableException(
        source.error(at.line(), at.column(), message, "template.unreadable"));
  }
}
