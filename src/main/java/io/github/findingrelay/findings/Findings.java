package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import java.util.List;
import java.util.Optional;

/** Access Analyzer in every account and Region. Each method is one call; none retries. */
interface Findings {

    /** Analyzers of all types. */
    Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next);

    /**
     * Findings of an analyzer of external access.
     *
     * @param filter all of it must hold, as in an archive rule; the keys {@code id} and {@code
     *     status} may be used too
     */
    Page<ExternalFinding> findings(ExistingAnalyzer analyzer, List<Criterion> filter, Optional<String> next);

    /** Archives findings, or makes them active again. Doing it twice does no harm. */
    void update(ExistingAnalyzer analyzer, FindingStatus status, List<String> ids);

    /** Has a resource looked at again. The answer does not wait for it. */
    void scan(ExistingAnalyzer analyzer, String resource, String ownerAccount);

    /** The archive rules of an analyzer. */
    Page<AnalyzerRule> archiveRules(ExistingAnalyzer analyzer, Optional<String> next);
}
