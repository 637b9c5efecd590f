package io.github.findingrelay.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.findingrelay.model.Labelled;
import java.util.List;

/**
 * What becomes different for people, by a change of accounts.yaml or of a message.
 *
 * @param about names that the text is about, if they are several; it ends before them
 */
record Sentence(
        Kind kind,
        String text,
        @JsonInclude(Include.NON_EMPTY) List<String> about) {

    Sentence {
        about = List.copyOf(about);
    }

    Sentence(Kind kind, String text) {
        this(kind, text, List.of());
    }

    /**
     * A sentence about one or several.
     *
     * @param one has a place for its name
     * @param several has a place for their number
     * @param names at least one
     */
    static Sentence about(Kind kind, List<String> names, String one, String several) {
        return names.size() == 1
                ? new Sentence(kind, one.formatted(names.get(0)))
                : new Sentence(kind, several.formatted(names.size()), names);
    }

    /** With some of the names. */
    String inWords() {
        String start = kind == Kind.NOTHING_CHANGES ? "nothing changes in AWS: " : "";
        return start + (about.isEmpty() ? text : text + ": " + ChangeGroup.shortened(about));
    }

    /** The most dangerous first. */
    enum Kind implements Labelled {
        /** Something is told to nobody any more. */
        NOBODY_TOLD,
        /** An archive rule hides something. */
        HIDDEN,
        /** Somebody hears of something no more; somebody else does. */
        TOLD_NO_MORE,
        /** CloudFormation or AWS refuses it. */
        REFUSED,
        /** What cannot be brought back is deleted. */
        LOST,
        /** What is told is less protected. */
        LESS_PROTECTED,
        /** What is replaced stays, and goes on notifying. */
        TOLD_TWICE,
        /** Somebody hears of something from now on. */
        TOLD_FROM_NOW_ON,
        /** Somebody has to do something. */
        TO_DO,
        /** People read something else. */
        READS_OTHERWISE,
        /** AWS changes, and nobody notices. */
        UNNOTICED,
        /** It is only written down. */
        NOTHING_CHANGES
    }
}
