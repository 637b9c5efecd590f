package io.github.findingrelay.aws;

import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * The profiles of a machine, asked when there are no credentials: the SDK's chain names each place
 * where there are none, and somewhere among them the one that somebody has chosen.
 */
record AwsProfiles(ProfileFile file) {

    private static final String DEFAULT = "default";

    /** What signs in, by the setting of a profile that needs it. */
    private static final Map<String, String> LOGINS = new TreeMap<>(Map.of(
            "sso_session", "aws sso login",
            "sso_start_url", "aws sso login",
            "login_session", "aws login"));

    /**
     * Throws if there are no credentials.
     *
     * @param chosen the profile that the command line names
     * @throws RequestException that says why, and what helps
     */
    static void requireCredentials(AwsCredentialsProvider credentials, Optional<String> chosen) {
        try {
            credentials.resolveCredentials();
        } catch (RuntimeException e) {
            // Of a token that is not complete the SDK says so by a NullPointerException.
            throw withoutCredentials(chosen);
        }
    }

    /** Says why there are no credentials on this machine. */
    static RequestException withoutCredentials(Optional<String> chosen) {
        String why = new AwsProfiles(ProfileFile.defaultProfileFile())
                .why(chosen.or(ProfileFileSystemSetting.AWS_PROFILE::getNonDefaultStringValue));
        return new RequestException(Fault.REFUSED, why, why);
    }

    /**
     * Why there are no credentials.
     *
     * @param chosen the name of a profile; empty: nobody has chosen one
     */
    String why(Optional<String> chosen) {
        String name = chosen.orElse(DEFAULT);
        Optional<Profile> profile = file.profile(name);
        if (profile.isPresent()) {
            return "profile '%s' gives no credentials: %s%s".formatted(name, reason(name), remedy(profile.get()));
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

    /** In the SDK's own words, without the whole file that it quotes. */
    private String reason(String name) {
        try (ProfileCredentialsProvider provider = ProfileCredentialsProvider.builder()
                .profileFile(file)
                .profileName(name)
                .build()) {
            provider.resolveCredentials();
            return "those of the environment come first, and are not complete";
        } catch (RuntimeException e) {
            return words(e).replaceFirst("(?s): ProfileFile\\(.*", "");
        }
    }

    private static String words(Throwable e) {
        return Stream.iterate(e, one -> one != null, Throwable::getCause)
                .map(one -> one instanceof NullPointerException ? "its token is not complete" : one.getMessage())
                .filter(message -> message != null && !message.isBlank())
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** A role may be taken with what another profile has signed in. */
    private String remedy(Profile profile) {
        Profile signedIn =
                profile.property("source_profile").flatMap(file::profile).orElse(profile);
        return LOGINS.entrySet().stream()
                .filter(login -> signedIn.property(login.getKey()).isPresent())
                .map(login -> "; run '%s --profile %s'".formatted(login.getValue(), signedIn.name()))
                .findFirst()
                .orElse("");
    }
}
