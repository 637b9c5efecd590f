package io.github.findingrelay.routing;

import java.util.List;

/**
 * A stack set of analyzers, as the manifest lists it.
 *
 * @param accounts it goes to; empty: to those of organizational units
 */
record AnalyzerSet(String name, String template, List<String> accounts, List<String> regions) {
  AnalyzerSet {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
  }
}
