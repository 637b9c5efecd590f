package io.github.findingrelay.findings;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.findings.FindingsByOwner.OwnedFindings;
import io.github.findingrelay.model.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings for scripts. */
final class FindingsJson {

  private final FindingsReport report;
  private final FindingsByOwner owners;

  FindingsJson(FindingsReport report) {
    this.report = report;
    this.owners = report.owners();
  }

  String text() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "findings",
        owners.shares(report.found()).stream()
            .flatMap(share -> share.found().stream().map(access -> json(share, access)))
            .toList());
    json.put("notRead", report.reading().gaps().stream().map(FindingsJson::json).toList());
    json.put("notes", report.remarks());
    return Json.write(json);
  }

  private Map<String, Object> json(OwnedFindings share, ListedFinding access) {
    ExternalFinding finding = access.shown();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("owner", share.owner().key());
    json.put("account", finding.ownerAccount());
    owners.account(finding.ownerAccount()).map(Account::name).ifPresent(n -> json.put("name", n));
    json.putAll(details(finding));
    if (access.findings().size() > 1) {
      json.put(
          "otherRegions",
          access.findings().stream()
              .skip(1)
              .collect(
                  Collectors.toMap(
                      ExternalFinding::region,
                      ExternalFinding::id,
                      (first, again) -> first,
                      TreeMap::new)));
    }
    return json;
  }

  private static Map<String, Object> details(ExternalFinding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("region", finding.region());
    json.put("resourceType", finding.type());
    json.put("resource", finding.resource());
    json.put("principal", finding.principal());
    json.put("public", finding.isPublic());
    json.put("actions", finding.actions());
    json.put("condition", finding.condition());
    json.put("since", finding.createdAt().toString());
    json.put("updated", finding.updatedAt().toString());
    json.put("status", finding.status().label());
    if (!finding.error().isEmpty()) {
      json.put("error", finding.error());
    }
    json.put("id", finding.id());
    json.put("analyzer", finding.analyzer().arn());
    return json;
  }

  private static Map<String, Object> json(FindingsReading.Gap gap) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account", gap.account());
    json.put("regions", gap.regions());
    json.put("reason", gap.reason());
    return json;
  }
}
