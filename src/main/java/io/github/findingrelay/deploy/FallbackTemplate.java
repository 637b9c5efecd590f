package io.github.findingrelay.deploy;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The template of a stack with rules of the fallback.
 *
 * @param resources by logical id
 * @param digest its output
 */
record FallbackTemplate(String description, Map<String, Mapping> resources, Optional<String> digest) {

    private static final String MARK =
            "# Made by 'relay deploy', on the way from what was deployed to what generated/ says.\n";

    /** What nothing depends on besides; a template in between does without the first two. */
    private static final Set<String> SECTIONS =
            Set.of("AWSTemplateFormatVersion", "Metadata", "Description", "Resources", "Outputs");

    /** Logical ids of the rules for accounts that have no stack. */
    private static final Set<String> FOR_UNLISTED =
            Set.of("FallbackRolesRule", "FallbackOthersRule", "FallbackFindingsRule");

    FallbackTemplate {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }

    /** Reads a template; empty: somebody has written it in a way that we do not read. */
    static Optional<FallbackTemplate> read(String text) {
        try {
            Mapping root = TemplateNode.read(new SourceText("template", text));
            Map<String, Mapping> resources = new LinkedHashMap<>();
            if (!SECTIONS.containsAll(root.entries().keySet())
                    || !(root.entries().get("Resources") instanceof Mapping all)) {
                return Optional.empty();
            }
            all.entries().forEach((id, resource) -> {
                if (resource instanceof Mapping object) {
                    resources.put(id, object);
                }
            });
            return Optional.of(new FallbackTemplate(
                    TemplateEdit.text(root, "Description"),
                    resources,
                    Optional.of(TemplateEdit.text(root, "Outputs", "Digest", "Value"))
                            .filter(Fingerprint::isDigest)));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    FallbackTemplate with(Map<String, Mapping> others) {
        return new FallbackTemplate(description, others, Optional.empty());
    }

    static boolean isRule(Mapping resource) {
        return type(resource).equals(FallbackRule.TYPE);
    }

    static String type(Mapping resource) {
        return TemplateEdit.text(resource, "Type");
    }

    boolean hasKey() {
        return resources.values().stream().anyMatch(resource -> type(resource).equals("AWS::KMS::Key"));
    }

    Stream<FallbackRule> rules() {
        return resources.values().stream().filter(FallbackTemplate::isRule).map(FallbackRule::new);
    }

    /** The accounts whose findings its rules leave to others. */
    SortedSet<String> excluded() {
        return rules().flatMap(rule -> rule.excluded().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The accounts that its rules name. */
    SortedSet<String> named() {
        return rules().flatMap(FallbackRule::named).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same that leaves no other accounts to others than these. */
    FallbackTemplate excludingOnly(Predicate<String> some) {
        Map<String, Mapping> after = new LinkedHashMap<>();
        resources.forEach((id, resource) -> after.put(
                id,
                isRule(resource)
                        ? new FallbackRule(resource).excludingOnly(some).resource()
                        : resource));
        return with(after);
    }

    /** Whether CloudFormation has nothing to do from the one to the other. */
    boolean isLike(FallbackTemplate other) {
        return comparable(resources).equals(comparable(other.resources));
    }

    /** The same of all resources but rules. */
    boolean isLikeBesidesRules(FallbackTemplate other) {
        return comparable(besidesRules()).equals(comparable(other.besidesRules()));
    }

    private Map<String, Mapping> besidesRules() {
        Map<String, Mapping> others = new LinkedHashMap<>(resources);
        others.values().removeIf(FallbackTemplate::isRule);
        return others;
    }

    private static Map<String, String> comparable(Map<String, Mapping> resources) {
        return resources.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> TemplateEdit.comparable(entry.getValue())));
    }

    /** Whether a resource says the same in both. */
    boolean hasLike(String id, Mapping resource) {
        return resources.containsKey(id)
                && TemplateEdit.comparable(Objects.requireNonNull(resources.get(id)))
                        .equals(TemplateEdit.comparable(resource));
    }

    /** What is deployed, with a digest that no template in generated/ has. */
    String text() {
        return body() + "\nOutputs:\n  Digest:\n    Value: " + ownDigest() + "\n";
    }

    String ownDigest() {
        return Fingerprint.digest(body());
    }

    private String body() {
        return MARK + "Description: " + TemplateWriter.quoted(description) + "\n\nResources:\n"
                + resources.entrySet().stream()
                        .map(entry -> "  %s: %s\n".formatted(entry.getKey(), TemplateWriter.text(entry.getValue())))
                        .collect(Collectors.joining());
    }

    /** Whether its fallback takes findings of an account that no other rule takes. */
    boolean takes(String account) {
        List<String> suffixes =
                rules().flatMap(rule -> rule.suffixes().stream()).toList();
        return (suffixes.isEmpty() || suffixes.stream().anyMatch(account::endsWith))
                && resources.entrySet().stream()
                        .filter(entry -> isRule(entry.getValue()) && FOR_UNLISTED.contains(entry.getKey()))
                        .map(entry -> new FallbackRule(entry.getValue()))
                        .anyMatch(rule -> !rule.looksAtAccounts()
                                || (!rule.excluded().isEmpty()
                                        && !rule.excluded().contains(account)));
    }
}
