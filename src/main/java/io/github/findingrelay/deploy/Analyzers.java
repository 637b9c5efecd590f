package io.github.findingrelay.deploy;

import java.util.List;

/** Access Analyzer in the account of the stacks. Each method is one call; none retries. */
interface Analyzers {

    /** Names of the archive rules of an analyzer; none if there is no such analyzer. */
    List<String> archiveRules(String region, String analyzer);

    /** Archives the active findings that a rule matches: the rule alone archives new ones only. */
    void applyArchiveRule(String region, String analyzer, String rule);
}
