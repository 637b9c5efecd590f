package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.request.Page;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.GetFindingsResponse;
import software.amazon.awssdk.services.securityhub.model.StringFilter;
import software.amazon.awssdk.services.securityhub.model.StringFilterComparison;

/** Security Hub in the home Region, where the findings of all are. */
final class AwsFindingRecords implements FindingRecords {

    private static final int PAGE = 100;

    private final SecurityHubClient client;

    AwsFindingRecords(AwsSession session) {
        this.client = session.client(SecurityHubClient.builder());
    }

    @Override
    public Page<JsonNode> find(List<String> ids, Optional<String> next) {
        List<StringFilter> filters = ids.stream()
                .map(id -> StringFilter.builder()
                        .value(id)
                        .comparison(StringFilterComparison.EQUALS)
                        .build())
                .toList();
        GetFindingsResponse page = AwsFaults.told(() -> client.getFindings(
                r -> r.filters(f -> f.id(filters)).maxResults(PAGE).nextToken(next.orElse(null))));
        return Page.of(page.findings(), AwsRecord::json, page.nextToken());
    }
}
