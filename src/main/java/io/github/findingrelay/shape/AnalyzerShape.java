package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.elsewhere;
import static io.github.findingrelay.shape.Shape.nothing;
import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.shape.Shape.Conditional;
import io.github.findingrelay.shape.Shape.Fields;

/**
 * One analyzer, and none besides. What it archives, and under which conditions, is compared for each
 * account and Region.
 */
record AnalyzerShape(String name, String type) {

    Fields resources() {
        return with(
                "Analyzer",
                resource(
                        "AWS::AccessAnalyzer::Analyzer",
                        nothing().withOptional("Metadata", elsewhere()),
                        with("AnalyzerName", name).with("Type", type).withOptional("ArchiveRules", new Conditional())));
    }
}
