package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.routing.StackResources.Resource;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the analyzers of a stack set, with the conditions of its template resolved. */
final class AnalyzerReader {

  private static final Set<String> ANALYZER = Set.of("AnalyzerName", "Type", "ArchiveRules");
  private static final Set<String> RULE = Set.of("RuleName", "Filter");
  private static final Set<String> CRITERION =
      Set.of("Property", "Eq", "Neq", "Contains", "Exists");

  /** Conditions within conditions. */
  private static final int MAX_DEPTH = 20;

  /** An account that no template names. */
  private static final String ANY_OTHER = "000000000000";

  private final StackResources instance;
  private final Mapping conditions;

  private AnalyzerReader(StackResources instance) {
    this.instance = instance;
    this.conditions = instance.conditions();
  }

  /**
   * The analyzers that a set makes.
   *
   * @param named accounts whose analyzers may differ from those of others
   * @throws UnreadableException if there is anything that we do not render
   */
  static List<Analyzer> read(
      StackSet set, SourceText template, String partition, Collection<String> named) {
    Mapping root = TemplateNode.read(template);
    List<String> accounts =
        set.accounts().isEmpty()
            ? Stream.concat(named.stream(), Stream.of(ANY_OTHER)).toList()
            : set.accounts();
    List<Analyzer> analyzers = new ArrayList<>();
    for (String region : set.regions()) {
      for (String account : accounts) {
        Stack instance = instance(set, account, region);
        StackResources resources =
            StackResources.withConditions(instance, partition, template, root);
        resources.all().forEach(r -> analyzers.add(new AnalyzerReader(resources).analyzer(r)));
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

  private Analyzer analyzer(Resource resource) {
    Mapping properties = resource.properties();
    if (!resource.type().equals("AWS::AccessAnalyzer::Analyzer")) {
      throw instance.unreadable(
          properties, "resources of type " + resource.type() + " are not read");
    }
    instance.requireOnly(properties, ANALYZER);
    String account = instance.stack().account();
    return new Analyzer(
        wholeOrganization(properties),
        account.equals(ANY_OTHER) ? Optional.empty() : Optional.of(account),
        instance.stack().region(),
        instance.items(properties.entries().get("ArchiveRules")).stream()
            .flatMap(rule -> filter(rule).stream())
            .toList(),
        instance.location(resource));
  }

  private boolean wholeOrganization(Mapping properties) {
    String type = instance.requiredText(properties, "Type");
    return switch (type) {
      case "ORGANIZATION" -> true;
      case "ACCOUNT" -> false;
      default ->
          throw instance.unreadable(properties, "analyzers of type " + type + " are not read");
    };
  }

  /** The filter of a rule, unless its condition leaves it out. */
  private Optional<ArchiveFilter> filter(TemplateNode node) {
    Mapping rule = instance.mapping(node);
    TemplateNode choice = rule.entries().get("Fn::If");
    if (choice != null) {
      List<TemplateNode> parts = instance.items(choice);
      if (parts.size() != 3) {
        throw instance.unreadable(node, "Fn::If takes a condition and two values");
      }
      TemplateNode chosen = parts.get(holds(instance.text(parts.get(0)), choice) ? 1 : 2);
      return chosen instanceof TemplateNode.Function none && none.argument().equals("AWS::NoValue")
          ? Optional.empty()
          : filter(chosen);
    }
    instance.requireOnly(rule, RULE);
    List<Criterion> criteria =
        instance.items(instance.required(rule, "Filter")).stream()
            .map(criterion -> criterion(instance.mapping(criterion)))
            .toList();
    return Optional.of(new ArchiveFilter(criteria));
  }

  private Criterion criterion(Mapping criterion) {
    instance.requireOnly(criterion, CRITERION);
    return new Criterion(
        instance.requiredText(criterion, "Property"),
        instance.texts(criterion, "Eq"),
        instance.texts(criterion, "Neq"),
        instance.texts(criterion, "Contains"),
        instance.optionalText(criterion, "Exists").map(Boolean::parseBoolean));
  }

  private boolean holds(String condition, TemplateNode at) {
    TemplateNode definition = conditions.entries().get(condition);
    if (definition == null) {
      throw instance.unreadable(at, "there is no condition '" + condition + "' in this template");
    }
    return holds(definition, MAX_DEPTH);
  }

  private boolean holds(TemplateNode node, int depth) {
    Map<String, TemplateNode> function = instance.mapping(node).entries();
    if (depth == 0 || function.size() != 1) {
      throw instance.unreadable(node, "a condition function is expected here");
    }
    String name = function.keySet().iterator().next();
    if (!(function.get(name) instanceof Sequence arguments)) {
      throw instance.unreadable(node, name + " takes a list");
    }
    List<TemplateNode> items = arguments.items();
    return switch (name) {
      case "Fn::Not" -> !holds(items.get(0), depth - 1);
      case "Fn::Or" -> items.stream().anyMatch(item -> holds(item, depth - 1));
      case "Fn::And" -> items.stream().allMatch(item -> holds(item, depth - 1));
      case "Fn::Equals" -> items.stream().map(instance::text).distinct().count() == 1;
      default -> throw instance.unreadable(node, name + " is not read here");
    };
  }
}
