package io.github.findingrelay.aws;

import io.github.findingrelay.request.NetworkException;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an exception of the SDK means for whoever called. */
public final class AwsFaults {

    private static final Set<String> THROTTLING =
            Set.of("Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded");

    private static final Set<String> THERE_ALREADY = Set.of(
            "AlreadyExistsException",
            "ExecutionAlreadyExists",
            "NameAlreadyExistsException",
            "TokenAlreadyExistsException");

    private static final Set<String> IN_PROGRESS = Set.of("OperationInProgressException", "StaleRequestException");

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "OptInRequired",
            "UnauthorizedOperation",
            // What a Region that is not enabled says of good credentials.
            "InvalidClientTokenId",
            "UnrecognizedClientException");

    private static final Set<String> ABSENT = Set.of(
            "NotFound",
            "NotFoundException",
            "ResourceNotFoundException",
            "NoSuchEntity",
            "AWSOrganizationsNotInUseException",
            "ParentNotFoundException",
            "AccountNotFoundException",
            "AWS.SimpleQueueService.NonExistentQueue",
            "ExecutionDoesNotExist",
            "StateMachineDoesNotExist",
            "QueueDoesNotExist");

    private static final Pattern BUSY =
            Pattern.compile("in [A-Z_]*_IN_PROGRESS state|while in status [A-Z_]*_IN_PROGRESS");

    /** We count them ourselves. */
    private static final Pattern ATTEMPTS = Pattern.compile(" \\(SDK Attempt Count: \\d+\\)$");

    /** The SDK reads it, and says nothing of it that helps. */
    private static final String NO_ENDPOINT =
            "AWS_ENDPOINT_URL, or endpoint_url of the profile, is no address with a host that Java takes; write http://host:port, without an underscore in the host";

    private AwsFaults() {}

    /** Calls, and says in our words what has gone wrong. */
    public static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw new RequestException(kind(e), message(e));
        } catch (SdkException e) {
            Optional<RequestException> known = cause(e, RequestException.class);
            if (known.isPresent()) {
                throw known.get();
            }
            requireEndpoint(e);
            Optional<NetworkException> network = cause(e, NetworkException.class);
            if (network.isPresent()) {
                throw RequestException.of(network.get(), AwsCall.that(e));
            }
            // It may have arrived.
            throw new RequestException(Fault.UNAVAILABLE, of(e, text(e)));
        } catch (RuntimeException e) {
            requireEndpoint(e);
            throw e;
        }
    }

    private static void requireEndpoint(RuntimeException e) {
        if (cause(e, URISyntaxException.class).isPresent()) {
            throw new RequestException(Fault.REFUSED, NO_ENDPOINT);
        }
    }

    /** A call that has no answer. */
    public static void telling(Runnable call) {
        told(() -> {
            call.run();
            return true;
        });
    }

    /**
     * Calls where AWS has no exception of its own for what is to be expected.
     *
     * @return empty: AWS has refused it with such a message
     */
    public static <T> Optional<T> toldUnless(String message, Supplier<T> call) {
        try {
            return Optional.of(told(call));
        } catch (RequestException e) {
            if (e.fault() == Fault.REFUSED && e.reason().contains(message)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Fault kind(AwsServiceException e) {
        String code = code(e);
        if (e.isThrottlingException() || THROTTLING.contains(code)) {
            return Fault.THROTTLED;
        }
        if (e.statusCode() >= 500) {
            return Fault.UNAVAILABLE;
        }
        if (THERE_ALREADY.contains(code)) {
            return Fault.ALREADY_EXISTS;
        }
        if (IN_PROGRESS.contains(code) || BUSY.matcher(text(e)).find()) {
            return Fault.BUSY;
        }
        if (DENIED.contains(code)) {
            return Fault.DENIED;
        }
        if (ABSENT.contains(code)) {
            return Fault.ABSENT;
        }
        return text(e).contains("No updates are to be performed") ? Fault.NO_UPDATES : Fault.REFUSED;
    }

    private static String code(AwsServiceException e) {
        return detail(e, AwsErrorDetails::errorCode);
    }

    /** AWS's own words; what has none may be of something in between. */
    private static String message(AwsServiceException e) {
        String message = detail(e, AwsErrorDetails::errorMessage);
        String code = code(e);
        if (!message.isEmpty() && !code.isEmpty()) {
            return "%s (%s)".formatted(message, code);
        }
        String said = message + code;
        return of(e, "HTTP %d %s".formatted(e.statusCode(), said.isEmpty() ? "without a reason" : said));
    }

    private static String of(SdkException e, String reason) {
        String call = AwsCall.that(e);
        return call.isEmpty() ? reason : call + ": " + reason;
    }

    private static String detail(AwsServiceException e, Function<AwsErrorDetails, @Nullable String> detail) {
        return Optional.ofNullable(e.awsErrorDetails()).map(detail).orElse("");
    }

    private static <T> Optional<T> cause(RuntimeException e, Class<T> type) {
        return Stream.iterate((Throwable) e, one -> one != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** The SDK wraps what is wrong with an answer into words about itself. */
    private static String text(SdkException e) {
        if (e.getCause() instanceof SdkException cause) {
            return text(cause);
        }
        String text = e.getMessage() == null ? "no reason is given" : e.getMessage();
        return ATTEMPTS.matcher(text).replaceFirst("");
    }
}
