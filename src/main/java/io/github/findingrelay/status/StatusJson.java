package io.github.findingrelay.status;

import io.github.findingrelay.diagnostic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A status for scripts. */
final class StatusJson {

  private StatusJson() {}

  static String of(OrganizationStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("well", status.isWell());
    json.put("complete", status.isComplete());
    json.put("troubles", status.troubles().stream().map(StatusJson::trouble).toList());
    json.put("chains", status.chains().stream().map(StatusJson::chain).toList());
    json.put(
        "stacks",
        status.stacks().stream()
            .map(
                health ->
                    Map.of("name", health.stack().name(), "condition", health.condition().label()))
            .map(TreeMap::new)
            .toList());
    status.deadLetters().ifPresent(count -> json.put("deadLetters", count));
    json.put("calls", status.calls());
    return Json.write(json);
  }

  private static Map<String, Object> trouble(HealthProblem trouble) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", trouble.kind().label());
    json.put("severe", trouble.kind().isSevere());
    json.put("subjects", trouble.subjects());
    json.put("words", trouble.words());
    trouble.owner().ifPresent(owner -> json.put("owner", owner));
    return json;
  }

  private static Map<String, Object> chain(Chain chain) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!chain.account().isEmpty()) {
      json.put("account", chain.account());
    }
    json.put("name", chain.name());
    json.put("owner", chain.owner().key());
    json.put("notified", chain.wayOut().label());
    if (!chain.reason().isEmpty()) {
      json.put("reason", chain.reason());
    }
    json.put("stack", chain.stack().stack().name());
    json.put("stackCondition", chain.stack().condition().label());
    json.put("rules", chain.rules().stream().map(StatusJson::rule).toList());
    json.put("contacts", chain.contacts().stream().map(StatusJson::contact).toList());
    return json;
  }

  private static Map<String, Object> rule(RuleHealth health) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", health.rule().name());
    json.put("bus", health.rule().bus());
    json.put("condition", health.condition().label());
    return json;
  }

  private static Map<String, Object> contact(ContactHealth contact) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("contact", contact.contact());
    json.put("topic", contact.topic());
    json.put("condition", contact.condition().label());
    contact.since().ifPresent(since -> json.put("since", since.toString()));
    return json;
  }
}
