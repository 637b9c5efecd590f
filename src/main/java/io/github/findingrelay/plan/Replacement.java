package io.github.findingrelay.plan;

import io.github.findingrelay.plan.TemplateContents.ComparedResource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** When CloudFormation replaces a resource rather than changing it. */
final class Replacement {

    /**
     * The properties whose update requires replacement, of the types that our templates have (AWS
     * CloudFormation template reference).
     */
    private static final Map<String, Set<String>> CREATE_ONLY = Map.ofEntries(
            Map.entry("AWS::SNS::Topic", Set.of("TopicName", "FifoTopic")),
            Map.entry("AWS::SNS::Subscription", Set.of("TopicArn", "Protocol", "Endpoint")),
            Map.entry("AWS::Events::Rule", Set.of("Name", "EventBusName")),
            Map.entry("AWS::Events::EventBus", Set.of("Name")),
            Map.entry("AWS::SQS::Queue", Set.of("QueueName", "FifoQueue")),
            Map.entry("AWS::CloudWatch::Alarm", Set.of("AlarmName")),
            Map.entry("AWS::IAM::Role", Set.of("RoleName", "Path")),
            Map.entry("AWS::KMS::Alias", Set.of("AliasName")),
            Map.entry("AWS::KMS::Key", Set.of("KeySpec")),
            Map.entry("AWS::AccessAnalyzer::Analyzer", Set.of("AnalyzerName", "Type")),
            Map.entry("AWS::Chatbot::SlackChannelConfiguration", Set.of("ConfigurationName", "SlackWorkspaceId")),
            Map.entry(
                    "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
                    Set.of("ConfigurationName", "TeamId", "TeamsTenantId")));

    private Replacement() {}

    /** Whether the change of a resource of the same logical id replaces it. */
    static boolean replaces(ComparedResource before, ComparedResource after) {
        return !before.type().equals(after.type())
                || CREATE_ONLY.getOrDefault(before.type(), Set.of()).stream()
                        .anyMatch(property -> !Objects.equals(before.property(property), after.property(property)));
    }
}
