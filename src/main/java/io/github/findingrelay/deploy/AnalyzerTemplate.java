package io.github.findingrelay.deploy;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The template of a stack set, whose analyzers may differ from place to place. */
final class AnalyzerTemplate {

    private static final String ANALYZER = "AWS::AccessAnalyzer::Analyzer";

    /** No analyzer's name or rule depends on it. */
    private static final String PARTITION = "aws";

    private final StackSet set;
    private final SourceText source;
    private final Mapping root;

    /**
     * Reads a template.
     *
     * @throws UnreadableException if it is none of ours
     */
    AnalyzerTemplate(StackSet set, String text) {
        this.set = set;
        this.source = new SourceText(set.template(), text);
        this.root = TemplateNode.read(source);
    }

    /** The analyzers that it makes in a place. */
    Stream<WantedAnalyzer> in(AccountRegion place) {
        Stack instance = new Stack(
                ResourceNames.stacksOf(set.name()),
                StackKind.FOUNDATION,
                place.account(),
                place.region(),
                set.template(),
                "",
                List.of(),
                Optional.empty());
        return StackTemplate.of(instance, PARTITION, source, root).resources().stream()
                .filter(resource -> resource.type().equals(ANALYZER))
                .map(resource -> analyzer(place, resource.properties()));
    }

    private static WantedAnalyzer analyzer(AccountRegion place, TemplateObject properties) {
        return new WantedAnalyzer(
                place,
                properties.text("AnalyzerName"),
                properties.text("Type"),
                properties.objects("ArchiveRules").stream()
                        .map(AnalyzerTemplate::rule)
                        .toList());
    }

    private static AnalyzerRule rule(TemplateObject rule) {
        return new AnalyzerRule(
                rule.text("RuleName"),
                rule.objects("Filter").stream().map(AnalyzerTemplate::criterion).toList());
    }

    private static Criterion criterion(TemplateObject one) {
        return new Criterion(
                one.text("Property"),
                one.texts("Eq"),
                one.texts("Neq"),
                one.texts("Contains"),
                one.optionalText("Exists").map(Boolean::parseBoolean));
    }
}
