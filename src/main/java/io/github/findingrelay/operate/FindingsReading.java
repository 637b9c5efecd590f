package io.github.findingrelay.operate;

import io.github.findingrelay.operate.Answer.Given;
import io.github.findingrelay.operate.Answer.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the analyzers have said.
 *
 * @param findings each once
 * @param gaps places that have not answered: what is missing
 * @param withoutAnalyzer places that have none to ask
 */
public record FindingsReading(
    List<ExternalFinding> findings, List<Gap> gaps, List<AccountRegion> withoutAnalyzer) {

  public FindingsReading {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
    withoutAnalyzer = List.copyOf(withoutAnalyzer);
  }

  /**
   * Regions of an account that have not answered, for the same reason.
   *
   * @param reason in AWS's words
   */
  public record Gap(String account, List<String> regions, String reason) {
    public Gap {
      regions = List.copyOf(regions);
    }
  }

  /** Those of places that refused, joined. */
  static List<Gap> gaps(List<? extends Answer<AccountRegion, ?>> answers) {
    Map<List<String>, List<String>> regions = new LinkedHashMap<>();
    for (Answer<AccountRegion, ?> answer : answers) {
      if (answer instanceof Refused<AccountRegion, ?> refused) {
        regions
            .computeIfAbsent(
                List.of(answer.place().account(), refused.reason()), k -> new ArrayList<>())
            .add(answer.place().region());
      }
    }
    List<Gap> gaps = new ArrayList<>();
    regions.forEach((key, names) -> gaps.add(new Gap(key.get(0), names, key.get(1))));
    return gaps;
  }

  /** From the answers of all places; a finding that two pages had is there once. */
  static FindingsReading of(List<Answer<AccountRegion, List<ExternalFinding>>> answers) {
    Map<List<String>, ExternalFinding> findings = new LinkedHashMap<>();
    for (Answer<AccountRegion, List<ExternalFinding>> answer : answers) {
      if (answer instanceof Given<AccountRegion, List<ExternalFinding>> given) {
        given
            .value()
            .forEach(
                finding ->
                    findings.putIfAbsent(List.of(finding.analyzer().arn(), finding.id()), finding));
      }
    }
    return new FindingsReading(List.copyOf(findings.values()), gaps(answers), List.of());
  }

  FindingsReading with(List<AccountRegion> places) {
    return new FindingsReading(findings, gaps, places);
  }
}
