package io.github.findingrelay.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Confirms over HTTP: an emulator would take any token. */
class ConfirmCommandTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:111111111111:finding-relay-account-222222222222";
    private static final String LINK = "https://sns.eu-west-1.amazonaws.com/confirmation.html?TopicArn=" + TOPIC
            + "&Token=2336abc&Endpoint=payments@example.com";

    @TempDir
    Path folder;

    private final RelayRun relay = new RelayRun(new PassingTime());
    private final List<String> calls = new ArrayList<>();
    private boolean wasAuthenticated = true;
    private LoopbackAws aws;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("accounts.yaml"), """
                organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
                notifications: {fallback: security}
                owners:
                  security: {name: Cloud security, contacts: [{email: security@example.com}]}
                  payments: {name: Payments team, contacts: [{email: payments@example.com}]}
                accounts:
                  - {id: "222222222222", name: payments, owner: payments}
                """);
        aws = LoopbackAws.that(this::answer);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private LoopbackAws.Reply answer(String body) {
        String call = URLDecoder.decode(body, StandardCharsets.UTF_8);
        calls.add(call);
        boolean isExpired = call.contains("Token=expired");
        String text = call.contains("Action=GetCallerIdentity")
                ? "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111111111111</Account><Arn>arn:aws:iam::111111111111:user/ana</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>"
                : isExpired
                        ? "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>Invalid parameter: Token</Message></Error></ErrorResponse>"
                        : call.contains("Action=ConfirmSubscription")
                                ? "<ConfirmSubscriptionResponse><ConfirmSubscriptionResult><SubscriptionArn>%s:1b2c</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>"
                                        .formatted(TOPIC)
                                : "<GetSubscriptionAttributesResponse><GetSubscriptionAttributesResult><Attributes><entry><key>SubscriptionArn</key><value>%s:1b2c</value></entry><entry><key>ConfirmationWasAuthenticated</key><value>%s</value></entry></Attributes></GetSubscriptionAttributesResult></GetSubscriptionAttributesResponse>"
                                        .formatted(TOPIC, wasAuthenticated);
        return new LoopbackAws.Reply(isExpired ? 400 : 200, text);
    }

    @Test
    void theLinkOfTheMailIsEnough() {
        assertThat(relay.in(folder, "subscriptions confirm", LINK)).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).isEqualTo("would confirm: a subscription to %s%n".formatted(TOPIC));
        assertThat(relay.err()).isEqualTo("Nothing was changed. To do it: add --execute.\n");
        assertThat(calls).noneMatch(call -> call.contains("ConfirmSubscription"));

        assertThat(confirm(LINK)).as(relay.err()).isEqualTo(ExitCode.DONE);

        assertThat(relay.out())
                .isEqualTo("confirmed: %s:1b2c%nnobody can end it without signing in to AWS%n".formatted(TOPIC));
        assertThat(calls.get(2))
                .contains(
                        "Action=ConfirmSubscription",
                        "AuthenticateOnUnsubscribe=true",
                        "Token=2336abc",
                        "TopicArn=" + TOPIC);
    }

    @Test
    void aLinkMayBeEncodedAndATokenMayStandAlone() {
        String encoded = LINK.replace(":", "%3A").replace("https%3A", "https:").replace("&", "&amp;");
        assertThat(confirm(encoded)).as(relay.err()).isEqualTo(ExitCode.DONE);
        assertThat(confirm("2336abc", "--topic", "finding-relay-account-222222222222"))
                .isEqualTo(ExitCode.DONE);

        assertThat(confirm(LINK.replace("https://sns.eu-west-1", "HTTPS://SNS.EU-WEST-1")))
                .as(relay.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(calls).filteredOn(call -> call.contains("TopicArn=" + TOPIC)).hasSize(3);
    }

    /** Mails and their source put brackets around links, and break lines. */
    @ParameterizedTest
    @ValueSource(strings = {"<%s>", "\"%s\"", " '%s'\n"})
    void aLinkOrTokenMayBeCopiedWithWhatIsAroundIt(String frame) {
        assertThat(confirm(frame.formatted(LINK.replace("&Token", "&\r\n  Token"))))
                .as(relay.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(confirm(frame.formatted("2336abc"), "--topic", "finding-relay-account-222222222222"))
                .as(relay.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(calls).filteredOn(call -> call.contains("Token=2336abc&")).hasSize(2);
    }

    /** It may have been followed already, by a scanner. */
    @Test
    void oneThatWasConfirmedByItsLinkIsSaidNotToBeProtected() {
        wasAuthenticated = false;

        assertThat(confirm(LINK)).isEqualTo(ExitCode.DIFFERS);
        assertThat(relay.err())
                .contains("can still be ended by a link", "aws sns unsubscribe --subscription-arn " + TOPIC + ":1b2c");
    }

    @Test
    void anExpiredTokenIsRefusedInTheWordsOfSns() {
        assertThat(confirm(LINK.replace("2336abc", "expired"))).isEqualTo(ExitCode.FAILED);
        assertThat(relay.err())
                .contains("Invalid parameter: Token (InvalidParameter)", "./relay subscriptions repair --execute");
    }

    @Test
    void whatIsNotOfOurTopicsIsRefusedBeforeAnyCall() {
        assertThat(refusal(LINK.replace("sns.eu-west-1.amazonaws.com", "sns.eu-west-1.amazonaws.com.example.com")))
                .contains(
                        "the link leads to sns.eu-west-1.amazonaws.com.example.com",
                        "https://sns.eu-west-1.amazonaws.com");
        assertThat(refusal(LINK.replace("sns.eu-west-1", "sns.us-east-1"))).contains("the link leads to sns.us-east-1");
        assertThat(refusal(LINK.replace("https:", "http:"))).contains("is neither the link");
        assertThat(refusal(LINK.replace("222222222222", "333333333333")))
                .contains(
                        "finding-relay-account-333333333333' is no topic of ours; ours are " + TOPIC,
                        "finding-relay-fallback.");
        assertThat(refusal(LINK.replace("Token=", "Tok="))).contains("no parameter Token");
        assertThat(refusal(LINK.replace("TopicArn=", "Topic="))).contains("no parameter TopicArn");
        assertThat(refusal("https://sns.eu-west-1.amazonaws.com/unsubscribe.html?SubscriptionArn=" + TOPIC + ":1b2c"))
                .contains("this link ends a subscription");
        assertThat(refusal("https://safe.example.com/?url=https%3A%2F%2Fsns.eu-west-1.amazonaws.com"))
                .contains("the link leads to safe.example.com", "or the token in it, with --topic");
        assertThat(refusal("2336abc")).contains("a token alone needs --topic");
        assertThat(refusal("not a token")).contains("'not a token' is neither the link");
        assertThat(refusal(LINK, "--topic", "finding-relay-fallback")).contains("--topic goes with a token alone");
        assertThat(calls).isEmpty();
    }

    private String refusal(String... arguments) {
        assertThat(confirm(arguments)).isEqualTo(ExitCode.USAGE);
        return relay.err();
    }

    private ExitCode confirm(String... arguments) {
        return relay.in(
                folder,
                "subscriptions confirm",
                Stream.concat(Stream.of("--execute"), Stream.of(arguments)).toArray(String[]::new));
    }
}
