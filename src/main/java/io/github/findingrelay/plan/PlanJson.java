package io.github.findingrelay.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.findingrelay.diagnostic.Json;
import java.util.List;
import java.util.Optional;

/**
 * A plan in full, as docs/plan.schema.json describes it.
 *
 * @param base the commit that it compares with, if it does
 * @param live the fingerprint of what is deployed, if it compares with that
 * @param manifest the fingerprint of what is to be deployed
 */
record PlanJson(
        int version,
        Optional<String> base,
        Optional<String> live,
        String manifest,
        int unchanged,
        List<Sentence> sentences,
        List<String> notices,
        @JsonInclude(Include.NON_EMPTY) List<String> notSeen,
        List<Change> changes) {

    static String of(Plan plan, Optional<String> commit, Optional<String> live, String manifest) {
        return Json.write(new PlanJson(
                1,
                commit,
                live,
                manifest,
                plan.unchanged(),
                plan.sentences(),
                plan.notices(),
                plan.notSeen(),
                plan.changes()));
    }
}
