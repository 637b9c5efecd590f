package io.github.findingrelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.status.Chain.NotificationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as such; {@code src/e2e/status-page.mjs} opens it in a browser. */
class StatusPageTest {

    private static final String HOSTILE =
            "<script>document.title='owned'</script><img src=x onerror=alert(1)> \"'&[=rows][#stop]${1}";

    private static final Instant TIME = Instant.parse("2026-11-20T08:00:00Z");

    /** Fourteen accounts of three owners, in every state. */
    private static OrganizationStatus status() {
        List<Owner> owners = List.of(
                new Owner("cloud-security", "Cloud security", Language.EN, List.of()),
                new Owner("payments", "Payments team", Language.EN, List.of()),
                new Owner("data-platform", "データ基盤チーム", Language.JA, List.of()));
        List<Chain> chains = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            chains.add(chain(i, owners.get(i % 3)));
        }
        return new OrganizationStatus(
                chains,
                chains.stream().map(Chain::stack).toList(),
                List.of(
                        new HealthProblem(
                                HealthProblem.Category.NOBODY_NOTIFIED,
                                List.of("222222222203 web-3", "222222222208 web-8"),
                                "notifies nobody: payments@example.com has not confirmed",
                                Optional.of("payments")),
                        new HealthProblem(
                                HealthProblem.Category.CONTACT,
                                List.of("someone@example.com"),
                                "has not confirmed, since 2026-11-19T08:00:00Z (finding-relay-account-222222222203)",
                                Optional.of("payments")),
                        new HealthProblem(
                                HealthProblem.Category.NOTE,
                                List.of("account " + HOSTILE),
                                "is suspended",
                                Optional.empty())),
                Optional.of(0),
                Optional.of(0),
                61);
    }

    private static Chain chain(int i, Owner owner) {
        String account = "2222222222%02d".formatted(i);
        String name = i == 5 ? HOSTILE : "web-" + i;
        Stack stack = new Stack(
                "finding-relay-account-" + account,
                StackKind.ACCOUNT,
                "111111111111",
                "eu-west-1",
                "",
                "",
                List.of(account),
                Optional.of(owner.key()));
        NotificationState notified =
                i % 5 == 3 ? NotificationState.NO : i == 7 ? NotificationState.UNKNOWN : NotificationState.YES;
        ContactHealth.ContactCondition condition = notified == NotificationState.NO
                ? ContactHealth.ContactCondition.PENDING
                : ContactHealth.ContactCondition.CONFIRMED;
        return new Chain(
                account,
                name,
                owner,
                new StackHealth(
                        stack.name(),
                        stack.owner(),
                        i == 4 ? StackHealth.StackCondition.OUTDATED : StackHealth.StackCondition.UP_TO_DATE,
                        ""),
                List.of(rule(stack, "-roles"), rule(stack, "-others")),
                Optional.empty(),
                List.of(
                        new ContactHealth(
                                owner.key() + "@example.com",
                                Optional.empty(),
                                stack.name(),
                                condition,
                                notified == NotificationState.NO ? Optional.of(TIME) : Optional.empty()),
                        new ContactHealth(
                                "slack T0AB12CD3/C0AB12CD3",
                                Optional.of("slack #payments-alerts"),
                                "finding-relay-channel-slack-C0AB12CD3",
                                i % 4 == 0
                                        ? ContactHealth.ContactCondition.NOT_CONNECTED
                                        : ContactHealth.ContactCondition.CONFIRMED,
                                Optional.empty())),
                notified);
    }

    private static RuleHealth rule(Stack stack, String suffix) {
        return new RuleHealth(
                new DeliveryRule(
                        stack, stack.name() + suffix, "default", RuleState.ENABLED, Set.of(), List.of(), List.of()),
                RuleHealth.RuleCondition.ENABLED);
    }

    @Test
    void namesAreTextWhateverTheyAre() throws IOException {
        String page = StatusPage.of(status(), TIME);

        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/status-page.html"), page);
        assertThat(page)
                .contains("&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;")
                .contains("&quot;&#39;&amp;[=rows][#stop]${1}")
                .doesNotContain("<script>document")
                .doesNotContain("<img");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(1);
    }

    @Test
    void aQuoteDoesNotEndAnAttribute() {
        Owner owner = new Owner("a\" onclick=\"b' c", "A", Language.EN, List.of());

        String page = StatusPage.of(
                new OrganizationStatus(
                        List.of(chain(1, owner)), List.of(), List.of(), Optional.empty(), Optional.empty(), 1),
                TIME);

        assertThat(page)
                .contains("data-owner=\"a&quot; onclick=&quot;b&#39; c\"")
                .contains("<option value=\"a&quot; onclick=&quot;b&#39; c\">")
                .doesNotContain("onclick=\"");
    }

    /** In text, data and policy; what it loads is nothing. */
    @Test
    void theBrowserMayRunOnlyWhatThePageBringsAlong() {
        assertThat(StatusPage.of(status(), TIME))
                .containsPattern("default-src 'none'; .*script-src 'sha256-[A-Za-z0-9+/=]{44}'")
                .doesNotContain("unsafe-inline")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void textAndMarkdownSayTheWorstFirst() {
        String text = StatusText.of(status(), Display.PLAIN);
        assertThat(text)
                .startsWith("unhealthy: 222222222203 web-3, 222222222208 web-8: each notifies nobody")
                .contains("\n222222222203  web-3 ")
                .endsWith(
                        "unhealthy: 10 of 14 chains reach somebody, 13 of 14 stacks up to date, contacts to look at: 1, dead letters: 0, failed deliveries: 0; 61 calls\n");
        assertThat(new StatusMarkdown(status()).text())
                .startsWith("### Status: unhealthy\n\nunhealthy: 10 of 14 chains reach somebody, ")
                .contains("\n\n- **unhealthy**: 222222222203 web-3, 222222222208 web-8: each notifies nobody: ")
                .contains("\n- **222222222203 web-3**, owner cloud-security\n  - notified: no\n  - stack: up to date\n")
                .doesNotContain("<script>");
    }

    /** What to look at is open, with the worst first; without a script, too. */
    @Test
    void whatIsHealthyIsFoldedByOwner() {
        String page = StatusPage.of(status(), TIME);

        assertThat(Pattern.compile(
                                "<details class=\"group\" data-state=\"(open|closed)\"( open)?>\\s*<summary><h3>(.*?)</h3>")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(3) + found.group(2)))
                .containsExactly("To look at open", "cloud-securitynull", "data-platformnull", "paymentsnull");
        assertThat(page.substring(page.indexOf("To look at"), page.indexOf("<h3>cloud-security")))
                .containsPattern("(?s)>no<.*>unknown<.*>yes<")
                .doesNotContainPattern("(?s)>yes</span>.*>no</span>");
    }
}
