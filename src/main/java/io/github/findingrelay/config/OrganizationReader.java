package io.github.findingrelay.config;

import static java.util.stream.Collectors.toMap;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Help;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Reminders;
import io.github.findingrelay.model.RoleFindings;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.model.SeverityLabel;
import io.github.findingrelay.model.TrustZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Builds the model from nodes in which no mistake was found. */
final class OrganizationReader {

    private static final String DEFAULT_PREFIX = "finding-relay";
    private static final List<SeverityLabel> DEFAULT_SEVERITIES =
            List.of(SeverityLabel.LOW, SeverityLabel.MEDIUM, SeverityLabel.HIGH, SeverityLabel.CRITICAL);

    private final YamlNode root;
    private final ContactReader contacts;
    private final Map<String, Owner> owners;

    private OrganizationReader(YamlNode root) {
        this.root = root;
        this.contacts = new ContactReader(root);
        this.owners = root.mappings("owners")
                .flatMap(mapping -> mapping.entries().entrySet().stream())
                .map(entry -> owner(entry.getKey(), entry.getValue().value()))
                .collect(toMap(Owner::key, Function.identity()));
    }

    static Organization read(YamlNode root) {
        return new OrganizationReader(root).organization();
    }

    private Organization organization() {
        YamlNode section = child(root, "organization");
        String adminAccount = text(section, "adminAccount");
        String homeRegion = text(section, "homeRegion");
        return new Organization(
                adminAccount,
                text(section, "managementAccount", adminAccount),
                texts(section, "organizationalUnits"),
                RegionRules.partition(root),
                homeRegion,
                texts(section, "regions"),
                text(root, "stackPrefix", DEFAULT_PREFIX),
                tags(),
                choice(root, Aggregator.EXISTING, "securityHub", "aggregator"),
                choice(root, TrustZone.ORGANIZATION, "analyzers", "trustZone"),
                notifications(homeRegion),
                quotas(),
                List.copyOf(new TreeMap<>(owners).values()),
                root.select("accounts", YamlNode.ANY).map(this::account).toList(),
                root.select("archiveRules", YamlNode.ANY)
                        .map(OrganizationReader::archiveRule)
                        .toList());
    }

    private Map<String, String> tags() {
        return root.mappings("tags")
                .flatMap(tags -> tags.entries().entrySet().stream())
                .collect(toMap(
                        Map.Entry::getKey, tag -> ((YamlScalar) tag.getValue().value()).text()));
    }

    private Notifications notifications(String homeRegion) {
        YamlNode section = child(root, "notifications");
        Routing routing = choice(section, Routing.ACCOUNT, "routing");
        String receiver = routing == Routing.SHARED ? "sharedOwner" : "fallback";
        List<SeverityLabel> severities = section.texts("severities", YamlNode.ANY)
                .map(severity -> SeverityLabel.valueOf(severity.text()))
                .sorted()
                .toList();
        return new Notifications(
                routing,
                ownerOf(section, receiver),
                choice(section, RoleFindings.ONE_REGION, "roleFindings"),
                text(section, "roleRegion", homeRegion),
                severities.isEmpty() ? DEFAULT_SEVERITIES : severities,
                choice(section, RuleState.ENABLED, "state"),
                flag(section, "encryption", true),
                flag(section, "once", true),
                flag(section, "unusedAccess", false),
                section.select("help").findFirst().map(OrganizationReader::help),
                reminders(section),
                number(section, "eventBuses", 0));
    }

    private Map<Quota, Integer> quotas() {
        Map<Quota, Integer> granted = new EnumMap<>(Quota.class);
        for (Quota quota : Quota.values()) {
            scalar(root, "quotas", quota.key()).ifPresent(number -> granted.put(quota, wholeNumber(number.text())));
        }
        return granted;
    }

    private Owner owner(String key, YamlNode node) {
        Language language = choice(node, choice(root, Language.EN, "notifications", "language"), "language");
        return new Owner(key, text(node, "name"), language, contacts.of(node));
    }

    private Account account(YamlNode node) {
        return new Account(text(node, "id"), text(node, "name"), ownerOf(node, "owner"), contacts.of(node));
    }

    private Owner ownerOf(YamlNode node, String key) {
        return Objects.requireNonNull(owners.get(text(node, key)), key);
    }

    private static ArchiveRule archiveRule(YamlNode node) {
        List<Criterion> match = new ArrayList<>();
        node.mappings("match")
                .flatMap(criteria -> criteria.entries().values().stream())
                .forEach(entry -> match.add(criterion(entry.key().text(), entry.value())));
        return new ArchiveRule(
                text(node, "name"),
                text(node, "reason"),
                text(node, "approvedBy"),
                scalar(node, "expires").map(YamlScalar::text).map(LocalDate::parse),
                match);
    }

    private static Criterion criterion(String key, YamlNode node) {
        return new Criterion(
                key,
                values(node, "eq"),
                values(node, "neq"),
                values(node, "contains"),
                scalar(node, "exists").map(YamlScalar::isTrue));
    }

    /** As Access Analyzer spells them: booleans in lower case. */
    private static List<String> values(YamlNode node, String operator) {
        return node.select(operator, YamlNode.ANY)
                .map(YamlScalar.class::cast)
                .map(value -> value.isText() ? value.text() : Boolean.toString(value.isTrue()))
                .toList();
    }

    private static YamlNode child(YamlNode node, String key) {
        return node.select(key).findFirst().orElseThrow();
    }

    private static Optional<YamlScalar> scalar(YamlNode node, String... path) {
        return node.select(path).map(YamlScalar.class::cast).findFirst();
    }

    private static String text(YamlNode node, String key) {
        return scalar(node, key).orElseThrow().text();
    }

    private static String text(YamlNode node, String key, String otherwise) {
        return scalar(node, key).map(YamlScalar::text).orElse(otherwise);
    }

    private static List<String> texts(YamlNode node, String key) {
        return node.texts(key, YamlNode.ANY).map(YamlScalar::text).toList();
    }

    private static Help help(YamlNode node) {
        return new Help(
                scalar(node, "text").map(YamlScalar::text), scalar(node, "url").map(YamlScalar::text));
    }

    private static Reminders reminders(YamlNode notifications) {
        return notifications
                .select("reminders")
                .findFirst()
                .map(node -> new Reminders(
                        number(node, "after", Reminders.STANDARD.after()),
                        number(node, "escalate", Reminders.STANDARD.escalate())))
                .orElse(Reminders.STANDARD);
    }

    private static boolean flag(YamlNode node, String key, boolean otherwise) {
        return scalar(node, key).map(YamlScalar::isTrue).orElse(otherwise);
    }

    private static int number(YamlNode node, String key, int otherwise) {
        return scalar(node, key)
                .map(YamlScalar::text)
                .map(OrganizationReader::wholeNumber)
                .orElse(otherwise);
    }

    /** The schema takes 3.0 for a whole number too. */
    private static int wholeNumber(String text) {
        return new BigDecimal(text).intValueExact();
    }

    /** The schema spells an enum's constants in lower case with hyphens. */
    private static <E extends Enum<E>> E choice(YamlNode node, E otherwise, String... path) {
        return scalar(node, path)
                .map(YamlScalar::text)
                .map(text -> text.toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(name -> Enum.valueOf(otherwise.getDeclaringClass(), name))
                .orElse(otherwise);
    }
}
