package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.PolicyShapes.allow;
import static io.github.findingrelay.shape.PolicyShapes.condition;
import static io.github.findingrelay.shape.PolicyShapes.document;
import static io.github.findingrelay.shape.PolicyShapes.policy;
import static io.github.findingrelay.shape.PolicyShapes.trust;
import static io.github.findingrelay.shape.Shape.attribute;
import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.texts;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.shape.Shape.Text;
import java.util.ArrayList;
import java.util.List;

/** The roles that stacks make: who takes each, and all that it may do. */
record RoleShapes(Place place) {

    /** IAM takes no more characters of a description. */
    private static final int DESCRIPTION = 1_000;

    private static final String FIELD = "securityhub:ASFFSyntaxPath/";

    /** Fields of a finding that the delivery never changes. */
    private static final List<String> NEVER_CHANGED = List.of(
            "Confidence",
            "Criticality",
            "Note.Text",
            "Note.UpdatedBy",
            "RelatedFindings",
            "Severity.Label",
            "Severity.Normalized",
            "Severity.Product",
            "Types",
            "VerificationState");

    /** What event rules start state machines with. */
    Shape start() {
        String machines = place.machine(place.names().start() + "deliver-*");
        return bounded(
                place.names().startRole(),
                trust("events.amazonaws.com"),
                policy("start", allow("states:StartExecution", new Text(machines))));
    }

    /** What findings are forwarded to a bus of the same stack with. */
    Shape forward(String bus) {
        return bounded(
                bus + "-forward",
                trust("events.amazonaws.com"),
                policy("forward", allow("events:PutEvents", attribute("Bus", "Arn"))));
    }

    /** What state machines work with. */
    Shape delivery() {
        Fields trust = trust("states.amazonaws.com")
                .with(
                        "Condition",
                        condition(
                                "StringEquals",
                                "aws:SourceAccount",
                                new Text(place.organization().adminAccount())));
        Notifications notifications = place.organization().notifications();
        List<Shape> statements = new ArrayList<>(List.of(
                allow("sns:Publish", new Text(place.topic(place.names().start() + "*"))),
                allow("sqs:SendMessage", attribute("DeadLetters", "Arn"))));
        if (notifications.encryption()) {
            statements.add(allow(texts("kms:Decrypt", "kms:GenerateDataKey*"), attribute("Key", "Arn")));
        }
        if (notifications.once()) {
            statements.add(mark());
        }
        return bounded(place.names().deliveryRole(), trust, policy("deliver", statements.toArray(Shape[]::new)));
    }

    /** To set nothing but that a finding was told. */
    private static Shape mark() {
        Fields unchanged = Shape.nothing();
        for (String field : NEVER_CHANGED) {
            unchanged = unchanged.with(FIELD + field, "true");
        }
        return allow("securityhub:BatchUpdateFindings", new Text("*"))
                .with(
                        "Condition",
                        with("StringEquals", with(FIELD + "Workflow.Status", "NOTIFIED"))
                                .with("Null", unchanged)
                                .because("nothing else of a finding may be changed"));
    }

    /** What chat takes, to show notifications. */
    Shape chat() {
        return resource(
                "AWS::IAM::Role",
                role(place.names().chatRole(), trust("chatbot.amazonaws.com"))
                        .with("PermissionsBoundary", new Text(place.denyAll()).because("it may do nothing")));
    }

    private Shape bounded(String name, Fields trust, Fields policy) {
        return resource(
                "AWS::IAM::Role",
                role(name, trust)
                        .with("Policies", list(policy))
                        .with(
                                "PermissionsBoundary",
                                new Text(place.boundary()).because("no role can be made without it")));
    }

    private static Fields role(String name, Fields trust) {
        return with("RoleName", name)
                .withWords("Description", DESCRIPTION)
                .with("AssumeRolePolicyDocument", document(trust));
    }
}
