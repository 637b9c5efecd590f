package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.PolicyShapes.allow;
import static io.github.findingrelay.shape.PolicyShapes.condition;
import static io.github.findingrelay.shape.PolicyShapes.document;
import static io.github.findingrelay.shape.PolicyShapes.service;
import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.ref;
import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.shape.Shape.Text;

/** Topics, who may publish there and who is subscribed. */
record TopicShapes(Place place) {

    /** SNS takes no more characters of a display name. */
    private static final int DISPLAY_NAME = 100;

    /**
     * A topic and its policy.
     *
     * @param suffix of its logical id
     * @param alarm whether the alarm publishes there, too
     */
    record Topic(String prefix, String suffix, String name, boolean alarm) {

        String id() {
            return prefix + "Topic" + suffix;
        }

        String policyId() {
            return prefix + "TopicPolicy" + suffix;
        }
    }

    /** The topic of a stack. */
    static Topic own(String name, boolean alarm) {
        return new Topic("", "", name, alarm);
    }

    /** For people, who have confirmed their subscriptions to it. */
    Shape forPeople(Topic topic) {
        return topic(topic, "Retain", new Text(place.names().keyAlias()), true);
    }

    /** The fallback's, which is in one stack with the key. */
    Shape besideKey(Topic topic) {
        return topic(topic, "Retain", ref("KeyAlias"), true);
    }

    Shape forChat(Topic topic) {
        return topic(topic, "Delete", new Text(place.names().keyAlias()), false);
    }

    private Shape topic(Topic topic, String replaced, Shape key, boolean displayed) {
        Fields properties = with("TopicName", topic.name());
        return resource(
                "AWS::SNS::Topic",
                with("DeletionPolicy", "Delete").with("UpdateReplacePolicy", replaced),
                (displayed ? properties.withWords("DisplayName", DISPLAY_NAME) : properties)
                        .withIf(place.organization().notifications().encryption(), "KmsMasterKeyId", key));
    }

    /** Only state machines of ours publish; and the alarm, without them. */
    Shape policy(Topic topic, Fields attributes) {
        Fields deliverers = allow("sns:Publish", ref(topic.id()))
                .with("Principal", with("AWS", place.role(place.names().deliveryRole())));
        Fields alarm = allow("sns:Publish", ref(topic.id()))
                .with("Principal", service("cloudwatch.amazonaws.com"))
                .with("Condition", condition("ArnEquals", "aws:SourceArn", new Text(alarmArn())));
        return resource(
                "AWS::SNS::TopicPolicy",
                attributes,
                with("Topics", list(ref(topic.id())))
                        .with(
                                "PolicyDocument",
                                (topic.alarm() ? document(deliverers, alarm) : document(deliverers))
                                        .because("only state machines of ours publish there"
                                                + (topic.alarm() ? ", and the alarm" : ""))));
    }

    private String alarmArn() {
        return place.arn("cloudwatch", "alarm:" + place.names().deadLetters());
    }

    static Fields subscribed(Fields resources, Topic topic, String address) {
        return resources.with(
                ResourceNames.subscriptionId(address, topic.suffix()),
                resource(
                        "AWS::SNS::Subscription",
                        with("TopicArn", ref(topic.id()))
                                .with("Protocol", "email")
                                .with("Endpoint", address)));
    }
}
