package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.routing.StackContents.Forwarder;
import io.github.findingrelay.routing.StackContents.KeyUser;
import io.github.findingrelay.routing.StackContents.QueueAlarm;
import io.github.findingrelay.routing.StackContents.TopicSubscription;
import io.github.findingrelay.routing.StackResources.Resource;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds in a stack's resources what matters to the way of an event. */
final class StackReader {

  /**
   * The properties that we know the meaning of, by type: with any other one, a resource may do
   * something else than we take it for. Types that are not listed have no part in it.
   */
  private static final Map<String, Set<String>> KNOWN =
      Map.ofEntries(
          Map.entry(
              "AWS::Events::Rule",
              Set.of("Name", "EventBusName", "Description", "State", "EventPattern", "Targets")),
          Map.entry("AWS::Events::EventBus", Set.of("Name", "Description")),
          Map.entry(
              "AWS::SNS::Topic",
              Set.of("TopicName", "DisplayName", "KmsMasterKeyId", "Subscription")),
          Map.entry("AWS::SNS::TopicPolicy", Set.of("Topics", "PolicyDocument")),
          Map.entry("AWS::SNS::Subscription", Set.of("TopicArn", "Protocol", "Endpoint")),
          Map.entry(
              "AWS::SQS::Queue",
              Set.of("QueueName", "MessageRetentionPeriod", "SqsManagedSseEnabled")),
          Map.entry("AWS::SQS::QueuePolicy", Set.of("Queues", "PolicyDocument")),
          Map.entry("AWS::KMS::Key", Set.of("Description", "EnableKeyRotation", "KeyPolicy")),
          Map.entry("AWS::KMS::Alias", Set.of("AliasName", "TargetKeyId")),
          Map.entry(
              "AWS::IAM::Role",
              Set.of(
                  "RoleName",
                  "Description",
                  "AssumeRolePolicyDocument",
                  "Policies",
                  "PermissionsBoundary")),
          Map.entry(
              "AWS::Chatbot::SlackChannelConfiguration",
              Set.of(
                  "ConfigurationName",
                  "SlackWorkspaceId",
                  "SlackChannelId",
                  "IamRoleArn",
                  "SnsTopicArns",
                  "GuardrailPolicies",
                  "LoggingLevel",
                  "UserRoleRequired")),
          Map.entry(
              "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
              Set.of(
                  "ConfigurationName",
                  "TeamsTenantId",
                  "TeamId",
                  "TeamsChannelId",
                  "IamRoleArn",
                  "SnsTopicArns",
                  "GuardrailPolicies",
                  "LoggingLevel",
                  "UserRoleRequired")));

  private static final Set<String> TARGET =
      Set.of("Id", "Arn", "RoleArn", "DeadLetterConfig", "InputTransformer", "RetryPolicy");

  private static final Set<String> INLINE_SUBSCRIPTION = Set.of("Protocol", "Endpoint");

  private static final Pattern OUR_BOUNDARY = Pattern.compile(":policy/(.+)-boundary$");

  private final StackResources stack;
  private final Map<InputTransformer, InputTransformer> transformers = new HashMap<>();
  private final Set<String> policies = new HashSet<>();
  private final StackContents contents = new StackContents();

  private StackReader(StackResources stack) {
    this.stack = stack;
  }

  static StackContents read(StackResources stack) {
    StackReader reader = new StackReader(stack);
    stack.all().forEach(reader::add);
    // An alias may stand before its key.
    stack.all().forEach(reader::addAlias);
    return reader.contents;
  }

