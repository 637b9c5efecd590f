package io.github.findingrelay.analyzers;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.request.AccountRegion;
import java.util.Map;
import java.util.Optional;

/**
 * An analyzer as Access Analyzer describes it.
 *
 * @param type for example {@code ACCOUNT_UNUSED_ACCESS}; AWS adds new ones
 * @param managedBy the service of AWS that has made it, and alone can delete it
 */
public record ExistingAnalyzer(
        AccountRegion place,
        String arn,
        String name,
        String type,
        String status,
        Optional<String> managedBy,
        Map<String, String> tags) {

    /** What an entry in a receipt calls its deletion. */
    static final String DELETE = "delete analyzer";

    private static final String STACK = "aws:cloudformation:stack-name";

    public ExistingAnalyzer {
        tags = Map.copyOf(tags);
    }

    /** The CloudFormation stack that it belongs to, if AWS says so. */
    public Optional<String> stack() {
        return Optional.ofNullable(tags.get(STACK));
    }

    /**
     * Whether its findings say who can reach resources from outside, and somebody may change them.
     */
    public boolean isExternal() {
        return (isOrganization() || isAccount()) && status.equals("ACTIVE") && managedBy.isEmpty();
    }

    /** Whether it looks at all accounts rather than at its own. */
    public boolean isOrganization() {
        return type.equals("ORGANIZATION");
    }

    /** Whether it looks at its own account, of which there is one in each account and Region. */
    public boolean isAccount() {
        return type.equals("ACCOUNT");
    }

    /** Whether it finds what nobody uses, and sends that to Security Hub. */
    public boolean isOfUnusedAccess() {
        return type.endsWith("_UNUSED_ACCESS") && status.equals("ACTIVE") && managedBy.isEmpty();
    }

    public boolean looksAt(String account) {
        return isOrganization() || place.account().equals(account);
    }

    /** What a receipt says of its deletion. */
    ReceiptEntry deletion(ReceiptResult result, String detail) {
        return new ReceiptEntry(DELETE, place.account(), place.region(), arn, result, detail);
    }

    /**
     * Whether it is one of our stack sets'.
     *
     * @param prefix of our stacks
     */
    public boolean isOurs(String prefix) {
        ResourceNames names = new ResourceNames(prefix);
        String stacks = ResourceNames.stacksOf(names.analyzers());
        return name.startsWith(names.analyzers())
                || names.isTagged(tags)
                || stack().filter(stack -> stack.startsWith(stacks)).isPresent();
    }
}
