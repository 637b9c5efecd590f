package io.github.findingrelay.statemachine;

/** A definition has something in it that is wrong, or that we do not play. */
public final class InvalidDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes an exception.
     *
     * @param place the state and the field
     */
    InvalidDefinitionException(String place, String message) {
        super(place + ": " + message);
    }
}
