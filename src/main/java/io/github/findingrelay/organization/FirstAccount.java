package io.github.findingrelay.organization;

/**
 * An account of a new accounts.yaml.
 *
 * @param remark for comments behind its lines; empty: there is nothing to say
 */
record FirstAccount(String id, String name, NewOwner owner, FirstRemark remark) {

    /**
     * What is open about an account.
     *
     * @param ofName about its name, or empty
     * @param ofOwner about its owner, or empty
     */
    record FirstRemark(String ofName, String ofOwner) {}
}
