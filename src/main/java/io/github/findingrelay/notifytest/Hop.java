package io.github.findingrelay.notifytest;

import io.github.findingrelay.model.Labelled;

/**
 * A part of the way of a finding.
 *
 * @param found what was seen of it
 */
record Hop(String what, HopState state, String found) {

    /** How far it is known. */
    enum HopState implements Labelled {
        PASSED,
        /** Nothing has been seen yet. */
        WAITING,
        FAILED,
        /** AWS does not say. */
        UNKNOWN
    }
}
