package io.github.findingrelay.plan;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.AwsDeployment;
import io.github.findingrelay.deploy.CloudFormation.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Change sets of one account and Region. */
final class AwsChangeSets implements ChangeSets {

    private final CloudFormationClient client;
    private final String serviceRole;

    AwsChangeSets(AwsSession session) {
        this.client = session.client(CloudFormationClient.builder());
        this.serviceRole = AwsDeployment.serviceRole(session);
    }

    @Override
    public String create(Request request) {
        List<Tag> tags = request.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return AwsFaults.told(() -> client.createChangeSet(r -> r.stackName(request.name())
                        .changeSetName(request.token())
                        .changeSetType(ChangeSetType.UPDATE)
                        .templateBody(request.template())
                        .tags(tags)
                        .capabilities(Capability.CAPABILITY_NAMED_IAM)
                        .roleARN(serviceRole)
                        .clientToken(request.token())))
                .id();
    }

    @Override
    public ChangeSet find(String id) {
        List<DescribeChangeSetResponse> pages =
                AwsFaults.told(() -> client.describeChangeSetPaginator(r -> r.changeSetName(id)).stream()
                        .toList());
        DescribeChangeSetResponse page = pages.get(0);
        String reason = Optional.ofNullable(page.statusReason()).orElse("");
        boolean failed = page.status() == ChangeSetStatus.FAILED;
        // CloudFormation calls it a failure if there is nothing to do.
        boolean nothing =
                reason.contains("didn't contain changes") || reason.contains("No updates are to be performed");
        return new ChangeSet(
                failed || page.status() == ChangeSetStatus.CREATE_COMPLETE,
                pages.stream()
                        .flatMap(each -> each.changes().stream())
                        .map(AwsChangeSets::text)
                        .toList(),
                failed && !nothing ? reason : "");
    }

    private static String text(Change change) {
        ResourceChange resource = change.resourceChange();
        boolean replaces =
                resource.replacement() == Replacement.TRUE || resource.replacement() == Replacement.CONDITIONAL;
        return "%s %s (%s)%s"
                .formatted(
                        String.valueOf(resource.actionAsString()).toLowerCase(Locale.ROOT),
                        resource.logicalResourceId(),
                        resource.resourceType(),
                        replaces ? ", replacement " + resource.replacementAsString() : "");
    }

    @Override
    public void delete(String id) {
        AwsFaults.telling(() -> client.deleteChangeSet(r -> r.changeSetName(id)));
    }
}
