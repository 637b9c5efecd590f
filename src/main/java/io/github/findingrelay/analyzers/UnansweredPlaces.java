package io.github.findingrelay.analyzers;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which places have not answered; the Regions of an account with the same reason at once. */
final class UnansweredPlaces {

  private UnansweredPlaces() {}

  /**
   * One line for each account and reason.
   *
   * @param ofRegions how many Regions were asked
   */
  static String text(List<ReceiptEntry> places, int ofRegions) {
    Map<List<String>, List<String>> regions = new LinkedHashMap<>();
    places.forEach(
        entry ->
            regions
                .computeIfAbsent(List.of(entry.account(), entry.detail()), k -> new ArrayList<>())
                .add(entry.region()));
    StringBuilder text = new StringBuilder();
    regions.forEach(
        (what, where) ->
            text.append(
                "not answered: %s %s: %s%n"
                    .formatted(
                        what.get(0),
                        where.size() == ofRegions && ofRegions > 1
                            ? "(all %d Regions)".formatted(ofRegions)
                            : String.join(", ", where),
                        what.get(1))));
    return text.toString();
  }
}
