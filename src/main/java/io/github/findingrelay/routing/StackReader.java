package io.github.findingrelay.routing;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.routing.StackContents.Permission;
import io.github.findingrelay.routing.StackContents.QueueAlarm;
import io.github.findingrelay.routing.StackContents.Topic;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in a stack's resources what matters to the way of an event. */
final class StackReader {

    /**
     * The properties that we know the meaning of, by type: with any other one, a resource may do
     * something else than we take it for. Types that are not listed have no part in it.
     */
    private static final Map<String, Set<String>> KNOWN = """
      AWS::Events::Rule Name EventBusName Description State EventPattern Targets
      AWS::Events::EventBus Name Description
      AWS::SNS::Topic TopicName DisplayName KmsMasterKeyId Subscription
      AWS::SNS::TopicPolicy Topics PolicyDocument
      AWS::SNS::Subscription TopicArn Protocol Endpoint
      AWS::SQS::Queue QueueName MessageRetentionPeriod SqsManagedSseEnabled
      AWS::SQS::QueuePolicy Queues PolicyDocument
      AWS::KMS::Key Description EnableKeyRotation KeyPolicy
      AWS::KMS::Alias AliasName TargetKeyId
      AWS::IAM::Role RoleName Description AssumeRolePolicyDocument Policies PermissionsBoundary
      AWS::Chatbot::SlackChannelConfiguration SlackWorkspaceId SlackChannelId \
      ConfigurationName IamRoleArn SnsTopicArns GuardrailPolicies LoggingLevel UserRoleRequired
      AWS::Chatbot::MicrosoftTeamsChannelConfiguration TeamsTenantId TeamId TeamsChannelId \
      ConfigurationName IamRoleArn SnsTopicArns GuardrailPolicies LoggingLevel UserRoleRequired
      """.lines()
            .map(line -> List.of(line.split(" ")))
            .collect(Collectors.toMap(words -> words.get(0), words -> Set.copyOf(words.subList(1, words.size()))));

    private static final Set<String> INLINE_SUBSCRIPTION = Set.of("Protocol", "Endpoint");

    private static final Pattern OUR_BOUNDARY = Pattern.compile(":policy/(.+)-boundary$");

    private final StackTemplate stack;
    private final RuleReader rules;
    private final Set<String> policies = new HashSet<>();
    private final StackContents contents = new StackContents();

    private StackReader(StackTemplate stack) {
        this.stack = stack;
        this.rules = new RuleReader(stack.stack());
    }

    static StackContents read(StackTemplate stack) {
        StackReader reader = new StackReader(stack);
        stack.resources().forEach(reader::add);
        return reader.contents;
    }

    private void add(Resource resource) {
        TemplateObject properties = resource.properties();
        Optional.ofNullable(KNOWN.get(resource.type())).ifPresent(properties::allowOnly);
        switch (resource.type()) {
            case "AWS::Events::Rule" -> contents.rules.add(rules.read(resource));
            case "AWS::Events::EventBus" -> contents.buses.add(stack.arn(resource));
            case "AWS::SNS::Topic" -> topic(resource);
            case "AWS::SNS::TopicPolicy" -> topicPolicy(properties);
            case "AWS::SNS::Subscription" -> subscription(properties.text("TopicArn"), properties);
            case "AWS::Chatbot::SlackChannelConfiguration" -> slack(properties);
            case "AWS::Chatbot::MicrosoftTeamsChannelConfiguration" -> teams(properties);
            case "AWS::SQS::Queue" -> contents.queues.add(stack.arn(resource));
            case "AWS::SQS::QueuePolicy" ->
                contents.senders.addAll(policy(properties).senders());
            case "AWS::CloudWatch::Alarm" -> alarm(resource);
            case "AWS::KMS::Key" -> key(resource);
            case "AWS::IAM::Role" -> role(resource);
            default -> requireHarmless(resource);
        }
    }

    /** Another resource of these services could carry events on a way that we do not see. */
    private static void requireHarmless(Resource resource) {
        if (resource.type().startsWith("AWS::Events::") || resource.type().startsWith("AWS::SNS::")) {
            throw resource.properties().unreadable("resources of type " + resource.type() + " are not read");
        }
    }

