package io.github.findingrelay.analyzers;

import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.Optional;

/**
 * Access Analyzer of many accounts and Regions; each method is one call, and throws {@link
 * RequestException}.
 */
interface AnalyzerInventory {

  /** A part of the analyzers there, of all types. */
  Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next);

  /** Deletes an analyzer with all its findings. May be done again. */
  void delete(AccountRegion place, String analyzer);
}
