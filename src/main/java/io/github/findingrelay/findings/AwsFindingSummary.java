package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import java.util.Objects;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSource;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSourceDetail;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummary;

/** A finding as ListFindings tells it. */
final class AwsFindingSummary {

  private AwsFindingSummary() {}

  static ExternalFinding read(ExistingAnalyzer analyzer, FindingSummary finding) {
    return new ExternalFinding(
        analyzer,
        finding.id(),
        // AWS leaves it out of some findings that are errors.
        Objects.requireNonNullElse(finding.resource(), ""),
        finding.resourceTypeAsString(),
        finding.resourceOwnerAccount(),
        FindingStatus.valueOf(finding.statusAsString()),
        finding.principal(),
        Boolean.TRUE.equals(finding.isPublic()),
        finding.action(),
        finding.condition(),
        finding.sources().stream().map(AwsFindingSummary::source).toList(),
        finding.createdAt(),
        finding.updatedAt(),
        finding.analyzedAt(),
        Objects.requireNonNullElse(finding.error(), ""));
  }

  private static String source(FindingSource source) {
    FindingSourceDetail detail = source.detail();
    return detail == null || detail.accessPointArn() == null
        ? source.typeAsString()
        : source.typeAsString() + " " + detail.accessPointArn();
  }
}
