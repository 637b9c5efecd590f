package io.github.findingrelay.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.findingrelay.model.Labelled;

/**
 * What a change means for people.
 *
 * @param subject a mail address, a topic, a rule, an account or an owner
 * @param detail more about it, or empty
 */
record Consequence(
        Effect kind,
        String subject,
        @JsonInclude(Include.NON_EMPTY) String detail) {

    Consequence(Effect kind, String subject) {
        this(kind, subject, "");
    }

    /** The subject, with what there is more about it. */
    String about() {
        return detail.isEmpty() ? subject : "%s (%s)".formatted(subject, detail);
    }

    /** The worst first. */
    enum Effect implements Labelled {
        /** Nobody is notified by the rule any more. */
        RULE_DISABLED("rule disabled, so that it tells nobody"),
        /** Nobody is notified by the stack any more. */
        TOPIC_REMOVED("topic deleted, with its subscriptions"),
        /** CloudFormation makes the new one before it deletes the old one, and both would have one name. */
        REPLACEMENT_REFUSED("cannot be replaced under its name, so that the stack fails and stays as it was"),
        /** The old topic stays behind, and its subscribers are asked anew. */
        TOPIC_REPLACED("topic replaced, its subscribers asked anew"),
        /** A mail address hears of the stack's findings no more. */
        LOSES_CONFIRMATION("loses its confirmed subscription"),
        /** A mail address gets a mail, and nothing else until it confirms. */
        MUST_CONFIRM("has to confirm"),
        /** Findings of the account go another way. */
        ACCOUNT_LEAVES("no longer covered"),
        /** Findings of the account go this way from now on. */
        ACCOUNT_JOINS("covered from now on"),
        /** The account has another owner. */
        OWNER_CHANGES("new owner"),
        /** The rule is made anew on another event bus. */
        RULE_MOVES("rule moves to another event bus"),
        /** The rule is deleted. */
        RULE_REMOVED("rule deleted"),
        /** CloudFormation retains it. */
        KEY_KEPT("key no longer used, and kept until an administrator deletes it"),
        /** What people read in a language, or when they are told, is another. */
        MESSAGES_CHANGE("what people are told changes"),
        /** Analyzers come to a Region or an account. */
        ANALYZERS_ADDED("analyzers made"),
        /** Analyzers go; what only they know, for example what was archived, is lost. */
        ANALYZERS_REMOVED("analyzers deleted, with what was archived there"),
        /** A template that somebody has written by hand. */
        UNREADABLE("cannot be compared resource by resource");

        private final String text;

        Effect(String text) {
            this.text = text;
        }

        /** What happens, before a colon and the subject. */
        String text() {
            return text;
        }
    }
}
