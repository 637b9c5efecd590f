package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.PolicyShapes.allow;
import static io.github.findingrelay.shape.PolicyShapes.condition;
import static io.github.findingrelay.shape.PolicyShapes.document;
import static io.github.findingrelay.shape.PolicyShapes.service;
import static io.github.findingrelay.shape.Shape.attribute;
import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.plain;
import static io.github.findingrelay.shape.Shape.ref;
import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.texts;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.shape.Shape.Text;
import io.github.findingrelay.shape.TopicShapes.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all stacks need: roles, the dead-letter queue and its alarm, the key; and the fallback, unless all is shared. */
record FoundationShape(Place place) {

    private static final int TWO_WEEKS = 1_209_600;

    /** What CloudFormation does to a key, and to its alias. */
    private static final List<String> KEY_MANAGEMENT = List.of(
            "kms:DescribeKey",
            "kms:PutKeyPolicy",
            "kms:GetKeyPolicy",
            "kms:EnableKey",
            "kms:DisableKey",
            "kms:EnableKeyRotation",
            "kms:DisableKeyRotation",
            "kms:GetKeyRotationStatus",
            "kms:UpdateKeyDescription",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:ListResourceTags",
            "kms:CreateAlias",
            "kms:UpdateAlias",
            "kms:DeleteAlias");

    private static final List<String> KEY_USE = List.of("kms:Decrypt", "kms:GenerateDataKey*");

    /** Another stack makes the fallback's topic if all is shared. */
    Fields resources() {
        Notifications notifications = place.organization().notifications();
        boolean hasChat = !place.organization().chatChannels().isEmpty();
        RoleShapes roles = new RoleShapes(place);
        return with("StartRole", roles.start())
                .with("DeliveryRole", roles.delivery())
                .with("DeadLetters", queue())
                .with("DeadLettersPolicy", queuePolicy())
                .with("DeadLettersAlarm", new AlarmShape(place).alarm())
                .with(notifications.routing() == Routing.SHARED ? Shape.nothing() : fallback())
                .withIf(notifications.encryption(), "Key", key(hasChat))
                .withIf(notifications.encryption(), "KeyAlias", alias())
                .withIf(hasChat, "ChatRole", roles.chat());
    }

    private Fields fallback() {
        TopicShapes topics = new TopicShapes(place);
        String name = place.names().fallback();
        Topic topic = new Topic("Fallback", "", name, true);
        Fields all = with(topic.id(), topics.besideKey(topic))
                .with(topic.policyId(), topics.policy(topic, with("DependsOn", "DeliveryRole")));
        List<Contact> contacts = place.organization().notifications().fallback().contacts();
        for (String address : Contact.addresses(contacts).toList()) {
            all = TopicShapes.subscribed(all, topic, address);
        }
        FallbackShapes rules = new FallbackShapes(
                new RuleShapes(place), name, Optional.empty(), List.of("DeadLettersPolicy", "StartRole"));
        return all.with(rules.unlisted()).with(rules.strange());
    }

    private Shape queue() {
        return resource(
                "AWS::SQS::Queue",
                with("DeletionPolicy", "Delete").with("UpdateReplacePolicy", "Retain"),
                with("QueueName", place.names().deadLetters())
                        .with("MessageRetentionPeriod", plain(TWO_WEEKS).because("letters have to wait for two weeks"))
                        .with("SqsManagedSseEnabled", plain(true)));
    }

    private Shape queuePolicy() {
        Text rules = new Text(place.arn("events", "rule/" + place.names().start() + "*"));
        return resource(
                "AWS::SQS::QueuePolicy",
                with("Queues", list(ref("DeadLetters")))
                        .with(
                                "PolicyDocument",
                                document(allow("sqs:SendMessage", attribute("DeadLetters", "Arn"))
                                                .withWords("Sid", 100)
                                                .with("Principal", service("events.amazonaws.com"))
                                                .with("Condition", condition("ArnLike", "aws:SourceArn", rules)))
                                        .because("rules of ours leave there what fails, and nobody else does")));
    }

    private Shape key(boolean hasChat) {
        Fields account = allow("kms:*", new Text("*"))
                .withWords("Sid", 100)
                .with("Principal", with("AWS", place.role("").replace(":role/", ":root")));
        Fields management = allow(texts(KEY_MANAGEMENT), new Text("*"))
                .withWords("Sid", 100)
                .with("Principal", with("AWS", "*"))
                .with(
                        "Condition",
                        condition(
                                        "StringEquals",
                                        "kms:CallerAccount",
                                        new Text(place.organization().adminAccount()))
                                .with(condition(
                                        "ArnEquals",
                                        "aws:PrincipalArn",
                                        new Text(place.role(place.names().cloudFormationRole()))))
                                .because("one role of this account manages the key, and nobody else does"));
        // Stacks of an older version have rules that publish until they are updated.
        List<String> services = new ArrayList<>(List.of("cloudwatch.amazonaws.com", "events.amazonaws.com"));
        if (hasChat) {
            services.add("chatbot.amazonaws.com");
        }
        Fields users = allow(texts(KEY_USE), new Text("*"))
                .withWords("Sid", 100)
                .with("Principal", with("Service", texts(services)));
        return resource(
                "AWS::KMS::Key",
                with("DeletionPolicy", "RetainExceptOnCreate").with("UpdateReplacePolicy", "Retain"),
                Shape.nothing()
                        .withWords("Description", 8_192)
                        .with("EnableKeyRotation", plain(true))
                        .with(
                                "KeyPolicy",
                                document(account, management, users)
                                        .because(
                                                "whoever publishes to a topic, or shows it in chat, needs the key, and nobody else does")));
    }

    private Shape alias() {
        return resource(
                "AWS::KMS::Alias", with("AliasName", place.names().keyAlias()).with("TargetKeyId", ref("Key")));
    }
}
