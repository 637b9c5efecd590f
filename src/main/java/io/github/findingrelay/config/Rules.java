package io.github.findingrelay.config;

import static io.github.findingrelay.config.Mistake.twice;
import static io.github.findingrelay.config.Rule.error;
import static io.github.findingrelay.config.Rule.notice;
import static io.github.findingrelay.config.Rule.warning;
import static io.github.findingrelay.config.YamlNode.ANY;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Every rule for accounts.yaml: its id, how it is found to be broken, and what is said then. */
final class Rules {

    private static final List<Rule> TIMELESS = List.of(
            error("owner.unknown", OwnerRules::unknown),
            error("owner.case", OwnerRules::differOnlyInCase),
            notice("owner.no-accounts", OwnerRules::withoutAccounts),
            error("tags.case", SettingRules::tagsThatDifferOnlyInCase),
            error("account.duplicate", twice("account %s is listed twice; the first is in %s", "accounts", ANY, "id")),
            error("contact.duplicate", ContactRules::listedTwice),
            error("contact.too-many-channels", ContactRules::tooManyChannels),
            error("contact.workspace-conflict", ContactRules::channelOfTwoWorkspaces),
            error("contact.no-chat", ContactRules::withoutChat),
            error("slack.malformed", ContactRules::slackTexts),
            error("teams.malformed", ContactRules::teamsTexts),
            error("contact.name-conflict", ContactNames::twoOfOne),
            warning("contact.same-name", ContactNames::oneForTwo),
            error("email.dots", MailRules::dots),
            error("email.hyphen", MailRules::hyphens),
            error("email.domain", MailRules::domains),
            warning(
                    "contact.placeholder",
                    MailRules::placeholders,
                    "nobody ever gets mail at '%s', which only keeps the place; write an address that somebody reads"),
            error("region.unknown", RegionRules::unknown),
            error("region.duplicate", twice("Region '%s' is listed twice; remove one", "organization", "regions", ANY)),
            error(
                    "region.not-listed",
                    RegionRules::notListed,
                    "Region '%s' is not under organization.regions; without an analyzer there, nothing is found"),
            error("region.opt-in", RegionRules::optInHome),
            error(
                    "organizational-units.missing",
                    SettingRules::unitsMissing,
                    "trustZone '%s' makes an analyzer in every account, so organization.organizationalUnits must list the root or the organizational units"),
            error(
                    "organizational-units.duplicate",
                    twice("'%s' is listed twice; remove one", "organization", "organizationalUnits", ANY)),
            warning(
                    "trust-zone.both",
                    SettingRules::bothZones,
                    "with trustZone '%s', access from outside the organization is found by the organization's analyzer and by the account's: its owner is notified twice of each such resource"),
            warning(
                    "trust-zone.roles",
                    SettingRules::rolesWithoutAnalyzers,
                    "with trustZone 'none' the analyzers are yours: each Region but the roleRegion needs an archive rule for AWS::IAM::Role, or the owner is notified of every role once for each Region"),
            error(
                    "notifications.no-fallback",
                    SettingRules::fallbackMissing,
                    "notifications needs 'fallback': the owner who receives what no other rule matches"),
            error(
                    "notifications.no-shared-owner",
                    SettingRules::sharedOwnerMissing,
                    "routing 'shared' needs 'sharedOwner': the owner who receives everything"),
            error(
                    "notifications.unused-shared-owner",
                    SettingRules::sharedOwnerUnused,
                    "'%s' has a meaning only with routing: shared; remove it"),
            error(
                    "notifications.duplicate-severity",
                    twice("severity '%s' is listed twice; remove one", "notifications", "severities", ANY)),
            error("notifications.early-escalation", ReminderRules::escalateBeforeAfter),
            warning(
                    "notifications.severities",
                    SettingRules::severitiesWithoutExternalAccess,
                    "findings of external access are LOW or MEDIUM, so that with these severities nobody is notified of any; add both"),
            error(
                    "text.dynamic-reference",
                    TextRules::dynamicReferences,
                    "'{{resolve:' would make CloudFormation look up a secret; write it differently"),
            error("text.control-character", TextRules::unprintable),
            error(
                    "text.link",
                    TextRules::links,
                    "'%s' has a link, which mail programs let people click; a name has none, links go under notifications.help"),
            error(
                    "archive-rule.duplicate",
                    twice("archive rule '%s' is listed twice; the first is in %s", "archiveRules", ANY, "name")),
            error("archive-rule.over-broad", BroadRules::overBroad),
            warning("archive-rule.condition-only", BroadRules::narrowByCondition),
            warning("archive-rule.account-only", LooseRules::accountOnly),
            warning("archive-rule.part-of-everything", LooseRules::partsOfEverything),
            warning("archive-rule.hidden", HiddenArchiveRules::hidden),
            warning(
                    "archive-rule.no-analyzer",
                    ArchiveRules::withoutAnalyzers,
                    "with trustZone 'none' there is no analyzer of ours that could have archive rules; these have no effect"),
            error("archive-rule.malformed-date", ArchiveRules::malformedDates, "'%s' is not a date such as 2027-03-31"),
            error("archive-rule.unknown-filter-key", ArchiveRuleValues::unknownKeys),
            error(
                    "archive-rule.malformed-account-id",
                    ArchiveRuleValues::malformedAccountIds,
                    "'%s' is not an account id: 12 digits in quotes"),
            error(
                    "archive-rule.malformed-account-id",
                    PrincipalValues::malformedIds,
                    "'%s' is not an account id: 12 digits in quotes"),
            warning(
                    "archive-rule.malformed-account-id",
                    ArchiveRuleValues::unusualAccountIds,
                    "'%s' is not an account id of 12 digits; it matches only what a policy has in just these words"),
            warning(
                    "archive-rule.malformed-organization-id",
                    ArchiveRuleValues::unusualOrganizationIds,
                    "'%s' is not an organization id such as o-abcdefghij; it matches only what a policy has in just these words"),
            warning("archive-rule.unknown-account", ArchiveRuleValues::unknownAccounts),
            error(
                    "archive-rule.malformed-arn",
                    ArchiveRuleValues::malformedArns,
                    "'%s' is not an ARN such as arn:aws:iam::111122223333:role/upload or arn:aws:s3:::bucket"),
            error(
                    "archive-rule.malformed-arn",
                    PrincipalValues::malformedArns,
                    "'%s' is not the ARN of a principal such as arn:aws:iam::111122223333:role/upload"),
            error(
                    "archive-rule.malformed-provider",
                    PrincipalValues::malformedProviders,
                    "'%s' is not an identity provider such as arn:aws:iam::111122223333:saml-provider/name or accounts.google.com"),
            error(
                    "archive-rule.malformed-canonical-user",
                    PrincipalValues::malformedCanonicalIds,
                    "'%s' is not a canonical user id: 64 digits and letters from a to f"),
            error("archive-rule.wildcard", LiteralValues::wildcards),
            error("archive-rule.other-partition", LiteralValues::ofOtherPartitions),
            warning("archive-rule.unknown-resource-type", ClosedValues::newTypes),
            warning(
                    "archive-rule.unknown-resource-type",
                    ArchiveRuleValues::ofUnknownKind,
                    "'%s' is of no resource type that Access Analyzer is known to report"),
            error("archive-rule.cannot-match", ClosedValues::unknown),
            error("archive-rule.cannot-match", ClosedValues::mistypedTypes),
            error("archive-rule.cannot-match", ImpossibleCriteria::all),
            error("archive-rule.cannot-match", Contradictions::all),
            error("archive-rule.cannot-match", ArnPlaces::misplaced),
            error("archive-rule.cannot-match", PrincipalValues::roots),
            error(
                    "archive-rule.cannot-match",
                    ArchiveRuleValues::partsOfNoAccountId,
                    "'%s' cannot match: it is no part of an account id, which is 12 digits"),
            warning("archive-rule.cannot-match", PrincipalValues::rootsAmongOthers),
            warning("archive-rule.cannot-match", ArnPlaces::withoutAnalyzer),
            warning("archive-rule.cannot-match", Contradictions::twoPrincipals),
            warning("archive-rule.cannot-match", ClosedValues::ofOtherAnalyzers),
            warning("archive-rule.cannot-match", ClosedValues::presentElsewhere),
            warning("archive-rule.cannot-match", ClosedValues::unusedOnly));

    private Rules() {}

    /**
     * All rules.
     *
     * @param today decides which archive rules have expired
     */
    static Stream<Rule> all(LocalDate today) {
        return Stream.concat(
                TIMELESS.stream(),
                Stream.of(
                        error(
                                "archive-rule.expired",
                                root -> ArchiveRules.expired(root, today),
                                "the rule expired on %s; remove it, or have it approved again with a later date"),
                        warning(
                                "archive-rule.expires-soon",
                                root -> ArchiveRules.expiringSoon(root, today),
                                "the rule expires on %s; remove it, or have it approved again")));
    }
}
