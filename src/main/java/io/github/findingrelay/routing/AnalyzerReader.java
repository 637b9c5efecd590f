package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the analyzers of a stack set: each of its instances may differ. */
final class AnalyzerReader {

    private static final Set<String> ANALYZER = Set.of("AnalyzerName", "Type", "ArchiveRules");
    private static final Set<String> RULE = Set.of("RuleName", "Filter");
    private static final Set<String> CRITERION = Set.of("Property", "Eq", "Neq", "Contains", "Exists");

    /** An account that no template names. */
    private static final String ANY_OTHER = "000000000000";

    private AnalyzerReader() {}

    /**
     * The analyzers that a set makes.
     *
     * @param named accounts whose analyzers may differ from those of others
     * @throws UnreadableException if there is anything that we do not render
     */
    static List<Analyzer> read(StackSet set, SourceText template, String partition, Collection<String> named) {
        Mapping root = TemplateNode.read(template);
        List<String> accounts = set.accounts().isEmpty()
                ? Stream.concat(named.stream(), Stream.of(ANY_OTHER)).toList()
                : set.accounts();
        List<Analyzer> analyzers = new ArrayList<>();
        for (String region : set.regions()) {
            for (String account : accounts) {
                Stack instance = instance(set, account, region);
                StackTemplate.of(instance, partition, template, root)
                        .resources()
                        .forEach(resource -> analyzers.add(analyzer(instance, resource)));
            }
        }
        return analyzers;
    }

    private static Stack instance(StackSet set, String account, String region) {
        return new Stack(
                ResourceNames.stacksOf(set.name()),
                StackKind.FOUNDATION,
                account,
                region,
                set.template(),
                "",
                List.of(),
                Optional.empty());
    }

    private static Analyzer analyzer(Stack instance, Resource resource) {
        TemplateObject properties = resource.properties();
        if (!resource.type().equals("AWS::AccessAnalyzer::Analyzer")) {
            throw properties.unreadable("resources of type " + resource.type() + " are not read");
        }
        properties.allowOnly(ANALYZER);
        return new Analyzer(
                wholeOrganization(properties),
                Optional.of(instance.account()).filter(account -> !account.equals(ANY_OTHER)),
                instance.region(),
                properties.objects("ArchiveRules").stream()
                        .map(AnalyzerReader::filter)
                        .toList(),
                resource.location());
    }

    private static boolean wholeOrganization(TemplateObject properties) {
        String type = properties.text("Type");
        return switch (type) {
            case "ORGANIZATION" -> true;
            case "ACCOUNT" -> false;
            default -> throw properties.unreadable("analyzers of type " + type + " are not read");
        };
    }

    private static ArchiveFilter filter(TemplateObject rule) {
        rule.allowOnly(RULE);
        if (!rule.keys().contains("Filter")) {
            throw rule.unreadable("'Filter' is missing");
        }
        return new ArchiveFilter(
                rule.objects("Filter").stream().map(AnalyzerReader::criterion).toList());
    }

    private static Criterion criterion(TemplateObject criterion) {
        criterion.allowOnly(CRITERION);
        return new Criterion(
                criterion.text("Property"),
                criterion.texts("Eq"),
                criterion.texts("Neq"),
                criterion.texts("Contains"),
                criterion.optionalText("Exists").map(Boolean::parseBoolean));
    }
}