  private void add(Resource resource) {
    Mapping properties = resource.properties();
    Set<String> known = KNOWN.get(resource.type());
    if (known != null) {
      stack.requireOnly(properties, known);
    }
    switch (resource.type()) {
      case "AWS::Events::Rule" -> contents.rules.add(rule(resource));
      case "AWS::Events::EventBus" ->
          contents.buses.add(
              stack.arn("events", "event-bus/" + stack.requiredText(properties, "Name")));
      case "AWS::SNS::Topic" -> topic(resource);
      case "AWS::SNS::TopicPolicy" -> topicPolicy(properties);
      case "AWS::SNS::Subscription" ->
          subscribe(stack.requiredText(properties, "TopicArn"), properties);
      case "AWS::Chatbot::SlackChannelConfiguration" ->
          chat(
              properties,
              new ChatChannel.Slack(
                  stack.requiredText(properties, "SlackWorkspaceId"),
                  stack.requiredText(properties, "SlackChannelId")));
      case "AWS::Chatbot::MicrosoftTeamsChannelConfiguration" ->
          chat(
              properties,
              new ChatChannel.Teams(
                  stack.requiredText(properties, "TeamsTenantId"),
                  stack.requiredText(properties, "TeamId"),
                  stack.requiredText(properties, "TeamsChannelId")));
      case "AWS::SQS::Queue" ->
          contents.queues.add(stack.arn("sqs", stack.requiredText(properties, "QueueName")));
      case "AWS::SQS::QueuePolicy" -> queuePolicy(properties);
      case "AWS::CloudWatch::Alarm" -> alarm(resource);
      case "AWS::KMS::Key" -> key(resource);
      case "AWS::IAM::Role" -> role(resource);
      default -> requireHarmless(resource);
    }
  }

  /** Another resource of these services could carry events on a way that we do not see. */
  private void requireHarmless(Resource resource) {
    if (resource.type().startsWith("AWS::Events::") || resource.type().startsWith("AWS::SNS::")) {
      throw stack.unreadable(
          resource.properties(), "resources of type " + resource.type() + " are not read");
    }
  }

  private EventRule rule(Resource resource) {
    Mapping properties = resource.properties();
    JsonNode pattern = stack.json(stack.required(properties, "EventPattern"));
    return new EventRule(
        stack.stack(),
        resource.logicalId(),
        stack.requiredText(properties, "Name"),
        bus(stack.optionalText(properties, "EventBusName").orElse(EventRule.DEFAULT_BUS)),
        // AWS's default.
        stack.optionalText(properties, "State").orElse("ENABLED").equals("ENABLED"),
        pattern.toString(),
        stack.items(properties.entries().get("Targets")).stream()
            .map(target -> target(stack.mapping(target)))
            .toList(),
        stack.location(resource));
  }

