package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.Unanswered;
import io.github.findingrelay.request.UnansweredRegions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For a plan: what archive rules would hide that our analyzers lack, or have otherwise. */
public final class ArchiveRuleNotices {

    private final FindingsDesk desk;
    private final Organization organization;

    ArchiveRuleNotices(FindingsDesk desk, Organization organization) {
        this.desk = desk;
        this.organization = organization;
    }

    /**
     * What is said.
     *
     * @param unanswered where it could not be asked
     */
    public record Said(List<String> sentences, List<Unanswered> unanswered) {
        public Said {
            sentences = List.copyOf(sentences);
            unanswered = List.copyOf(unanswered);
        }

        public List<String> notices() {
            return Stream.concat(sentences.stream(), unanswered.stream().map(Unanswered::line))
                    .toList();
        }
    }

    /** In the admin account, in all Regions. */
    public static Said of(Organization organization, AwsSession aws) {
        List<AccountRegion> places = AccountRegion.each(List.of(organization.adminAccount()), organization.regions());
        FindingsDesk desk = FindingsDesk.of(organization, aws, Optional.empty(), places, Optional.empty());
        return new ArchiveRuleNotices(desk, organization).said();
    }

    Said said() {
        if (organization.archiveRules().isEmpty()) {
            return new Said(List.of(), List.of());
        }
        Survey<AccountRegion, List<HiddenFindings>> survey = desk.ask(desk.places(), this::hiddenByNewRules);
        List<String> notices = new ArrayList<>();
        if (organization.trustZone().hasAccountAnalyzers()) {
            notices.add("what archive rules hide in the analyzers of the member accounts is not asked;"
                    + " 'relay findings preview RULE --role NAME' asks");
        }
        notices.addAll(sentences(
                survey.answers().values().stream().flatMap(List::stream).toList()));
        return new Said(
                notices,
                UnansweredRegions.of(survey.refusals()).stream()
                        .map(ArchiveRuleNotices::unanswered)
                        .toList());
    }

    private static Unanswered unanswered(UnansweredRegions some) {
        return new Unanswered(
                "what new archive rules would hide in " + String.join(", ", some.regions()), some.reason());
    }

    /** In the order of accounts.yaml; of rules that no analyzer lacks, none. */
    private List<String> sentences(List<HiddenFindings> hidden) {
        ArchiveRulePreview preview = new ArchiveRulePreview(desk, organization);
        return organization.archiveRules().stream()
                .filter(rule -> hidden.stream().anyMatch(some -> some.rule().equals(rule)))
                .map(rule -> preview.sentence(
                        rule,
                        hidden.stream()
                                .filter(some -> some.rule().equals(rule))
                                .flatMap(some -> some.findings().stream())
                                .toList()))
                .toList();
    }

    /** What a new rule, or a part of it, would hide in an analyzer. */
    private record HiddenFindings(ArchiveRule rule, List<ExternalFinding> findings) {}

    private List<HiddenFindings> hiddenByNewRules(AccountRegion place) {
        return desk.analyzers(place).stream()
                .filter(analyzer -> analyzer.isOurs(organization.stackPrefix()))
                .flatMap(this::hiddenByNewRules)
                .toList();
    }

    private Stream<HiddenFindings> hiddenByNewRules(ExistingAnalyzer analyzer) {
        Set<List<Object>> deployed = desk.archiveRules(analyzer).stream()
                .map(ArchiveRuleNotices::meaning)
                .collect(Collectors.toSet());
        return organization.archiveRules().stream()
                .flatMap(rule -> AnalyzerRule.of(rule).stream()
                        .filter(part -> isFor(part, analyzer) && !deployed.contains(meaning(part)))
                        .map(part -> desk.of(analyzer, ArchiveRulePreview.active(part)))
                        .map(found -> new HiddenFindings(rule, found)));
    }

    /** An account's analyzer has only the rules that can match there. */
    private static boolean isFor(AnalyzerRule rule, ExistingAnalyzer analyzer) {
        return rule.accounts().isEmpty() || rule.accounts().stream().anyMatch(analyzer::looksAt);
    }

    /** Equal for rules of the same name that match the same. */
    private static List<Object> meaning(AnalyzerRule rule) {
        return List.of(
                rule.name(),
                rule.filter().stream().map(ArchiveRuleNotices::meaning).collect(Collectors.toSet()));
    }

    private static List<Object> meaning(Criterion criterion) {
        return List.of(
                criterion.key(),
                Set.copyOf(criterion.eq()),
                Set.copyOf(criterion.neq()),
                Set.copyOf(criterion.contains()),
                criterion.exists());
    }
}
