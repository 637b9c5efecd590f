package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import io.github.findingrelay.template.TemplateObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads the analyzers of a stack set: each of its instances may differ. */
final class AnalyzerReader {

    private static final Set<String> ANALYZER = Set.of("AnalyzerName", "Type", "ArchiveRules");
    private static final Set<String> RULE = Set.of("RuleName", "Filter");
    private static final Set<String> CRITERION = Set.of("Property", "Eq", "Neq", "Contains", "Exists");

    private AnalyzerReader() {}

    /**
     * The analyzers that a set makes.
     *
     * @throws UnreadableException if there is anything that we do not render
     */
    static List<Analyzer> read(StackSet set, SourceText template, Mapping root, Organization organization) {
        String other = unnamed(template.text());
        List<String> accounts = set.accounts().isEmpty() ? different(root, organization, other) : set.accounts();
        List<Analyzer> analyzers = new ArrayList<>();
        for (String region : set.regions()) {
            for (String account : accounts) {
                Stack instance = instance(set, account, region);
                StackTemplate.of(instance, organization.partition().id(), template, root)
                        .resources()
                        .forEach(resource -> analyzers.add(
                                analyzer(Optional.of(account).filter(id -> !id.equals(other)), region, resource)));
            }
        }
        return analyzers;
    }

    /** The accounts whose analyzers may differ from those of others, and one that stands for these. */
    private static List<String> different(Mapping root, Organization organization, String other) {
        NavigableSet<String> accounts = new TreeSet<>(AnalyzerCheck.named(organization));
        root.get("Conditions").ifPresent(conditions -> texts(conditions).forEach(accounts::add));
        // What goes to organizational units does not get to it.
        accounts.remove(organization.managementAccount());
        return Stream.concat(accounts.stream(), Stream.of(other)).toList();
    }

    private static Stream<String> texts(TemplateNode node) {
        if (node instanceof Mapping object) {
            return object.entries().values().stream().flatMap(AnalyzerReader::texts);
        }
        if (node instanceof Sequence list) {
            return list.items().stream().flatMap(AnalyzerReader::texts);
        }
        return node instanceof Scalar text ? Stream.of(text.text()) : Stream.empty();
    }

    /** An account that the template does not name. */
    private static String unnamed(String template) {
        return LongStream.iterate(0, id -> id + 1)
                .mapToObj(id -> String.format(Locale.ROOT, "%012d", id))
                .filter(id -> !template.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** One of the stacks of a set. */
    static Stack instance(StackSet set, String account, String region) {
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

    private static Analyzer analyzer(Optional<String> account, String region, Resource resource) {
        TemplateObject properties = resource.properties();
        if (!resource.type().equals("AWS::AccessAnalyzer::Analyzer")) {
            throw properties.unreadable("resources of type " + resource.type() + " are not read");
        }
        properties.allowOnly(ANALYZER);
        return new Analyzer(wholeOrganization(properties), account, region, rules(properties), resource.location());
    }

    private static boolean wholeOrganization(TemplateObject properties) {
        String type = properties.text("Type");
        return switch (type) {
            case "ORGANIZATION" -> true;
            case "ACCOUNT" -> false;
            default -> throw properties.unreadable("analyzers of type " + type + " are not read");
        };
    }

    private static Map<String, ArchiveFilter> rules(TemplateObject properties) {
        Map<String, ArchiveFilter> rules = new LinkedHashMap<>();
        properties.requireLists("ArchiveRules");
        for (TemplateObject rule : properties.objects("ArchiveRules")) {
            rule.allowOnly(RULE);
            rule.requireLists("Filter");
            String name = rule.text("RuleName");
            if (!rule.keys().contains("Filter")) {
                throw rule.unreadable("'Filter' is missing");
            }
            if (rules.put(name, filter(rule)) != null) {
                throw rule.unreadable("there are two rules named '" + name + "'");
            }
        }
        return rules;
    }

    private static ArchiveFilter filter(TemplateObject rule) {
        return new ArchiveFilter(
                rule.objects("Filter").stream().map(AnalyzerReader::criterion).toList());
    }

    private static Criterion criterion(TemplateObject criterion) {
        criterion.allowOnly(CRITERION);
        criterion.requireLists("Eq", "Neq", "Contains");
        return new Criterion(
                criterion.text("Property"),
                criterion.texts("Eq"),
                criterion.texts("Neq"),
                criterion.texts("Contains"),
                criterion.keys().contains("Exists")
                        ? Optional.of(truth(criterion, criterion.json("Exists")))
                        : Optional.empty());
    }

    private static boolean truth(TemplateObject criterion, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw criterion.unreadable("'Exists' is '" + value + "' and must be true or false");
        };
    }
}
