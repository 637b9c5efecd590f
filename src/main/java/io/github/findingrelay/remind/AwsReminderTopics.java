package io.github.findingrelay.remind;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.aws.AwsTags;
import io.github.findingrelay.request.Page;
import java.util.Optional;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.sns.SnsClient;

/** Topics of SNS, of which the Resource Groups Tagging API knows the tags: a hundred by one call. */
final class AwsReminderTopics implements ReminderTopics {

    private static final int PAGE = 100;

    private final SnsClient sns;
    private final ResourceGroupsTaggingApiClient tags;

    AwsReminderTopics(AwsSession session) {
        this.sns = session.client(SnsClient.builder());
        this.tags = session.client(ResourceGroupsTaggingApiClient.builder());
    }

    @Override
    public Page<TaggedTopic> tagged(Optional<String> next) {
        GetResourcesResponse page = AwsFaults.told(() -> tags.getResources(
                r -> r.resourceTypeFilters("sns").resourcesPerPage(PAGE).paginationToken(next.orElse(null))));
        return Page.of(page.resourceTagMappingList(), AwsReminderTopics::topic, page.paginationToken());
    }

    private static TaggedTopic topic(ResourceTagMapping topic) {
        return new TaggedTopic(topic.resourceARN(), AwsTags.of(topic.tags(), Tag::key, Tag::value));
    }

    @Override
    public void tag(String topic, String key, String value) {
        AwsFaults.telling(() -> sns.tagResource(r -> r.resourceArn(topic)
                .tags(software.amazon.awssdk.services.sns.model.Tag.builder()
                        .key(key)
                        .value(value)
                        .build())));
    }

    @Override
    public void publish(String topic, Optional<String> subject, String message) {
        AwsFaults.telling(() ->
                sns.publish(r -> r.topicArn(topic).subject(subject.orElse(null)).message(message)));
    }
}
