package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.shape.Shape.Fields;

/** IAM policies: what one allows, and under which condition, is what it must say to the letter. */
final class PolicyShapes {

    private PolicyShapes() {}

    static Fields document(Shape... statements) {
        return with("Version", "2012-10-17").with("Statement", list(statements));
    }

    static Fields allow(Shape actions, Shape resource) {
        return with("Effect", "Allow").with("Action", actions).with("Resource", resource);
    }

    static Fields allow(String action, Shape resource) {
        return allow(new Shape.Text(action), resource);
    }

    static Fields service(String name) {
        return with("Service", name);
    }

    /** Lets a service of AWS take a role. */
    static Fields trust(String service) {
        return with("Effect", "Allow")
                .with("Principal", service(service).because("nobody else may take the role"))
                .with("Action", "sts:AssumeRole");
    }

    static Fields policy(String name, Shape... statements) {
        return with("PolicyName", name)
                .with("PolicyDocument", document(statements).because("the role may do nothing else"));
    }

    static Fields condition(String operator, String key, Shape value) {
        return with(operator, with(key, value));
    }
}
