package io.github.findingrelay.plan;

import io.github.findingrelay.plan.Change.Action;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** When two changes are the same but for whom they are about. */
record ChangeSimilarity(Change change, Map<String, String> accountNames) {

    /** Changes with equal keys are alike. */
    List<Object> key() {
        if (change.action() == Action.CREATED || change.action() == Action.REMOVED) {
            return List.of(change.action(), change.kind(), change.owner());
        }
        List<Object> consequences = change.consequences().stream()
                .map(consequence -> (Object) List.of(consequence.kind(), masked(consequence.subject())))
                .toList();
        return List.of(change.action(), change.kind(), consequences, changedLines());
    }

    private List<String> changedLines() {
        return change.diff().stream()
                .filter(line -> line.startsWith("+") || line.startsWith("-"))
                .filter(line -> !line.startsWith("+++") && !line.startsWith("---") && !isDigest(line))
                .map(this::masked)
                .toList();
    }

    /** The output that every stack has, which differs whenever the account does. */
    private static boolean isDigest(String line) {
        return line.substring(1).startsWith("    Value: sha256:");
    }

    /** Without what tells one account from another. */
    private String masked(String text) {
        if (change.accounts().size() != 1) {
            return text;
        }
        String id = change.accounts().get(0);
        return Stream.of(accountNames.getOrDefault(id, ""), id)
                .filter(name -> !name.isEmpty())
                .reduce(text, (rest, name) -> rest.replace(name, "*"));
    }
}