  /** The property takes a name or an ARN. */
  private static String bus(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private RuleTarget target(Mapping target) {
    stack.requireOnly(target, TARGET);
    return new RuleTarget(
        stack.requiredText(target, "Id"),
        stack.requiredText(target, "Arn"),
        stack
            .get(target, "DeadLetterConfig")
            .map(config -> stack.requiredText(stack.mapping(config), "Arn")),
        stack.optionalText(target, "RoleArn"),
        transformer(target),
        stack.location(target));
  }

  private Optional<InputTransformer> transformer(Mapping target) {
    return stack.get(target, "InputTransformer").map(node -> transformer(node));
  }

  private InputTransformer transformer(TemplateNode node) {
    Mapping transformer = stack.mapping(node);
    Map<String, String> paths = new HashMap<>();
    if (transformer.entries().containsKey("InputPathsMap")) {
      stack
          .child(transformer, "InputPathsMap")
          .entries()
          .forEach((name, path) -> paths.put(name, stack.text(path)));
    }
    InputTransformer read =
        new InputTransformer(paths, stack.requiredText(transformer, "InputTemplate"));
    // The rules of a stack have the same texts: one copy is enough for 10,000 stacks.
    return transformers.computeIfAbsent(read, same -> same);
  }

  private void topic(Resource resource) {
    Mapping properties = resource.properties();
    String arn = stack.arn("sns", stack.requiredText(properties, "TopicName"));
    contents.topics.add(
        new Topic(arn, stack.optionalText(properties, "KmsMasterKeyId"), stack.location(resource)));
    stack
        .items(properties.entries().get("Subscription"))
        .forEach(
            inline -> {
              stack.requireOnly(stack.mapping(inline), INLINE_SUBSCRIPTION);
              subscribe(arn, stack.mapping(inline));
            });
  }

  private void subscribe(String topic, Mapping properties) {
    contents.subscriptions.add(
        new TopicSubscription(
            topic,
            new Recipient(
                stack.requiredText(properties, "Protocol"),
                stack.requiredText(properties, "Endpoint"))));
  }

  private void chat(Mapping properties, ChatChannel channel) {
    stack
        .texts(properties, "SnsTopicArns")
        .forEach(
            topic ->
                contents.subscriptions.add(new TopicSubscription(topic, Recipient.of(channel))));
  }

  private void topicPolicy(Mapping properties) {
    PolicyStatements policy =
        new PolicyStatements(stack, stack.child(properties, "PolicyDocument"));
    for (String topic : stack.texts(properties, "Topics")) {
      if (!policies.add(topic)) {
        throw stack.unreadable(properties, "there are two policies for " + topic);
      }
      if (policy.let(PolicyStatements.EVENT_BRIDGE, "sns:Publish", topic)) {
        contents.openTopics.add(topic);
      }
    }
  }

  private void queuePolicy(Mapping properties) {
    contents.senders.addAll(
        new PolicyStatements(stack, stack.child(properties, "PolicyDocument")).senders());
  }

  private void alarm(Resource resource) {
    Mapping properties = resource.properties();
    for (TemplateNode dimension : stack.items(properties.entries().get("Dimensions"))) {
      contents.alarms.add(
          new QueueAlarm(
              stack.requiredText(properties, "AlarmName"),
              stack.requiredText(stack.mapping(dimension), "Value"),
              stack.location(resource)));
    }
  }

  private void key(Resource resource) {
    PolicyStatements policy =
        new PolicyStatements(stack, stack.child(resource.properties(), "KeyPolicy"));
    for (String service : List.of(PolicyStatements.EVENT_BRIDGE, PolicyStatements.CHAT)) {
      if (policy.let(service, "kms:Decrypt", "*")
          && policy.let(service, "kms:GenerateDataKey*", "*")) {
        contents.keyUsers.add(new KeyUser(stack.keyId(resource), service));
      }
    }
  }

  private void role(Resource resource) {
    Mapping properties = resource.properties();
    if (!new PolicyStatements(stack, stack.child(properties, "AssumeRolePolicyDocument"))
        .letAssume(PolicyStatements.EVENT_BRIDGE)) {
      return;
    }
    for (TemplateNode policy : stack.items(properties.entries().get("Policies"))) {
      Mapping document = stack.child(stack.mapping(policy), "PolicyDocument");
      new PolicyStatements(stack, document)
          .resourcesOf("events:PutEvents").stream()
              .filter(bus -> boundaryLets(properties, bus))
              .forEach(bus -> contents.forwarders.add(new Forwarder(stack.roleArn(resource), bus)));
    }
  }

  /**
   * The boundary in bootstrap.yaml lets roles put events on the buses of its prefix. Of others we
   * do not know what they let.
   */
  private boolean boundaryLets(Mapping role, String bus) {
    Optional<String> boundary = stack.optionalText(role, "PermissionsBoundary");
    return boundary.isEmpty()
        || OUR_BOUNDARY
            .matcher(boundary.get())
            .results()
            .anyMatch(found -> bus.contains(":event-bus/" + found.group(1) + "-bus-"));
  }

  private void addAlias(Resource resource) {
    if (resource.type().equals("AWS::KMS::Alias")) {
      Mapping properties = resource.properties();
      String key = stack.requiredText(properties, "TargetKeyId");
      String alias = stack.requiredText(properties, "AliasName");
      contents.keyUsers.stream()
          .filter(user -> user.key().equals(key))
          .toList()
          .forEach(user -> contents.keyUsers.add(new KeyUser(alias, user.service())));
    }
  }
}
