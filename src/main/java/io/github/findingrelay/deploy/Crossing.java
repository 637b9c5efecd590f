package io.github.findingrelay.deploy;

import io.github.findingrelay.template.TemplateNode.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The templates on the way from what is deployed of a stack with rules of the fallback to what is
 * wanted of it.
 */
record Crossing(FallbackTemplate deployed, FallbackTemplate wanted) {

    /** What no other stack needs. */
    private static final Set<String> OWN =
            Set.of(FallbackRule.TYPE, "AWS::SNS::Subscription", "AWS::CloudWatch::Alarm");

    private static final String NEXT = "Next";

    /**
     * What is deployed, with what other stacks will need, and what forwards to a bus forwards what
     * will come there, too.
     */
    FallbackTemplate prepared() {
        Map<String, Mapping> all = new LinkedHashMap<>();
        deployed.resources().forEach((id, resource) -> all.put(id, prepared(id, resource)));
        wanted.resources().forEach((id, resource) -> {
            if (!OWN.contains(FallbackTemplate.type(resource))) {
                all.putIfAbsent(id, resource);
            }
        });
        return wanted.with(all);
    }

    private Mapping prepared(String id, Mapping given) {
        Mapping next = wanted.resources().get(id);
        if (next == null) {
            return given;
        }
        Mapping resource = (Mapping) TemplateEdit.restored(given, next);
        if (wanted.hasLike(id, resource)) {
            return next;
        }
        if (FallbackTemplate.isRule(resource)) {
            return new FallbackRule(resource)
                    .forwardingAlso(new FallbackRule(next))
                    .resource();
        }
        return PolicyUnion.hasPolicies(resource) ? PolicyUnion.of(next, resource) : resource;
    }

    /**
     * The same with the wanted rules for findings that lack something: nobody else is told of them,
     * whomever they are about. Those that leave accounts to others have to wait for these.
     */
    FallbackTemplate bridge() {
        FallbackTemplate prepared = prepared();
        Map<String, Mapping> all = new LinkedHashMap<>(prepared.resources());
        wanted.resources().forEach((id, resource) -> {
            if (FallbackTemplate.type(resource).equals("AWS::SNS::Subscription")) {
                all.putIfAbsent(id, resource);
            }
            if (FallbackTemplate.isRule(resource)) {
                FallbackRule rule = new FallbackRule(resource);
                if (!rule.looksAtAccounts() && prepared.rules().noneMatch(rule::takesTheSameAs)) {
                    boolean isTaken = all.containsKey(id);
                    all.put(
                            isTaken ? id + NEXT : id,
                            isTaken ? rule.renamed("-next").resource() : resource);
                }
            }
        });
        return prepared.with(all);
    }

    /**
     * What is wanted, with what other stacks still need.
     *
     * @param forwards whether findings go on to be forwarded to where rules may still be
     */
    FallbackTemplate keeping(boolean forwards) {
        Map<String, Mapping> all = new LinkedHashMap<>();
        wanted.resources().forEach((id, resource) -> all.put(id, keeping(id, resource, forwards)));
        deployed.resources().forEach((id, resource) -> {
            if (!OWN.contains(FallbackTemplate.type(resource))) {
                all.putIfAbsent(id, resource);
            }
        });
        return wanted.with(all);
    }

    private Mapping keeping(String id, Mapping resource, boolean forwards) {
        if (!deployed.resources().containsKey(id)) {
            return resource;
        }
        Mapping old = Objects.requireNonNull(deployed.resources().get(id));
        if (FallbackTemplate.isRule(resource) && forwards) {
            return new FallbackRule(resource)
                    .forwardingAlso(new FallbackRule(old))
                    .resource();
        }
        return PolicyUnion.hasPolicies(resource) ? PolicyUnion.of(resource, old) : resource;
    }
}
