package io.github.findingrelay.routing;

import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what with the stacks that are there: without it, what points to something reaches nobody. */
final class DeployedPermissions {

    private static final String CHAT = "chatbot.amazonaws.com";

    /** What one needs to read or write what is encrypted. */
    private static final List<String> KEY_ACTIONS = List.of("kms:Decrypt", "kms:GenerateDataKey*");

    /** What a policy allows; in the resource {@code *} stands for any characters. */
    private record Grant(String who, String action, String resource) {

        boolean covers(String by, String wanted, String of) {
            return who.equals(by) && action.equals(wanted) && matches(of);
        }

        private boolean matches(String of) {
            return of.matches(
                    Stream.of(resource.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    /** Of roles and of topics' policies. */
    private final List<Grant> grants = new ArrayList<>();

    /** Of topics' policies alone. */
    private final List<Grant> publishers = new ArrayList<>();

    private final List<String> roles = new ArrayList<>();

    /** What a key's own policy allows, by the key's ARN. */
    private final Map<String, List<Grant>> ofKeys = new HashMap<>();

    /** ARN of a key by its id and aliases. */
    private final Map<String, String> keys = new HashMap<>();

    /** By the ARN of a topic that is encrypted. */
    private final Map<String, String> keyOfTopic = new HashMap<>();

    /** Who does the work of each state machine, by its ARN. */
    private final Map<String, String> machines = new HashMap<>();

    /** The role with which a rule's targets are started, by stack and logical id. */
    private final Map<List<String>, List<String>> starters = new HashMap<>();

    static DeployedPermissions of(StackTemplate stack) {
        DeployedPermissions all = new DeployedPermissions();
        stack.resources().forEach(resource -> all.add(stack, resource));
        return all;
    }

    void addAll(DeployedPermissions other) {
        grants.addAll(other.grants);
        publishers.addAll(other.publishers);
        roles.addAll(other.roles);
        ofKeys.putAll(other.ofKeys);
        keys.putAll(other.keys);
        keyOfTopic.putAll(other.keyOfTopic);
        machines.putAll(other.machines);
        starters.putAll(other.starters);
    }

    private void add(StackTemplate stack, Resource resource) {
        TemplateObject properties = resource.properties();
        switch (resource.type()) {
            case "AWS::IAM::Role" -> {
                String arn = stack.arn(resource);
                roles.add(arn);
                properties
                        .objects("Policies")
                        .forEach(policy -> statements(policy.object("PolicyDocument"))
                                .forEach(statement -> grants.addAll(grants(arn, statement))));
            }
            case "AWS::SNS::TopicPolicy" ->
                statements(properties.object("PolicyDocument"))
                        .forEach(statement -> statement
                                .texts("Principal", "AWS")
                                .forEach(who -> publishers.addAll(grants(who, statement))));
            case "AWS::KMS::Key" -> {
                String arn = stack.arn(resource);
                keys.put(arn, arn);
                ofKeys.put(
                        arn,
                        statements(properties.object("KeyPolicy"))
                                .flatMap(statement -> statement.texts("Principal", "Service").stream()
                                        .flatMap(who -> grants(who, statement).stream()))
                                .toList());
            }
            case "AWS::KMS::Alias" -> keys.put(properties.text("AliasName"), properties.text("TargetKeyId"));
            case "AWS::SNS::Topic" ->
                properties.optionalText("KmsMasterKeyId").ifPresent(key -> keyOfTopic.put(stack.arn(resource), key));
            case "AWS::Events::Rule" ->
                starters.put(
                        List.of(stack.stack().name(), resource.logicalId()),
                        properties.objects("Targets").stream()
                                .flatMap(target -> target.optionalText("RoleArn").stream())
                                .toList());
            case "AWS::StepFunctions::StateMachine" -> machines.put(stack.arn(resource), properties.text("RoleArn"));
            default -> {
                // Allows nothing.
            }
        }
    }

    private static Stream<TemplateObject> statements(TemplateObject document) {
        return document.objects("Statement").stream();
    }

    private static List<Grant> grants(String who, TemplateObject statement) {
        return statement.texts("Action").stream()
                .flatMap(action ->
                        statement.texts("Resource").stream().map(resource -> new Grant(who, action, resource)))
                .toList();
    }

    /** Whether a rule's role, if there is one, may start a state machine. */
    boolean mayStart(EventRule rule, String machine) {
        return starters.getOrDefault(List.of(rule.stack().name(), rule.logicalId()), List.of()).stream()
                .anyMatch(role -> may(role, "states:StartExecution", machine));
    }

    /** Whether what a state machine publishes to a topic gets there. */
    boolean mayPublish(String machine, String topic) {
        String role = machines.getOrDefault(machine, "");
        boolean mayUseKey = !keyOfTopic.containsKey(topic) || mayUse(role, keyArn(topic));
        return may(role, "sns:Publish", topic)
                && publishers.stream().anyMatch(grant -> grant.covers(role, "sns:Publish", topic))
                && mayUseKey;
    }

    /** The encrypted topics to which no role may publish, since the key is not there or not for it to use. */
    List<String> topicsWithoutKey() {
        return keyOfTopic.keySet().stream()
                .filter(topic -> roles.stream()
                        .noneMatch(role -> may(role, "sns:Publish", topic) && mayUse(role, keyArn(topic))))
                .sorted()
                .toList();
    }

    /** Whether chat gets what is published to a topic. */
    boolean chatMayRead(String topic, String chatRole) {
        boolean mayUseKey = !keyOfTopic.containsKey(topic)
                || KEY_ACTIONS.stream()
                        .allMatch(action -> ofKeys.getOrDefault(keyArn(topic), List.of()).stream()
                                .anyMatch(grant -> grant.covers(CHAT, action, "*")));
        return roles.stream().anyMatch(arn -> arn.endsWith("role/" + chatRole)) && mayUseKey;
    }

    private String keyArn(String topic) {
        return keys.getOrDefault(keyOfTopic.getOrDefault(topic, ""), "no key");
    }

    private boolean mayUse(String role, String key) {
        return ofKeys.containsKey(key) && KEY_ACTIONS.stream().allMatch(action -> may(role, action, key));
    }

    private boolean may(String role, String action, String resource) {
        return roles.contains(role) && grants.stream().anyMatch(grant -> grant.covers(role, action, resource));
    }
}
