package io.github.findingrelay.findings;

import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the analyzers have said.
 *
 * @param findings each once
 * @param gaps places that have not answered: what is missing
 * @param withoutAnalyzer places that have none to ask
 */
record FindingsReading(
    List<ExternalFinding> findings, List<Gap> gaps, List<AccountRegion> withoutAnalyzer) {

  FindingsReading {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
    withoutAnalyzer = List.copyOf(withoutAnalyzer);
  }

  /**
   * Regions of an account that have not answered, for the same reason.
   *
   * @param reason in AWS's words
   */
  record Gap(String account, List<String> regions, String reason) {
    Gap {
      regions = List.copyOf(regions);
    }

    private Gap and(Gap other) {
      return new Gap(
          account, Stream.concat(regions.stream(), other.regions.stream()).toList(), reason);
    }
  }

  /** Those of places that refused; where but the Region's name differs, the first reason. */
  static List<Gap> gaps(Map<AccountRegion, RequestException> refusals) {
    Map<List<String>, Gap> gaps = new LinkedHashMap<>();
    refusals.forEach(
        (place, refusal) ->
            gaps.merge(
                List.of(place.account(), refusal.reason().replace(place.region(), "")),
                new Gap(place.account(), List.of(place.region()), refusal.reason()),
                Gap::and));
    return List.copyOf(gaps.values());
  }

  /** From the answers of all places; a finding that two pages had is there once. */
  static FindingsReading of(Survey<AccountRegion, List<ExternalFinding>> survey) {
    Map<List<String>, ExternalFinding> findings = new LinkedHashMap<>();
    survey.answers().values().stream()
        .flatMap(List::stream)
        .forEach(
            finding ->
                findings.putIfAbsent(List.of(finding.analyzer().arn(), finding.id()), finding));
    return new FindingsReading(List.copyOf(findings.values()), gaps(survey.refusals()), List.of());
  }

  FindingsReading with(List<AccountRegion> places) {
    return new FindingsReading(findings, gaps, places);
  }
}
