package io.github.findingrelay.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What our resources in AWS are called; templates get it as {@code names}.
 *
 * <p>Names of stacks, stack sets and analyzers are part of the contract: people look for them, and
 * the roles of bootstrap.yaml are bound to them. A name that changes replaces its resource; for a
 * topic that means that everybody has to confirm again.
 *
 * @param prefix {@code stackPrefix} of accounts.yaml, which all names begin with
 */
public record ResourceNames(String prefix) {

    /** The tag on every stack of ours and, from there, on what it makes; its value is the prefix. */
    public static final String PREFIX_TAG = "finding-relay:prefix";

    /** Begins the tags of topics that say when somebody was reminded. */
    public static final String REMINDED_TAG = "finding-relay:reminded:";

    private static final String BUS = "-bus-";

    /** The beginning of every name but the key's. */
    public String start() {
        return prefix + "-";
    }

    public String foundation() {
        return stack(StackKind.FOUNDATION);
    }

    /** The part of the foundation that belongs to one event bus. */
    public String foundation(EventBus bus) {
        return foundation() + BUS + bus.number();
    }

    /** Whether a stack is the part of the foundation that belongs to an event bus. */
    public boolean isOfEventBus(String stack) {
        return stack.startsWith(foundation() + BUS);
    }

    /** The part of the foundation that tells in a language. */
    public String foundation(Language language) {
        return foundation() + "-deliver-" + language.code();
    }

    public String securityHub() {
        return stack(StackKind.SECURITY_HUB);
    }

    /** The stack of a chat channel, its configuration and the channel's topic. */
    public String channel(ChatChannel channel) {
        return stack(StackKind.CHANNEL) + "-" + channel.key();
    }

    /** The stack of an account and its topic; its rules' names begin with it. */
    public String account(String id) {
        return stack(StackKind.ACCOUNT) + "-" + id;
    }

    /** The stack of an owner and its topic; its rules' names begin with it. */
    public String owner(String key) {
        return stack(StackKind.OWNER) + "-" + key;
    }

    /** The topic of an account that has contacts of its own, in the stack of its owner. */
    public String ownTopic(String owner, String account) {
        return owner(owner) + "-" + account;
    }

    /** The one stack for all accounts and its topic; its rules' names begin with it. */
    public String shared() {
        return stack(StackKind.SHARED);
    }

    /** The stack of the roles, which an administrator deploys. It is in no manifest. */
    public String bootstrap() {
        return start() + "bootstrap";
    }

    private String stack(StackKind kind) {
        return start() + kind.label();
    }

    /** The fallback's topic; its rules' names begin with it. */
    public String fallback() {
        return start() + "fallback";
    }

    /** The beginning of the names of the fallback's rules on one event bus. */
    public String fallback(EventBus bus) {
        return fallback() + "-" + bus.number();
    }

    /** An event bus, and the rule that forwards to it. */
    public String bus(EventBus bus) {
        return start() + "bus-" + bus.number();
    }

    /** The dead-letter queue and its alarm. */
    public String deadLetters() {
        return start() + "dead-letters";
    }

    /** The state machine that tells people of findings in a language. */
    public String delivery(Language language) {
        return start() + "deliver-" + language.code();
    }

    /** What the state machines work with: they publish, mark findings and leave what failed in the queue. */
    public String deliveryRole() {
        return start() + "deliver";
    }

    /** What event rules start the state machines with. */
    public String startRole() {
        return start() + "start";
    }

    /** The key of a finding's user-defined field that holds the fingerprint of what was told. */
    public String toldField() {
        return start() + "told";
    }

    /** The alias of the key that encrypts topics. */
    public String keyAlias() {
        return "alias/" + prefix;
    }

    /** What chat configurations work with: it may do nothing. */
    public String chatRole() {
        return start() + "chat";
    }

    /** The policy that bounds what roles of ours may do. */
    public String boundary() {
        return start() + "boundary";
    }

    /** The organization's analyzer and its stack set; the names of the other sets begin with it. */
    public String analyzers() {
        return start() + "analyzers";
    }

    /** The analyzer in every account, the management account among them. */
    public String accountAnalyzer() {
        return analyzers() + "-account";
    }

    /** The stack set of the analyzers in accounts of organizational units. */
    public String accountAnalyzers() {
        return analyzers() + "-accounts";
    }

    /** The stack set of the management account's analyzer. */
    public String managementAnalyzer() {
        return analyzers() + "-management";
    }

    /** What pull requests are planned with. */
    public String planRole() {
        return start() + "plan";
    }

    /** What the daily watch reads with. */
    public String watchRole() {
        return start() + "watch";
    }

    /** What owners are reminded with. */
    public String remindRole() {
        return start() + "remind";
    }

    /** What a merge is deployed with. */
    public String deployRole() {
        return start() + "deploy";
    }

    /** What CloudFormation makes the resources of stacks with. */
    public String cloudFormationRole() {
        return start() + "cloudformation";
    }

    /** What CloudFormation takes the execution role with. */
    public String stackSetsRole() {
        return start() + "stack-sets";
    }

    /** What CloudFormation makes the resources of stack sets with, in the account that gets them. */
    public String stackSetExecutionRole() {
        return start() + "stack-set-execution";
    }

    /**
     * A rule.
     *
     * @param of the stack, or the fallback's part, that it belongs to
     * @param group of accounts that it is for; empty: all of the stack
     */
    public String rule(String of, String which, String group) {
        return group.isEmpty() ? of + "-" + which : of + "-" + which + "-" + group;
    }

    /**
     * A subscription's logical id. It comes from its address, so that others stay when one is added.
     *
     * @param account whose own topic it is, in the stack of its owner; empty: the topic of a stack
     */
    public static String subscriptionId(String address, String account) {
        String id = "Email" + Fingerprint.shortOf(address.toLowerCase(Locale.ROOT));
        return account.isEmpty() ? id : id + "For" + account;
    }

    /** Whether tags say that their resource is ours. */
    public boolean isTagged(Map<String, String> tags) {
        return prefix.equals(tags.get(PREFIX_TAG));
    }

    /** The beginning of the names of the stacks that a stack set makes. */
    public static String stacksOf(String stackSet) {
        return "StackSet-" + stackSet;
    }

    /** The account that is in the name of a stack. */
    public Optional<String> accountIn(String stack) {
        String start = account("");
        return stack.startsWith(start) ? Optional.of(stack.substring(start.length())) : Optional.empty();
    }

    /** The kind that is in a stack's name. */
    public Optional<StackKind> kindIn(String stack) {
        return Arrays.stream(StackKind.values())
                .filter(kind -> stack.startsWith(stack(kind)))
                .findFirst();
    }
}
