package io.github.findingrelay.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A CloudFormation stack as the manifest lists it.
 *
 * @param account where it is deployed
 * @param region where it is deployed
 * @param template path below generated/
 * @param digest {@code sha256:} and 64 hexadecimal digits, over the template and the stack's tags
 * @param covers ids of the accounts whose findings it carries, ascending
 * @param owner key of the owner it belongs to, unless it serves several
 */
public record Stack(
        String name,
        StackKind kind,
        String account,
        String region,
        String template,
        String digest,
        List<String> covers,
        Optional<String> owner) {

    /** The order of deployment, then by name. */
    public static final Comparator<Stack> ORDER =
            Comparator.comparing(Stack::kind).thenComparing(Stack::name);

    public Stack {
        covers = List.copyOf(covers);
    }
}
