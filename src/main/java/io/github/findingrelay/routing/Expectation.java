package io.github.findingrelay.routing;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.SeverityLabel;
import io.github.findingrelay.model.TrustZone;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who must be notified of a finding, according to accounts.yaml: written down once more, without a
 * look at the rules.
 *
 * <p>It depends on a value only through its {@link Meaning}, and on the account.
 */
final class Expectation {

    /** What the value of a field other than the owner's account says about who is notified. */
    enum Meaning {
        /** Whoever owns the account. */
        OWNER,
        /** Nobody, whatever else the finding says. */
        NOBODY,
        /** A role, which every Region reports. */
        ROLE,
        /** Not the Region that speaks for all where roles are concerned. */
        OTHER_REGION,
        /** Where no analyzer of ours is, so that nothing is archived; if anything is anywhere. */
        UNLISTED_REGION,
        /** Access that nobody uses, which is told whatever the Region. */
        UNUSED,
        /** From somebody who only says that it is Access Analyzer's. */
        FORGED,
        /** The field is missing. */
        MISSING
    }

    /** What decides whether a finding is worth a word, whoever sends it. */
    private static final List<Field> OF_EVERY_FINDING =
            List.of(Field.SOURCE, Field.DETAIL_TYPE, Field.PRODUCT_NAME, Field.RECORD_STATE, Field.WORKFLOW_STATUS);

    private final Organization organization;
    private final Notifications notifications;
    private final List<ArchiveFilter> archived;
    private final Set<String> severities;
    private final Map<String, SortedSet<Recipient>> byAccount = new HashMap<>();
    private final SortedSet<Recipient> fallback;

    /** How the product's ARN ends in a test of ours; Security Hub takes it from the account itself alone. */
    private final String testProduct;

    Expectation(Organization organization) {
        this.organization = organization;
        this.notifications = organization.notifications();
        this.archived = organization.archiveRules().stream()
                .map(rule -> new ArchiveFilter(rule.match()))
                .toList();
        this.severities =
                notifications.severities().stream().map(SeverityLabel::name).collect(Collectors.toSet());
        // With routing: shared one owner receives what is anybody's.
        boolean shared = notifications.routing() == Routing.SHARED;
        for (Account account : shared ? List.<Account>of() : organization.accounts()) {
            byAccount.put(account.id(), recipients(account.recipients()));
        }
        this.fallback = recipients(notifications.fallback().contacts());
        this.testProduct = "/%s/default".formatted(organization.adminAccount());
    }

