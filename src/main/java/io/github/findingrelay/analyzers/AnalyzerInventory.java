package io.github.findingrelay.analyzers;

import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import java.util.Optional;

/** The analyzers of many accounts and Regions. Each method is one call; none retries. */
interface AnalyzerInventory {

    /** Analyzers of all types. */
    Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next);

    /** Deletes an analyzer with all its findings. May be done again. */
    void delete(AccountRegion place, String analyzer);
}
