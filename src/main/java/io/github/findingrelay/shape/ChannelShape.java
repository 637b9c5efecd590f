package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.nothing;
import static io.github.findingrelay.shape.Shape.ref;
import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.texts;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.shape.Shape.Text;
import io.github.findingrelay.shape.TopicShapes.Topic;

/** A chat channel's topic, and the configuration that shows there what it brings. */
record ChannelShape(Place place, ChatChannel channel) {

    Fields resources() {
        TopicShapes topics = new TopicShapes(place);
        boolean alarm =
                place.organization().notifications().fallback().channels().anyMatch(channel::equals);
        Topic topic = TopicShapes.own(place.names().channel(channel), alarm);
        return with(topic.id(), topics.forChat(topic))
                .with(topic.policyId(), topics.policy(topic, nothing()))
                .with("Channel", resource(type(), address().with(delivery(topic))));
    }

    private String type() {
        return channel instanceof ChatChannel.Slack
                ? "AWS::Chatbot::SlackChannelConfiguration"
                : "AWS::Chatbot::MicrosoftTeamsChannelConfiguration";
    }

    private Fields address() {
        if (channel instanceof ChatChannel.Teams teams) {
            return with("TeamsTenantId", teams.tenant())
                    .with("TeamId", teams.team())
                    .with("TeamsChannelId", teams.channel());
        }
        ChatChannel.Slack slack = (ChatChannel.Slack) channel;
        return with("SlackWorkspaceId", slack.workspace()).with("SlackChannelId", slack.channel());
    }

    private Fields delivery(Topic topic) {
        return with("ConfigurationName", topic.name())
                .with("IamRoleArn", place.role(place.names().chatRole()))
                .with("SnsTopicArns", list(ref(topic.id())))
                .with(
                        "GuardrailPolicies",
                        texts(place.denyAll())
                                .because("without it people in the channel could be given AdministratorAccess"))
                .with("LoggingLevel", new Text("ERROR"));
    }
}
