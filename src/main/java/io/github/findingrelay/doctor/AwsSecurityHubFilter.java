package io.github.findingrelay.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingFilters;
import software.amazon.awssdk.services.securityhub.model.DateFilter;
import software.amazon.awssdk.services.securityhub.model.GetFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.SortCriterion;
import software.amazon.awssdk.services.securityhub.model.SortOrder;
import software.amazon.awssdk.services.securityhub.model.StringFilter;

/** Which of Security Hub's findings are meant: one page of them. */
record AwsSecurityHubFilter(AwsSecurityFindingFilters filters) {

    /** Of one criterion. */
    static final int VALUES = 20;

    private static final int PAGE = 100;

    /** What of a finding can take so long on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    static AwsSecurityHubFilter untold(Instant now) {
        DateFilter settled = DateFilter.builder()
                .start("2019-01-01T00:00:00Z")
                .end(now.minus(ON_ITS_WAY).toString())
                .build();
        return new AwsSecurityHubFilter(AwsSecurityFindingFilters.builder()
                .productName(is("IAM Access Analyzer"))
                .recordState(is("ACTIVE"))
                .workflowStatus(is("NEW"))
                .updatedAt(settled)
                .build());
    }

    static AwsSecurityHubFilter among(List<String> ids) {
        return new AwsSecurityHubFilter(AwsSecurityFindingFilters.builder()
                .id(ids.stream().map(AwsSecurityHubFilter::is).toList())
                .build());
    }

    private static StringFilter is(String value) {
        return StringFilter.builder().value(value).comparison("EQUALS").build();
    }

    GetFindingsRequest request() {
        SortCriterion oldest = SortCriterion.builder()
                .field("UpdatedAt")
                .sortOrder(SortOrder.ASC)
                .build();
        return GetFindingsRequest.builder()
                .filters(filters)
                .sortCriteria(oldest)
                .maxResults(PAGE)
                .build();
    }
}
