package io.github.findingrelay.deploy;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.Map;
import java.util.Optional;

/**
 * Access Analyzer in the account of the stacks, in all Regions. Each method is one call; none
 * retries, and each may be done again with the same token.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface Analyzers {

    /**
     * An analyzer as it is.
     *
     * @param status {@code ACTIVE}, {@code CREATING}, {@code DISABLED} or {@code FAILED}
     * @param reason of the status in a word of AWS, or empty
     */
    record LiveAnalyzer(String name, String type, String status, String reason, Map<String, String> tags) {
        public LiveAnalyzer {
            tags = Map.copyOf(tags);
        }
    }

    /** Analyzers of all types. */
    Page<LiveAnalyzer> analyzers(String region, Optional<String> next);

    Page<AnalyzerRule> archiveRules(String region, String analyzer, Optional<String> next);

    /** Makes an analyzer with its archive rules, which are there before its first finding. */
    void create(WantedAnalyzer analyzer, Map<String, String> tags, String token);

    /** Deletes an analyzer with all its findings. */
    void delete(String region, String analyzer);

    void createRule(String region, String analyzer, AnalyzerRule rule, String token);

    /** Gives a rule another filter. */
    void updateRule(String region, String analyzer, AnalyzerRule rule);

    void deleteRule(String region, String analyzer, String rule);

    /** Archives the active findings that a rule matches: the rule alone archives new ones only. */
    void applyArchiveRule(String region, String analyzer, String rule);

    void tag(String region, String analyzer, String key, String value);

    /**
     * How many findings a rule matches; a full page stands for as many or more.
     *
     * @param status {@code ACTIVE} or {@code ARCHIVED}
     */
    int findings(String region, String analyzer, AnalyzerRule rule, String status);
}