    private void topic(Resource resource) {
        TemplateObject properties = resource.properties();
        String arn = stack.arn(resource);
        contents.topics.add(new Topic(arn, properties.optionalText("KmsMasterKeyId"), resource.location()));
        for (TemplateObject inline : properties.objects("Subscription")) {
            inline.allowOnly(INLINE_SUBSCRIPTION);
            subscription(arn, inline);
        }
    }

    private void subscription(String topic, TemplateObject properties) {
        contents.subscribe(topic, new Recipient(properties.text("Protocol"), properties.text("Endpoint")));
    }

    private void slack(TemplateObject properties) {
        chat(properties, new ChatChannel.Slack(properties.text("SlackWorkspaceId"), properties.text("SlackChannelId")));
    }

    private void teams(TemplateObject properties) {
        chat(
                properties,
                new ChatChannel.Teams(
                        properties.text("TeamsTenantId"),
                        properties.text("TeamId"),
                        properties.text("TeamsChannelId")));
    }

    private void chat(TemplateObject properties, ChatChannel channel) {
        Recipient recipient = Recipient.of(channel);
        properties.texts("SnsTopicArns").forEach(topic -> contents.subscribe(topic, recipient));
    }

    private void topicPolicy(TemplateObject properties) {
        PolicyDocument policy = policy(properties);
        for (String topic : properties.texts("Topics")) {
            if (!policies.add(topic)) {
                throw properties.unreadable("there are two policies for " + topic);
            }
            if (policy.allows(PolicyDocument.EVENT_BRIDGE, "sns:Publish", topic)) {
                allow(PolicyDocument.EVENT_BRIDGE, "sns:Publish", topic);
            }
        }
    }

    private void allow(String principal, String action, String resource) {
        contents.permissions.add(new Permission(principal, action, resource));
    }

    private static PolicyDocument policy(TemplateObject parent) {
        return new PolicyDocument(parent.object("PolicyDocument"));
    }

    private void alarm(Resource resource) {
        TemplateObject properties = resource.properties();
        for (TemplateObject dimension : properties.objects("Dimensions")) {
            contents.alarms.add(
                    new QueueAlarm(properties.text("AlarmName"), dimension.text("Value"), resource.location()));
        }
    }

    private void key(Resource resource) {
        PolicyDocument policy = new PolicyDocument(resource.properties().object("KeyPolicy"));
        List<String> names = namesOfKey(stack.arn(resource));
        for (String service : List.of(PolicyDocument.EVENT_BRIDGE, PolicyDocument.CHAT)) {
            Permission.KEY_ACTIONS.stream()
                    .filter(action -> policy.allows(service, action, "*"))
                    .forEach(action -> names.forEach(name -> allow(service, action, name)));
        }
    }

    /** Its id and its aliases. */
    private List<String> namesOfKey(String id) {
        Stream<String> aliases = stack.resources().stream()
                .filter(resource -> resource.type().equals("AWS::KMS::Alias"))
                .map(Resource::properties)
                .filter(alias -> alias.text("TargetKeyId").equals(id))
                .map(alias -> alias.text("AliasName"));
        return Stream.concat(Stream.of(id), aliases).toList();
    }

    private void role(Resource resource) {
        TemplateObject role = resource.properties();
        if (!new PolicyDocument(role.object("AssumeRolePolicyDocument")).trusts(PolicyDocument.EVENT_BRIDGE)) {
            return;
        }
        role.objects("Policies").stream()
                .flatMap(policy -> policy(policy).resourcesOf("events:PutEvents").stream())
                .filter(bus -> boundaryAllows(role, bus))
                .forEach(bus -> allow(stack.arn(resource), "events:PutEvents", bus));
    }

    /**
     * The boundary in bootstrap.yaml lets roles put events on the buses of its prefix. Of others we
     * do not know what they let.
     */
    private static boolean boundaryAllows(TemplateObject role, String bus) {
        Optional<String> boundary = role.optionalText("PermissionsBoundary");
        return boundary.isEmpty()
                || OUR_BOUNDARY
                        .matcher(boundary.get())
                        .results()
                        .anyMatch(found -> bus.contains(":event-bus/" + found.group(1) + "-bus-"));
    }
}
