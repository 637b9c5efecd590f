package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.AwsDeployment;
import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.request.Questions;
import java.util.List;
import java.util.Set;

/** Who is asked about subscriptions, in the account and Region of the stacks. */
public record SubscriptionServices(
        CloudFormation cloudFormation, StackInspection inspection, Subscriptions subscriptions) {

    public static SubscriptionServices of(AwsSession session) {
        return new SubscriptionServices(
                AwsDeployment.cloudFormation(session), new AwsStackInspection(session), new AwsSubscriptions(session));
    }

    /**
     * Compares who is subscribed to topics with who should be.
     *
     * @param deployed names of the stacks that there are
     */
    public Audience audience(List<WantedTopic> topics, Set<String> deployed, Questions questions) {
        return new AudienceSurvey(this, questions, deployed).of(topics);
    }
}
