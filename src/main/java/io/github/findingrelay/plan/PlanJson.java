package io.github.findingrelay.plan;

import io.github.findingrelay.diagnostic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A plan in full, as docs/plan.schema.json describes it. */
final class PlanJson {

  private final Plan plan;
  private final Optional<String> commit;
  private final Optional<String> live;
  private final String manifest;

  /**
   * A plan.
   *
   * @param commit that it compares with, if it does
   * @param live the fingerprint of what is deployed, if it compares with that
   * @param manifest the fingerprint of what is to be deployed
   */
  PlanJson(Plan plan, Optional<String> commit, Optional<String> live, String manifest) {
    this.plan = plan;
    this.commit = commit;
    this.live = live;
    this.manifest = manifest;
  }

  String text() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("version", 1);
    commit.ifPresent(id -> root.put("base", id));
    live.ifPresent(state -> root.put("live", state));
    root.put("manifest", manifest);
    root.put("unchanged", plan.unchanged());
    root.put("notices", plan.notices());
    root.put("changes", plan.changes().stream().map(this::entry).toList());
    return Json.write(root);
  }

  private Map<String, Object> entry(Change change) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("action", PlanWords.lower(change.action()));
    entry.put("name", change.name());
    entry.put("kind", change.kind());
    change.owner().ifPresent(owner -> entry.put("owner", owner));
    entry.put("accounts", change.accounts());
    entry.put("consequences", change.consequences().stream().map(PlanJson::entry).toList());
    entry.put("diff", change.diff());
    Optional.ofNullable(plan.changeSets().get(change.name()))
        .ifPresent(lines -> entry.put("changeSet", lines));
    return entry;
  }

  private static Map<String, Object> entry(Consequence consequence) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", PlanWords.lower(consequence.kind()));
    entry.put("subject", consequence.subject());
    if (!consequence.detail().isEmpty()) {
      entry.put("detail", consequence.detail());
    }
    return entry;
  }
}
