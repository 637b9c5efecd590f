package io.github.findingrelay.aws;

import io.github.findingrelay.request.NetworkException;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.TrustedCertificates;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The profiles of a machine, and what is said of one that gives no credentials. */
record AwsProfiles(ProfileFile file) {

    private static final String DEFAULT = "default";

    /** What signs in, by the setting of a profile that needs it. */
    private static final Map<String, String> LOGINS = new TreeMap<>(Map.of(
            "sso_session", "aws sso login",
            "sso_start_url", "aws sso login",
            "login_session", "aws login"));

    /**
     * Those of this machine.
     *
     * @throws RequestException if their files cannot be read
     */
    static AwsProfiles read() {
        try {
            return new AwsProfiles(ProfileFile.defaultProfileFile());
        } catch (RuntimeException e) {
            String text = "the profiles in %s and %s cannot be read: %s"
                    .formatted(
                            ProfileFileSystemSetting.AWS_CONFIG_FILE.getStringValueOrThrow(),
                            ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.getStringValueOrThrow(),
                            e.getMessage());
            throw new RequestException(Fault.REFUSED, text, text);
        }
    }

    /** The one of the environment. */
    static Optional<String> ofEnvironment() {
        return ProfileFileSystemSetting.AWS_PROFILE.getNonDefaultStringValue();
    }

    /** The certificates that a profile trusts. */
    Optional<TrustedCertificates> bundle(Optional<String> chosen) {
        String name = chosen.orElse(DEFAULT);
        return file.profile(name)
                .flatMap(profile -> profile.property("ca_bundle"))
                .map(path -> TrustedCertificates.of("ca_bundle of profile '%s'".formatted(name), path));
    }

    /**
     * Why there are no credentials.
     *
     * @param chosen the name of a profile; empty: nobody has chosen one
     * @param failure of the profile
     */
    String why(Optional<String> chosen, RuntimeException failure) {
        String name = chosen.orElse(DEFAULT);
        if (file.profile(name).isPresent()) {
            return "profile '%s' gives no credentials: %s".formatted(name, reason(name, failure));
        }
        return chosen.isPresent()
                ? "there is no profile '%s'; %s".formatted(name, known())
                : "there are no credentials; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; "
                        + known();
    }

    private String known() {
        String names = String.join(", ", new TreeSet<>(file.profiles().keySet()));
        return names.isEmpty() ? "this machine has no profiles" : "the profiles of this machine are " + names;
    }

    /** What the network has not brought, signing in does not bring either. */
    private String reason(String name, RuntimeException failure) {
        return causes(failure)
                .filter(NetworkException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseGet(() ->
                        words(failure) + login(name).map(it -> "; run " + it).orElse(""));
    }

    /** In the SDK's own words, without the whole file that it quotes. */
    static String words(RuntimeException failure) {
        return causes(failure)
                // The SDK says so of a token that is not complete.
                .map(one -> one instanceof NullPointerException ? "its token is not complete" : one.getMessage())
                .filter(message -> message != null && !message.isBlank())
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining("; "))
                .replaceFirst("(?s): ProfileFile\\(.*", "");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause);
    }

    /** What signs a profile in. A role may be taken with what another profile has signed in. */
    Optional<String> login(String name) {
        return file.profile(name)
                .map(profile -> profile.property("source_profile")
                        .flatMap(file::profile)
                        .orElse(profile))
                .flatMap(signedIn -> LOGINS.entrySet().stream()
                        .filter(login -> signedIn.property(login.getKey()).isPresent())
                        .map(login -> "'%s --profile %s'".formatted(login.getValue(), signedIn.name()))
                        .findFirst());
    }
}
