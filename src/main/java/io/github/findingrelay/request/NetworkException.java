package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;
import java.io.IOException;

/** The network has not brought an answer. The message names who was asked, and says what to try. */
public final class NetworkException extends IOException {

    private static final long serialVersionUID = 1;

    private final Fault fault;

    NetworkException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** Of it the message, whether it may have arrived, and so whether to ask again. */
    public Fault fault() {
        return fault;
    }
}
