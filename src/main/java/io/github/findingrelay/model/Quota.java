package io.github.findingrelay.model;

/**
 * A quota of AWS that an organization can outgrow. All can be raised; accounts.yaml says under
 * {@code quotas} what AWS has granted the admin account in the home Region.
 */
public enum Quota implements Labelled {
    RULES_PER_BUS("rulesPerBus", "EventBridge rules of a bus", 300, "events", "L-244521F2"),
    /** EventBridge API reference, PutRule, has the limit. */
    PATTERN_LENGTH("patternLength", "characters of an event pattern", 2048, 4096, "events", "L-664C5505"),
    STACKS("stacks", "CloudFormation stacks", 2000, "cloudformation", "L-0485CB21"),
    /** Mail addresses that have not confirmed yet: all, at first. */
    PENDING_SUBSCRIPTIONS("pendingSubscriptions", "pending SNS subscriptions", 5000, "sns", "L-1A43D3DB"),
    ARCHIVE_RULES("archiveRules", "archive rules of an analyzer", 100, 1000, "access-analyzer", "L-1E51937C");

    private final String key;
    private final String what;
    private final int standard;
    private final int limit;
    private final String service;
    private final String code;

    Quota(String key, String what, int standard, String service, String code) {
        this(key, what, standard, Integer.MAX_VALUE, service, code);
    }

    Quota(String key, String what, int standard, int limit, String service, String code) {
        this.key = key;
        this.what = what;
        this.standard = standard;
        this.limit = limit;
        this.service = service;
        this.code = code;
    }

    /** Its key in accounts.yaml. */
    public String key() {
        return key;
    }

    /** What it is a number of, in the plural. */
    public String what() {
        return what;
    }

    /** AWS's default in most Regions. */
    public int standard() {
        return standard;
    }

    /** The most that AWS grants anybody. */
    public int limit() {
        return limit;
    }

    /** Service Quotas' name of the service. */
    public String service() {
        return service;
    }

    /** Service Quotas' name of the quota. */
    public String code() {
        return code;
    }

    /** The rule of diagnostics about it. */
    public String rule() {
        return "quota." + label();
    }
}
