package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.findingrelay.request.RequestException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** Profiles as people have them, of which none gives credentials. */
class AwsProfilesTest {

    private static final AwsProfiles PROFILES = of("""
        [profile work]
        sso_session = finding-relay-test
        sso_account_id = 111122223333
        sso_role_name = Admin
        [sso-session finding-relay-test]
        sso_start_url = https://nobody.example.com/start
        sso_region = eu-west-1
        [profile console]
        login_session = arn:aws:iam::111122223333:user/nobody
        region = eu-west-1
        [profile region-only]
        region = eu-west-1
        [profile audit]
        role_arn = arn:aws:iam::111122223333:role/audit
        source_profile = work
        [profile script]
        credential_process = /bin/false
        """);

    /** What a machine has besides, and the HTTP client that the tool has: of another one tests have half. */
    private static final Map<String, String> SETTINGS = Map.of(
            "aws.region", "eu-west-1",
            "aws.disableEc2Metadata", "true",
            "aws.accessKeyId", "",
            "aws.webIdentityTokenFile", "/nowhere/token",
            "aws.roleArn", "arn:aws:iam::111122223333:role/nobody",
            "software.amazon.awssdk.http.service.impl",
                    "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void set() {
        SETTINGS.forEach((name, value) -> {
            before.put(name, System.getProperty(name, ""));
            System.setProperty(name, value);
        });
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private static AwsProfiles of(String file) {
        return new AwsProfiles(ProfileFile.builder()
                .content(file)
                .type(ProfileFile.Type.CONFIGURATION)
                .build());
    }

    /** What is said when the profile is asked. */
    private static String why(AwsProfiles profiles, Optional<String> chosen) {
        try (ProfileCredentialsProvider provider = ProfileCredentialsProvider.builder()
                .profileFile(profiles.file())
                .profileName(chosen.orElse("default"))
                .build()) {
            return profiles.why(chosen, catchThrowableOfType(RuntimeException.class, provider::resolveCredentials));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "work        | Unable to load SSO token; run 'aws sso login --profile work'",
                "audit       | Unable to load SSO token; run 'aws sso login --profile work'",
                "console     | You must re-authenticate.; run 'aws login --profile console'",
                "region-only | Profile file contained no credentials for profile 'region-only'",
                "script      | Command returned non-zero exit value (1)"
            })
    void aProfileThatGivesNoneSaysWhyAndWhatToRun(String profile, String words) {
        assertThat(why(PROFILES, Optional.of(profile)))
                .startsWith("profile '" + profile + "' gives no credentials: ")
                .contains(words)
                .doesNotContain("ProfileFile(", "must be on the class path");
    }

    @Test
    void aProfileThatIsNotThereIsSaidWithThoseThatAre() {
        assertThat(why(PROFILES, Optional.of("wrok")))
                .isEqualTo("there is no profile 'wrok'; the profiles of this machine are audit, console, region-only,"
                        + " script, work");
    }

    @Test
    void whoeverHasChosenNothingIsToldWhatThereIs() {
        assertThat(why(PROFILES, Optional.empty()))
                .startsWith("there are no credentials; set AWS_PROFILE, or ")
                .endsWith("; the profiles of this machine are audit, console, region-only, script, work");
        assertThat(why(of(""), Optional.empty())).endsWith("; this machine has no profiles");
    }

    /** In a cluster the profiles of the machine are no help. */
    @Test
    void aWebIdentityThatGivesNoneSaysWhy() {
        assertThatThrownBy(() -> new AwsChosenCredentials(Optional.empty()).resolveCredentials())
                .isInstanceOfSatisfying(
                        RequestException.class,
                        e -> assertThat(e.report())
                                .startsWith("AWS_WEB_IDENTITY_TOKEN_FILE gives no credentials: ")
                                .contains("/nowhere/token")
                                .doesNotContain("AWS_PROFILE"));
    }
}
