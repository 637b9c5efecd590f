package io.github.findingrelay.deploy;

import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Resources that allow something, and then what another version of them allows, too. */
final class PolicyUnion {

    private static final List<String> INLINE = List.of("Properties", "Policies");

    private static final String SID = "Sid";

    private static final Map<String, List<String>> STATEMENTS = Map.of(
            "AWS::IAM::Role", List.of("Properties", "AssumeRolePolicyDocument", "Statement"),
            "AWS::KMS::Key", List.of("Properties", "KeyPolicy", "Statement"),
            "AWS::SNS::TopicPolicy", List.of("Properties", "PolicyDocument", "Statement"),
            "AWS::SQS::QueuePolicy", List.of("Properties", "PolicyDocument", "Statement"));

    private PolicyUnion() {}

    static boolean hasPolicies(Mapping resource) {
        return STATEMENTS.containsKey(FallbackTemplate.type(resource));
    }

    /** A resource that allows what another version does besides. */
    static Mapping of(Mapping resource, Mapping other) {
        List<String> path = STATEMENTS.getOrDefault(FallbackTemplate.type(resource), List.of("Properties"));
        Mapping united = statements(resource, other, path);
        return TemplateEdit.items(other, INLINE).isEmpty()
                ? united
                : TemplateEdit.changed(
                        united, INLINE, mine -> Optional.of(inline(mine, TemplateEdit.items(other, INLINE))));
    }

    /** Policies of one name are one. */
    private static TemplateNode inline(TemplateNode mine, List<TemplateNode> others) {
        List<TemplateNode> all = new ArrayList<>();
        for (TemplateNode policy : TemplateEdit.items(mine, List.of())) {
            all.add(others.stream()
                    .filter(other -> name(other).equals(name(policy)))
                    .findFirst()
                    .<TemplateNode>map(other ->
                            statements((Mapping) policy, (Mapping) other, List.of("PolicyDocument", "Statement")))
                    .orElse(policy));
        }
        Set<String> names = all.stream().map(PolicyUnion::name).collect(Collectors.toSet());
        others.stream().filter(other -> !names.contains(name(other))).forEach(all::add);
        return TemplateEdit.list(all);
    }

    private static String name(TemplateNode policy) {
        return TemplateEdit.text(policy, "PolicyName");
    }

    private static Mapping statements(Mapping resource, Mapping other, List<String> path) {
        return TemplateEdit.changed(
                resource, path, mine -> Optional.of(statements(mine, TemplateEdit.items(other, path))));
    }

    private static TemplateNode statements(TemplateNode mine, List<TemplateNode> others) {
        List<TemplateNode> all = new ArrayList<>(TemplateEdit.items(mine, List.of()));
        Set<String> known = all.stream().map(PolicyUnion::withoutSid).collect(Collectors.toSet());
        for (TemplateNode statement : others) {
            if (known.add(withoutSid(statement))) {
                // No two statements of a policy may have the same.
                all.add(TemplateEdit.without((Mapping) statement, SID));
            }
        }
        return TemplateEdit.list(all);
    }

    private static String withoutSid(TemplateNode statement) {
        return statement instanceof Scalar
                ? TemplateEdit.comparable(statement)
                : TemplateEdit.comparable(TemplateEdit.without((Mapping) statement, SID));
    }
}
