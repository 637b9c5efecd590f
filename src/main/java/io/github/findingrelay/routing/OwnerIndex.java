package io.github.findingrelay.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.Patterns;

/**
 * The rules that findings of an account can match at all.
 *
 * <p>A rule asks for the account in every finding that it takes. So it cannot match when the answer
 * is no, whatever the other conditions say, and need not be tried: three rules are left of 20,000.
 * EventBridge's matcher decides this too, on the conditions on the account alone.
 */
final class OwnerIndex {

  private final GenericMachine<EventRule> owners =
      GenericMachine.<EventRule>builder().withAdditionalNameStateReuse(true).build();
  private final List<EventRule> ofAll = new ArrayList<>();

  OwnerIndex(Collection<Conjunction> conjunctions) {
    for (Conjunction conjunction : conjunctions) {
      Map<String, List<Patterns>> onOwner = new HashMap<>();
      Stream.of(Field.OWNER, Field.OWNER_LOWER_CASE)
          .flatMap(field -> conjunction.on(field).stream())
          .forEach(condition -> onOwner.put(condition.path(), condition.patterns()));
      if (onOwner.isEmpty()) {
        ofAll.add(conjunction.rule());
      } else {
        owners.addPatternRule(conjunction.rule(), onOwner);
      }
    }
  }

  /** The rules that take findings of the same account as this one, if other conditions hold. */
  List<EventRule> rulesFor(Finding finding) {
    return Stream.concat(ofAll.stream(), owners.rulesForJSONEvent(finding.event()).stream())
        .distinct()
        .sorted(Comparator.comparing(EventRule::location))
        .toList();
  }
}
