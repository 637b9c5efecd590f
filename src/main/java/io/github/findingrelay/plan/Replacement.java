package io.github.findingrelay.plan;

import io.github.findingrelay.plan.TemplateContents.ComparedResource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** When CloudFormation replaces a resource rather than changing it. */
final class Replacement {

    /**
     * The properties whose update requires replacement, of the types that our templates have. {@code
     * .ci/check-replacements} compares them with CloudFormation's schemas.
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
            Map.entry("AWS::IAM::OIDCProvider", Set.of("Url")),
            Map.entry("AWS::IAM::ManagedPolicy", Set.of("ManagedPolicyName", "Description", "Path")),
            Map.entry("AWS::StepFunctions::StateMachine", Set.of("StateMachineName", "StateMachineType")),
            Map.entry("AWS::AccessAnalyzer::Analyzer", Set.of("AnalyzerName", "Type")),
            Map.entry("AWS::Chatbot::SlackChannelConfiguration", Set.of("ConfigurationName", "SlackWorkspaceId")),
            Map.entry(
                    "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
                    Set.of("ConfigurationName", "TeamId", "TeamsTenantId")));

    /** The property that gives a resource a name which there may be once only. */
    private static final Map<String, String> NAME = Map.of(
            "AWS::SNS::Topic", "TopicName",
            "AWS::SQS::Queue", "QueueName",
            "AWS::IAM::Role", "RoleName",
            "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
            "AWS::StepFunctions::StateMachine", "StateMachineName",
            "AWS::AccessAnalyzer::Analyzer", "AnalyzerName",
            "AWS::Chatbot::SlackChannelConfiguration", "ConfigurationName",
            "AWS::Chatbot::MicrosoftTeamsChannelConfiguration", "ConfigurationName");

    private Replacement() {}

    /** Whether the change of a resource of the same logical id replaces it. */
    static boolean replaces(ComparedResource before, ComparedResource after) {
        return !before.type().equals(after.type())
                || CREATE_ONLY.getOrDefault(before.type(), Set.of()).stream()
                        .anyMatch(property -> !Objects.equals(before.property(property), after.property(property)));
    }

    /**
     * Whether CloudFormation cannot replace it: the new one is made before the old one is deleted, and
     * would have its name.
     */
    static boolean isRefused(ComparedResource before, ComparedResource after) {
        String name = NAME.get(before.type());
        return name != null
                && before.type().equals(after.type())
                && replaces(before, after)
                && before.property(name).equals(after.property(name));
    }

    /** The name of such a resource; its kind if it has none. */
    static String name(ComparedResource resource) {
        return resource.property(NAME.getOrDefault(resource.type(), "")).orElse(resource.type());
    }
}
