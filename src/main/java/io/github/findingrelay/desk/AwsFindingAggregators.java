package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** Where Security Hub gathers the findings of the account. */
public final class AwsFindingAggregators {

    private AwsFindingAggregators() {}

    /**
     * The aggregator of the account, wherever it is, as a Region knows.
     *
     * @return empty: that Region knows of none
     */
    public static Optional<FindingAggregator> known(AwsSession session, String region) {
        SecurityHubClient here = session.client(SecurityHubClient.builder(), region);
        return AwsFaults.told(() -> here.listFindingAggregators(r -> {})).findingAggregators().stream()
                .map(found -> found.findingAggregatorArn())
                .findFirst()
                .map(arn -> described(session, arn));
    }

    /** {@code arn:PARTITION:securityhub:REGION:…}: only its own Region knows more. */
    private static FindingAggregator described(AwsSession session, String arn) {
        SecurityHubClient there = session.client(SecurityHubClient.builder(), arn.split(":", -1)[3]);
        var details = AwsFaults.told(() -> there.getFindingAggregator(r -> r.findingAggregatorArn(arn)));
        return new FindingAggregator(
                arn, details.findingAggregationRegion(), details.regionLinkingMode(), Set.copyOf(details.regions()));
    }
}