    private static SortedSet<Recipient> recipients(Collection<Contact> contacts) {
        return contacts.stream().map(Recipient::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who receives what belongs to nobody. */
    SortedSet<Recipient> fallback() {
        return fallback;
    }

    /** Who must receive the finding, each once. */
    SortedSet<Recipient> of(SampleFinding finding) {
        if (isNobodys(finding, OF_EVERY_FINDING)) {
            return new TreeSet<>();
        }
        if (isForged(finding)) {
            return fallback;
        }
        if (isNobodys(finding, Field.BESIDES_OWNER) || isOneTooMany(finding) || isArchived(finding)) {
            return new TreeSet<>();
        }
        return isIncomplete(finding)
                ? fallback
                : finding.get(Field.OWNER).map(byAccount::get).orElse(fallback);
    }

    private boolean isNobodys(SampleFinding finding, List<Field> fields) {
        for (Field field : fields) {
            if (meaning(field, finding.get(field)) == Meaning.NOBODY) {
                return true;
            }
        }
        return false;
    }

    private boolean isForged(SampleFinding finding) {
        return meaning(Field.PRODUCT_ARN, finding) == Meaning.FORGED;
    }

    /** Every other Region reports the role too; of unused access there is one analyzer. */
    private boolean isOneTooMany(SampleFinding finding) {
        if (meaning(Field.TYPE, finding) != Meaning.ROLE || isUnused(finding)) {
            return false;
        }
        return switch (meaning(Field.REGION, finding)) {
            case OTHER_REGION ->
                notifications.rolesFromOneRegion() || (hasAnalyzers() && finding.isOfExternalAnalyzer());
            case UNLISTED_REGION -> notifications.rolesFromOneRegion();
            default -> false;
        };
    }

    /** Whether accounts.yaml says that findings like this one are intended. */
    private boolean isArchived(SampleFinding finding) {
        Meaning region = meaning(Field.REGION, finding);
        return hasAnalyzers()
                && finding.isOfExternalAnalyzer()
                && (region == Meaning.OWNER || region == Meaning.OTHER_REGION)
                && archived.stream().anyMatch(filter -> filter.archives(finding));
    }

    private boolean hasAnalyzers() {
        return organization.trustZone() != TrustZone.NONE;
    }

    /** What accounts.yaml's archive rules say about resource types. */
    List<Boolean> archiveAnswers(Field field, Optional<String> value) {
        return field == Field.TYPE
                ? archived.stream().flatMap(filter -> filter.answers(value)).toList()
                : List.of();
    }

    /** Whether the finding goes to the fallback, whoever owns it. */
    boolean isFallback(SampleFinding finding) {
        return isForged(finding)
                || isIncomplete(finding)
                || finding.get(Field.OWNER).map(byAccount::get).isEmpty();
    }

    /** Whether it lacks what decides about its way. */
    private boolean isIncomplete(SampleFinding finding) {
        return meaning(Field.SEVERITY, finding) == Meaning.MISSING
                || (!notifications.unusedAccess() && meaning(Field.TYPES, finding) == Meaning.MISSING)
                || (notifications.rolesFromOneRegion() && meaning(Field.TYPE, finding) == Meaning.MISSING)
                || (isRole(finding) && !isUnused(finding) && meaning(Field.REGION, finding) == Meaning.MISSING);
    }

    private boolean isUnused(SampleFinding finding) {
        return meaning(Field.TYPES, finding) == Meaning.UNUSED;
    }

    private boolean isRole(SampleFinding finding) {
        return notifications.rolesFromOneRegion() && meaning(Field.TYPE, finding) == Meaning.ROLE;
    }

    private Meaning meaning(Field field, SampleFinding finding) {
        return meaning(field, finding.get(field));
    }

    /** What a value means; two values with the same meaning have the same expectation. */
    Meaning meaning(Field field, Optional<String> value) {
        return switch (field) {
            case SOURCE -> only(value, SampleFinding.SECURITY_HUB);
            case DETAIL_TYPE -> only(value, SampleFinding.IMPORTED);
            case PRODUCT_NAME -> only(value, SampleFinding.ACCESS_ANALYZER);
            case RECORD_STATE -> only(value, "ACTIVE");
            case PRODUCT_ARN -> product(value);
            case TYPES -> value.map(this::kind).orElse(Meaning.MISSING);
            // With 'once' the state machine decides whether it has been told already.
            case WORKFLOW_STATUS ->
                among(value.equals(Optional.of("NEW"))
                        || (notifications.once() && value.equals(Optional.of("NOTIFIED"))));
            case SEVERITY ->
                value.map(label -> among(severities.contains(label))).orElse(Meaning.MISSING);
            case TYPE -> value.map(Expectation::type).orElse(Meaning.MISSING);
            case REGION -> value.map(this::region).orElse(Meaning.MISSING);
            case OWNER, OWNER_LOWER_CASE -> throw new IllegalArgumentException("every account has its own expectation");
        };
    }

    private static Meaning only(Optional<String> value, String wanted) {
        return among(value.equals(Optional.of(wanted)));
    }

    private static Meaning among(boolean isWanted) {
        return isWanted ? Meaning.OWNER : Meaning.NOBODY;
    }

    private Meaning product(Optional<String> arn) {
        return arn.filter(text -> text.endsWith(SampleFinding.GENUINE) || text.endsWith(testProduct))
                .map(genuine -> Meaning.OWNER)
                .orElse(Meaning.FORGED);
    }

    private Meaning kind(String type) {
        if (!type.startsWith(SampleFinding.UNUSED)) {
            return Meaning.OWNER;
        }
        return notifications.unusedAccess() ? Meaning.UNUSED : Meaning.NOBODY;
    }

    private static Meaning type(String type) {
        return type.equals(SampleFinding.ROLE) ? Meaning.ROLE : Meaning.OWNER;
    }

    private Meaning region(String region) {
        if (region.equals(notifications.roleRegion())) {
            return Meaning.OWNER;
        }
        boolean nothingIsArchived = notifications.rolesFromOneRegion() && archived.isEmpty();
        return nothingIsArchived || organization.regions().contains(region)
                ? Meaning.OTHER_REGION
                : Meaning.UNLISTED_REGION;
    }
}
