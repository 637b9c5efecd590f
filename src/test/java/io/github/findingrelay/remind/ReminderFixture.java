package io.github.findingrelay.remind;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.findings.ExternalFinding;
import io.github.findingrelay.findings.FindingStatus;
import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.remind.Reminder.Escalation;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reminders as fixtures describe them: findings as {@code findings list --format json} prints them. One with {@code
 * repeat} stands for as many, in the accounts one after the other, each a day younger, but {@code {account}} and
 * {@code {n}}.
 */
record ReminderFixture(Organization organization, Owner owner, Owner fallback, ReminderComposer composer) {

    static final Instant NOW = Instant.parse("2026-11-29T00:30:00Z");

    private static final String ADMIN = "111111111111";
    private static final Path FOLDER = Path.of("src/test/fixtures/remind");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();
    private static final int ESCALATE = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** In a language, with accounts of owners who read it. */
    static ReminderFixture in(String language, Path folder) throws IOException {
        String accounts = Files.readString(FOLDER.resolve("accounts.yaml"));
        boolean english = language.equals("en");
        Files.writeString(
                folder.resolve(AccountsFile.NAME),
                english ? accounts : accounts.replace("fallback: cloud-security", "fallback: security-ja"));
        Organization organization = Workspace.value(AccountsFile.read(folder, TODAY));
        return new ReminderFixture(
                organization,
                owner(organization, english ? "payments" : "web-shop"),
                organization.notifications().fallback(),
                Workspace.value(ReminderComposer.of(organization, REPOSITORY, ESCALATE, NOW)));
    }

    private static Owner owner(Organization organization, String key) {
        return organization.owners().stream()
                .filter(one -> one.key().equals(key))
                .findAny()
                .orElseThrow();
    }

    /** What a fixture's reminder.json says. */
    ReminderMessage compose(Path fixture) throws IOException {
        String text = Files.readString(fixture.resolve("reminder.json"));
        JsonNode json = JSON.readTree(owner.key().equals("payments") ? text : text.replace("2222222222", "3333333333"));
        Owner to = json.path("fallback").asBoolean() ? fallback : owner;
        Reminder reminder = new Reminder(to.key(), to, findings(json.path("findings")), escalated(json));
        return composer.compose(reminder, trend(json.path("trend")), unread(json.path("unread")));
    }

    private List<Escalation> escalated(JsonNode json) {
        List<Escalation> escalated = new ArrayList<>();
        for (JsonNode one : json.path("escalated")) {
            String key = one.path("owner").asText();
            escalated.add(new Escalation(
                    key.equals("payments") ? owner : owner(organization, key), findings(one.path("findings"))));
        }
        return escalated;
    }

    private static Optional<Trend> trend(JsonNode json) {
        return json.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Trend(
                        Instant.parse(json.path("since").asText()),
                        json.path("added").asInt(),
                        json.path("gone").asInt()));
    }

    private static List<AccountRegion> unread(JsonNode json) {
        List<AccountRegion> places = new ArrayList<>();
        json.forEach(place -> places.add(
                new AccountRegion(place.path(0).asText(), place.path(1).asText())));
        return places;
    }

    private List<ListedFinding> findings(JsonNode json) {
        List<ListedFinding> all = new ArrayList<>();
        for (JsonNode finding : json) {
            if (finding.has("repeat")) {
                repeated(finding, all);
            } else {
                all.add(listed(finding, finding.path("account").asText(), "", 0));
            }
        }
        return all;
    }

    private void repeated(JsonNode finding, List<ListedFinding> all) {
        List<String> accounts = organization.accounts().stream()
                .filter(account -> account.owner().equals(owner))
                .map(account -> account.id())
                .toList();
        for (int i = 0; i < finding.path("repeat").asInt(); i++) {
            all.add(listed(finding, accounts.get(i % accounts.size()), "%04d".formatted(i + 1), i % 90));
        }
    }

    private static ListedFinding listed(JsonNode json, String account, String number, int younger) {
        String arn =
                json.path("resource").asText().replace("{account}", account).replace("{n}", number);
        return finding(
                arn,
                json.path("resourceType").asText(),
                account,
                json.path("region").asText(),
                texts(json.path("principal")),
                json.path("public").asBoolean(),
                texts(json.path("condition")),
                Instant.parse(json.path("since").asText()).plus(Duration.ofDays(younger)),
                json.path("error").asText());
    }

    private static Map<String, String> texts(JsonNode json) {
        return json.isMissingNode() ? Map.of() : JSON.convertValue(json, new TypeReference<>() {});
    }

    /** A finding of the analyzer that looks at all accounts. */
    static ListedFinding finding(
            String arn,
            String type,
            String account,
            String region,
            Map<String, String> principal,
            boolean isPublic,
            Map<String, String> condition,
            Instant since,
            String error) {
        AccountRegion place = new AccountRegion(ADMIN, region);
        return new ListedFinding(List.of(new ExternalFinding(
                new ExistingAnalyzer(
                        place,
                        "arn:aws:access-analyzer:%s:%s:analyzer/relay".formatted(region, ADMIN),
                        "relay",
                        "ORGANIZATION",
                        "ACTIVE",
                        Optional.empty(),
                        Map.of()),
                "id-of-" + arn,
                arn,
                type,
                account,
                FindingStatus.ACTIVE,
                principal,
                isPublic,
                List.of(),
                condition,
                List.of(),
                since,
                since,
                since,
                error)));
    }
}
