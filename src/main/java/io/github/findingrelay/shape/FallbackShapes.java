package io.github.findingrelay.shape;

import io.github.findingrelay.model.Owner;
import io.github.findingrelay.shape.RuleShapes.Kind;
import io.github.findingrelay.shape.Shape.Fields;
import java.util.List;
import java.util.Optional;

/** The rules of those who are told of what no owner is told of. */
record FallbackShapes(RuleShapes rules, String name, Optional<String> bus, List<String> needs) {

    /** What accounts.yaml does not list. */
    Fields unlisted() {
        return with(rules.pair());
    }

    /** What lacks something, and what is forged. */
    Fields strange() {
        return with(rules.ofFallback());
    }

    private Fields with(List<Kind> kinds) {
        Owner fallback = rules.place().organization().notifications().fallback();
        Fields all = Shape.nothing();
        for (Kind kind : kinds) {
            String rule = rules.place().names().rule(name, kind.which(), "");
            all = all.with("Fallback" + kind.id(), rules.rule(rule, fallback, bus, needs));
        }
        return all;
    }
}
