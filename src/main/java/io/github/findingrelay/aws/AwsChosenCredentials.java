package io.github.findingrelay.aws;

import io.github.findingrelay.request.RequestException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * The credentials of the command line's profile, or else the first that there are in the SDK's order.
 * Unlike the SDK's chain it knows which place has given them, and why the profile has not.
 */
final class AwsChosenCredentials implements AwsCredentialsProvider {

    private static final Pattern NOT_VALID = Pattern.compile(
            ".*\\((ExpiredToken(Exception)?|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch)\\)");

    /** Where there may be some. */
    private enum Place {
        PROPERTIES,
        VARIABLES,
        WEB_IDENTITY,
        PROFILE,
        CONTAINER,
        INSTANCE
    }

    /** What names a place that else nobody expects to have any. */
    private static final Map<Place, List<SdkSystemSetting>> SET_UP = Map.of(
            Place.WEB_IDENTITY,
            List.of(SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE),
            Place.CONTAINER,
            List.of(
                    SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
                    SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI));

    private final Optional<String> profile;
    private final Map<Place, AwsCredentialsProvider> places = new LinkedHashMap<>();
    private volatile Optional<Place> found = Optional.empty();

    /**
     * Credentials.
     *
     * @param chosen by the command line, whatever the environment has
     */
    AwsChosenCredentials(Optional<String> chosen) {
        this.profile = chosen.or(AwsProfiles::ofEnvironment);
        if (chosen.isEmpty()) {
            places.put(Place.PROPERTIES, SystemPropertyCredentialsProvider.create());
            places.put(Place.VARIABLES, EnvironmentVariableCredentialsProvider.create());
            places.put(Place.WEB_IDENTITY, WebIdentityTokenFileCredentialsProvider.create());
        }
        places.put(
                Place.PROFILE,
                chosen.map(ProfileCredentialsProvider::create).orElseGet(ProfileCredentialsProvider::create));
        if (chosen.isEmpty()) {
            places.put(Place.CONTAINER, ContainerCredentialsProvider.create());
            places.put(Place.INSTANCE, InstanceProfileCredentialsProvider.create());
        }
    }

    /**
     * Credentials.
     *
     * @throws RequestException if there are none: why, and what helps
     */
    @Override
    public AwsCredentials resolveCredentials() {
        Optional<AwsCredentialsProvider> known = found.flatMap(place -> Optional.ofNullable(places.get(place)));
        return known.isPresent() ? known.get().resolveCredentials() : first();
    }

    private synchronized AwsCredentials first() {
        Map<Place, RuntimeException> failures = new EnumMap<>(Place.class);
        for (Map.Entry<Place, AwsCredentialsProvider> place : places.entrySet()) {
            try {
                AwsCredentials credentials = place.getValue().resolveCredentials();
                found = Optional.of(place.getKey());
                return credentials;
            } catch (RuntimeException e) {
                failures.put(place.getKey(), e);
            }
        }
        throw RequestException.unasked(why(failures));
    }

    /** Whoever has set up one place wants to hear of that one. */
    private String why(Map<Place, RuntimeException> failures) {
        return failures.entrySet().stream()
                .flatMap(failure -> SET_UP.getOrDefault(failure.getKey(), List.of()).stream()
                        .filter(setting -> setting.getStringValue().isPresent())
                        .map(setting -> "%s gives no credentials: %s"
                                .formatted(setting.environmentVariable(), AwsProfiles.words(failure.getValue()))))
                .findFirst()
                .orElseGet(() -> AwsProfiles.read().why(profile, Objects.requireNonNull(failures.get(Place.PROFILE))));
    }

    /** What AWS says of them, with what helps if they are not valid. */
    RequestException explained(RequestException refused) {
        return NOT_VALID.matcher(refused.reason()).matches()
                ? new RequestException(refused.fault(), refused.reason() + "; " + renewal())
                : refused;
    }

    private String renewal() {
        return switch (found.orElse(Place.INSTANCE)) {
            case PROPERTIES -> "the credentials are of the system property aws.accessKeyId";
            case VARIABLES ->
                "the credentials are those of AWS_ACCESS_KEY_ID in the environment; set valid ones, or unset them to use a profile";
            case PROFILE -> {
                String name = profile.orElse("default");
                yield AwsProfiles.read()
                        .login(name)
                        .map(login -> "run " + login)
                        .orElse("the credentials are those of profile '%s'; put valid ones there".formatted(name));
            }
            default -> "this machine was given the credentials by its surroundings; let them be renewed there";
        };
    }
}
