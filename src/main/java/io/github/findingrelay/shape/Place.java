package io.github.findingrelay.shape;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.ResourceNames;

/** Where all stacks are, and the ARNs of what they make there. */
record Place(Organization organization) {

    ResourceNames names() {
        return organization.names();
    }

    /** Of what stands in the home Region. */
    String arn(String service, String resource) {
        return arn(service, organization.homeRegion(), organization.adminAccount(), resource);
    }

    String role(String name) {
        return arn("iam", "", organization.adminAccount(), "role/" + name);
    }

    /** The policy of AWS's own that allows nothing. */
    String denyAll() {
        return arn("iam", "", "aws", "policy/AWSDenyAll");
    }

    private String arn(String service, String region, String account, String resource) {
        return String.join(":", "arn", organization.partition().id(), service, region, account, resource);
    }

    String topic(String name) {
        return arn("sns", name);
    }

    String machine(String name) {
        return arn("states", "stateMachine:" + name);
    }

    String deadLetters() {
        return arn("sqs", names().deadLetters());
    }

    String boundary() {
        return arn("iam", "", organization.adminAccount(), "policy/" + names().boundary());
    }
}
