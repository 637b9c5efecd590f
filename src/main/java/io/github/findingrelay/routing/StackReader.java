package io.github.findingrelay.routing;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.routing.Role.Grant;
import io.github.findingrelay.routing.StackContents.Machine;
import io.github.findingrelay.routing.StackContents.Permission;
import io.github.findingrelay.routing.StackContents.Topic;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      AWS::StepFunctions::StateMachine StateMachineName StateMachineType RoleArn Definition
      AWS::CloudWatch::Alarm AlarmName AlarmDescription AlarmActions Metrics EvaluationPeriods Threshold \
      ComparisonOperator TreatMissingData
      AWS::IAM::Role RoleName Description AssumeRolePolicyDocument Policies PermissionsBoundary
      AWS::Chatbot::SlackChannelConfiguration SlackWorkspaceId SlackChannelId \
      ConfigurationName IamRoleArn SnsTopicArns GuardrailPolicies LoggingLevel UserRoleRequired
      AWS::Chatbot::MicrosoftTeamsChannelConfiguration TeamsTenantId TeamId TeamsChannelId \
      ConfigurationName IamRoleArn SnsTopicArns GuardrailPolicies LoggingLevel UserRoleRequired
      """.lines()
            .map(line -> List.of(line.split(" ")))
            .collect(Collectors.toMap(words -> words.get(0), words -> Set.copyOf(words.subList(1, words.size()))));

    /** A finding's calls and their retries may take so many seconds, and an event may have several findings. */
    private static final int MIN_TIMEOUT = 3_600;

    private static final Set<String> INLINE_SUBSCRIPTION = Set.of("Protocol", "Endpoint");

    private final StackTemplate stack;
    private final ResourceNames names;
    private final RuleReader rules;
    private final Set<String> policies = new HashSet<>();
    private final StackContents contents = new StackContents();

    private StackReader(StackTemplate stack, ResourceNames names) {
        this.stack = stack;
        this.names = names;
        this.rules = new RuleReader(stack.stack());
    }

    static StackContents read(StackTemplate stack, ResourceNames names) {
        StackReader reader = new StackReader(stack, names);
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
            case "AWS::SQS::Queue" -> queue(resource);
            case "AWS::SQS::QueuePolicy" ->
                contents.senders.addAll(policy(properties).senders());
            case "AWS::CloudWatch::Alarm" -> contents.alarms.add(AlarmReader.read(resource));
            case "AWS::StepFunctions::StateMachine" -> machine(resource);
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
            if (!policy.isAbout(topic)) {
                throw properties.unreadable("the policy of " + topic + " is about something else");
            }
            contents.publishers.put(topic, policy.publishers());
        }
    }

    private void allow(String principal, String action, String resource) {
        contents.permissions.add(new Permission(principal, action, resource));
    }

    private static PolicyDocument policy(TemplateObject parent) {
        return new PolicyDocument(parent.object("PolicyDocument"));
    }

    /** Two weeks are the most that SQS keeps a letter; with less, it may be gone before anybody looks. */
    private void queue(Resource resource) {
        TemplateObject properties = resource.properties();
        properties.require("MessageRetentionPeriod", "1209600", "letters have to wait for two weeks");
        contents.queues.add(stack.arn(resource));
    }

    private static boolean isTooShort(String seconds) {
        return !seconds.matches("\\d{1,9}") || Integer.parseInt(seconds) < MIN_TIMEOUT;
    }

    private void machine(Resource resource) {
        TemplateObject properties = resource.properties();
        TemplateObject definition = properties.object("Definition");
        definition
                .optionalText("TimeoutSeconds")
                .filter(StackReader::isTooShort)
                .ifPresent(seconds -> {
                    throw definition.unreadable(
                            "'TimeoutSeconds' is %s and must be at least %d: it would end before its retries do"
                                    .formatted(seconds, MIN_TIMEOUT));
                });
        contents.machines.add(new Machine(
                properties.text("StateMachineName"),
                stack.arn(resource),
                properties.json("Definition"),
                properties.text("RoleArn"),
                resource.location()));
    }

    private void key(Resource resource) {
        PolicyDocument policy = new PolicyDocument(resource.properties().object("KeyPolicy"));
        String arn = stack.arn(resource);
        List<String> names = namesOfKey(arn);
        if (policy.leavesItToTheAccount()) {
            names.forEach(name -> contents.keys.put(name, arn));
        }
        for (String service : List.of(PolicyDocument.ALARMS, PolicyDocument.CHAT)) {
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
        List<Grant> grants = role.objects("Policies").stream()
                .flatMap(policy -> policy(policy).grants().stream())
                .toList();
        String arn = stack.arn(resource);
        contents.roles.put(
                arn,
                new Role(
                        arn,
                        new PolicyDocument(role.object("AssumeRolePolicyDocument"))
                                .trusted(stack.stack().account()),
                        grants,
                        role.optionalText("PermissionsBoundary")
                                .filter(this::isOurBoundary)
                                .map(ours -> names.prefix())));
    }

    private boolean isOurBoundary(String policy) {
        return policy.equals("arn:%s:iam::%s:policy/%s"
                .formatted(stack.partition(), stack.stack().account(), names.boundary()));
    }
}
