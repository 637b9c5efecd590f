package io.github.findingrelay.doctor;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.findingrelay.model.Labelled;

/**
 * Something that must be true before the first deployment.
 *
 * @param what it is
 * @param found what was seen
 * @param why it matters
 * @param remedy the command that fixes it, or where to; empty if there is nothing to fix
 */
@JsonPropertyOrder("state")
record Precondition(String what, Verdict state, String found, String why, String remedy) {

    /** The same with more that was found. */
    Precondition with(String more) {
        return new Precondition(what, state, found + more, why, remedy);
    }

    /** How it stands. */
    enum Verdict implements Labelled {
        OK,
        /** The deployment works; something is missing all the same. */
        WARN,
        /** Findings would reach nobody, or the deployment would fail. */
        FAIL,
        /** The credentials may not look, or AWS has not answered. */
        UNKNOWN
    }
}
