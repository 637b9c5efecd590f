package io.github.findingrelay.request;

import io.github.findingrelay.diagnostic.OneLine;

/** AWS, or GitHub, has not done what it was asked to, or has not said so. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String report;
    private final boolean nobody;

    /** AWS has refused. */
    public RequestException(Fault fault, String message) {
        this(fault, message, "AWS: " + message);
    }

    /**
     * Somebody has refused.
     *
     * @param report what a command says that ends with it
     */
    public RequestException(Fault fault, String message, String report) {
        this(fault, message, report, false);
    }

    private RequestException(Fault fault, String message, String report, boolean nobody) {
        super(OneLine.printable(message));
        this.fault = fault;
        this.report = OneLine.printable(report);
        this.nobody = nobody;
    }

    /**
     * Nobody was reached.
     *
     * @param call that was tried
     */
    public static RequestException of(NetworkException e, String call) {
        String message = call + ": " + e.getMessage();
        return new RequestException(e.fault(), message, message, true);
    }

    /** Nobody can be asked, for want of credentials. */
    public static RequestException unasked(String why) {
        return new RequestException(Fault.REFUSED, why, why, true);
    }

    /** Whether nobody was reached, so that whoever else is asked does not answer either. */
    public boolean hasReachedNobody() {
        return nobody;
    }

    /** Why. */
    public enum Fault {
        /** Too many calls; nothing was done. */
        THROTTLED,
        /** A fault of the service or the network; it may have been done all the same. */
        UNAVAILABLE,
        /** There is such a thing. */
        ALREADY_EXISTS,
        /** An update that changes nothing. */
        NO_UPDATES,
        /** Another operation is going on there. */
        BUSY,
        /** The credentials may not do this here; or nobody may, since the Region is not enabled. */
        DENIED,
        /** There is no such thing. */
        ABSENT,
        /** Anything else: nothing was done, and the same call would fail again. */
        REFUSED
    }

    public Fault fault() {
        return fault;
    }

    /** Why, in AWS's words. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The message, and who says so. */
    public String report() {
        return report;
    }
}
