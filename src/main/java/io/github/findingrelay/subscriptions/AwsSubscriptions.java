package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.aws.AwsTags;
import io.github.findingrelay.request.Page;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.Tag;

/** Subscriptions to the topics of one account and Region. */
final class AwsSubscriptions implements Subscriptions, Confirmations {

    private final SnsClient client;

    AwsSubscriptions(AwsSession session) {
        this.client = session.client(SnsClient.builder());
    }

    @Override
    public Page<Subscription> all(Optional<String> next) {
        ListSubscriptionsResponse page =
                AwsFaults.told(() -> client.listSubscriptions(r -> next.ifPresent(r::nextToken)));
        return new Page<>(
                page.subscriptions().stream()
                        .map(subscription -> new Subscription(
                                subscription.topicArn(),
                                subscription.protocol(),
                                subscription.endpoint(),
                                subscription.subscriptionArn()))
                        .toList(),
                // The last page of an emulator has an empty one.
                Optional.ofNullable(page.nextToken()).filter(token -> !token.isEmpty()));
    }

    @Override
    public Map<String, String> tags(String topic) {
        return AwsTags.of(
                AwsFaults.told(() -> client.listTagsForResource(r -> r.resourceArn(topic)))
                        .tags(),
                Tag::key,
                Tag::value);
    }

    @Override
    public void tag(String topic, String key, String value) {
        AwsFaults.telling(() -> client.tagResource(r ->
                r.resourceArn(topic).tags(Tag.builder().key(key).value(value).build())));
    }

    @Override
    public void subscribe(String topic, String address) {
        AwsFaults.telling(() -> client.subscribe(
                r -> r.topicArn(topic).protocol("email").endpoint(address).returnSubscriptionArn(true)));
    }

    @Override
    public String confirm(String topic, String token) {
        return AwsFaults.told(() -> client.confirmSubscription(
                        r -> r.topicArn(topic).token(token).authenticateOnUnsubscribe("true")))
                .subscriptionArn();
    }

    @Override
    public boolean isProtected(String subscription) {
        return "true"
                .equals(AwsFaults.told(() -> client.getSubscriptionAttributes(r -> r.subscriptionArn(subscription)))
                        .attributes()
                        .get("ConfirmationWasAuthenticated"));
    }

    @Override
    public void unsubscribe(String subscription) {
        AwsFaults.telling(() -> client.unsubscribe(r -> r.subscriptionArn(subscription)));
    }
}
