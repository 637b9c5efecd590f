package io.github.findingrelay.routing;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.routing.StackContents.Alarm;
import io.github.findingrelay.routing.StackContents.Machine;
import io.github.findingrelay.routing.StackContents.Topic;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateObject;

/**
 * Finds in a stack's resources what matters to the way of an event. Whether there is anything else in
 * them, their shapes say.
 */
final class StackReader {

    private final StackTemplate stack;
    private final RuleReader rules;
    private final StackContents contents = new StackContents();

    private StackReader(StackTemplate stack) {
        this.stack = stack;
        this.rules = new RuleReader(stack);
    }

    static StackContents read(StackTemplate stack) {
        StackReader reader = new StackReader(stack);
        stack.resources().forEach(reader::add);
        return reader.contents;
    }

    private void add(Resource resource) {
        TemplateObject properties = resource.properties();
        switch (resource.type()) {
            case "AWS::Events::Rule" -> contents.rules.add(rules.read(resource));
            case "AWS::Events::EventBus" -> contents.buses.add(stack.arn(resource));
            case "AWS::SNS::Topic" -> contents.topics.add(new Topic(stack.arn(resource), resource.location()));
            case "AWS::SNS::Subscription" -> subscription(properties);
            case "AWS::Chatbot::SlackChannelConfiguration" -> slack(properties);
            case "AWS::Chatbot::MicrosoftTeamsChannelConfiguration" -> teams(properties);
            case "AWS::CloudWatch::Alarm" ->
                contents.alarms.add(new Alarm(properties.text("AlarmName"), properties.texts("AlarmActions")));
            case "AWS::StepFunctions::StateMachine" -> machine(resource);
            default -> {
                // Has no part in it.
            }
        }
    }

    private void subscription(TemplateObject properties) {
        contents.subscribe(
                properties.text("TopicArn"), new Recipient(properties.text("Protocol"), properties.text("Endpoint")));
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

    private void machine(Resource resource) {
        TemplateObject properties = resource.properties();
        contents.machines.add(new Machine(
                properties.text("StateMachineName"),
                stack.arn(resource),
                properties.json("Definition"),
                resource.location()));
    }
}
