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
        /** The field is missing. */
        MISSING
    }

    private final Organization organization;
    private final Notifications notifications;
    private final List<ArchiveFilter> archived;
    private final Set<String> severities;
    private final Map<String, SortedSet<Recipient>> byAccount = new HashMap<>();
    private final SortedSet<Recipient> fallback;

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
        for (Field field : Field.BESIDES_OWNER) {
            if (meaning(field, finding.get(field)) == Meaning.NOBODY) {
                return new TreeSet<>();
            }
        }
        if (isOneTooMany(finding) || isArchived(finding)) {
            return new TreeSet<>();
        }
        return isIncomplete(finding)
                ? fallback
                : finding.get(Field.OWNER).map(byAccount::get).orElse(fallback);
    }

    /** Every other Region reports the role too. */
    private boolean isOneTooMany(SampleFinding finding) {
        if (meaning(Field.TYPE, finding) != Meaning.ROLE) {
            return false;
        }
        return switch (meaning(Field.REGION, finding)) {
            case OTHER_REGION -> notifications.rolesFromOneRegion() || hasAnalyzers();
            case UNLISTED_REGION -> notifications.rolesFromOneRegion();
            default -> false;
        };
    }

    /** Whether accounts.yaml says that findings like this one are intended. */
    private boolean isArchived(SampleFinding finding) {
        Meaning region = meaning(Field.REGION, finding);
        return hasAnalyzers()
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
        return isIncomplete(finding)
                || finding.get(Field.OWNER).map(byAccount::get).isEmpty();
    }

    /** Whether it lacks what decides about its way. */
    private boolean isIncomplete(SampleFinding finding) {
        return meaning(Field.SEVERITY, finding) == Meaning.MISSING
                || (notifications.rolesFromOneRegion() && meaning(Field.TYPE, finding) == Meaning.MISSING)
                || (isRole(finding) && meaning(Field.REGION, finding) == Meaning.MISSING);
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
            case WORKFLOW_STATUS -> only(value, "NEW");
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
