package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import java.util.List;

/**
 * What was proved, or why not.
 *
 * @param proved whether there are no problems
 * @param rules that findings could take
 * @param played how many findings were sent through the buses
 * @param represented how many findings these stand for, themselves included
 * @param problems counter-examples and whatever else is wrong
 */
record Proof(boolean proved, int accounts, int rules, long played, long represented, List<Diagnostic> problems) {}
