package io.github.findingrelay.remind;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.findings.ExternalFinding;
import io.github.findingrelay.findings.FindingStatus;
import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.request.AccountRegion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings of which nothing matters but whose they are and how old. */
final class SampleFindings {

    private static final ExistingAnalyzer ANALYZER = new ExistingAnalyzer(
            new AccountRegion(RandomOrganization.ADMIN, "eu-west-1"),
            "arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/finding-relay-analyzers",
            "finding-relay-analyzers",
            "ORGANIZATION",
            "ACTIVE",
            Optional.empty(),
            Map.of());

    private SampleFindings() {}

    static ListedFinding finding(String id, String account, Instant since) {
        return new ListedFinding(List.of(new ExternalFinding(
                ANALYZER,
                id,
                "arn:aws:s3:::bucket-" + id,
                "AWS::S3::Bucket",
                account,
                FindingStatus.ACTIVE,
                Map.of("AWS", "444455556666"),
                false,
                List.of("s3:GetObject"),
                Map.of(),
                List.of(),
                since,
                since,
                since,
                "")));
    }
}
