package io.github.findingrelay.shape;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.shape.Inventory.Wanted;
import io.github.findingrelay.shape.SetInventory.WantedSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a manifest with what accounts.yaml asks for: what is deployed, where, and in which order. */
final class ManifestComparison {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private static final int SHOWN = 5;

    private final Organization organization;
    private final Map<String, Wanted> stacks;
    private final Map<String, WantedSet> sets;
    private final List<String> found = new ArrayList<>();

    ManifestComparison(Organization organization, Map<String, Wanted> stacks, Map<String, WantedSet> sets) {
        this.organization = organization;
        this.stacks = stacks;
        this.sets = sets;
    }

    List<String> of(Manifest manifest) {
        is("the manifest", "stackPrefix", manifest.stackPrefix(), organization.stackPrefix());
        is("the manifest", "tags", manifest.tags(), organization.tags());
        names("stack", manifest.stacks().stream().map(Stack::name).toList(), stacks.keySet());
        names("stack set", manifest.stackSets().stream().map(StackSet::name).toList(), sets.keySet());
        manifest.stacks()
                .forEach(stack ->
                        Optional.ofNullable(stacks.get(stack.name())).ifPresent(wanted -> stack(stack, wanted)));
        manifest.stackSets()
                .forEach(set -> Optional.ofNullable(sets.get(set.name())).ifPresent(wanted -> set(set, wanted.set())));
        if (!manifest.stacks()
                .equals(manifest.stacks().stream().sorted(Stack.ORDER).toList())) {
            found.add("the stacks are not in the order of deployment: by kind, then by name");
        }
        return found;
    }

    private void names(String what, List<String> there, Set<String> wanted) {
        Map<String, Integer> counts = new HashMap<>();
        there.forEach(name -> counts.merge(name, 1, Integer::sum));
        counts.forEach((name, count) -> {
            if (!wanted.contains(name)) {
                found.add("accounts.yaml asks for no %s '%s'".formatted(what, name));
            } else if (count > 1) {
                found.add("%s '%s' stands there %d times".formatted(what, name, count));
            }
        });
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            found.add("%s %s missing".formatted(what, some(missing) + (missing.size() == 1 ? " is" : " are")));
        }
    }

    private static String some(Set<String> names) {
        List<String> all = names.stream().sorted().map(name -> "'" + name + "'").toList();
        String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? first + " and %d more".formatted(all.size() - SHOWN) : first;
    }

    private void stack(Stack stack, Wanted wanted) {
        String what = "stack '" + stack.name() + "'";
        is(what, "kind", stack.kind().label(), wanted.kind().label());
        is(what, "account", stack.account(), organization.adminAccount());
        is(what, "region", stack.region(), organization.homeRegion());
        is(what, "template", stack.template(), wanted.file() + ".yaml");
        is(what, "covers", stack.covers(), wanted.covers());
        is(
                what,
                "owner",
                stack.owner().orElse("nobody"),
                wanted.owner().map(Owner::key).orElse("nobody"));
        digest(what, stack.digest());
    }

    private void set(StackSet set, StackSet wanted) {
        String what = "stack set '" + set.name() + "'";
        is(what, "template", set.template(), wanted.template());
        is(what, "permissionModel", set.permissionModel(), wanted.permissionModel());
        is(what, "callAs", set.callAs(), wanted.callAs());
        is(what, "accounts", set.accounts(), wanted.accounts());
        is(what, "organizationalUnits", set.organizationalUnits(), wanted.organizationalUnits());
        is(what, "regions", set.regions(), wanted.regions());
        is(what, "operationPreferences", set.operationPreferences(), wanted.operationPreferences());
        digest(what, set.digest());
    }

    private void digest(String what, String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            found.add("%s has digest '%s', which is no 'sha256:' with 64 digits".formatted(what, digest));
        }
    }

    private void is(String what, String key, Object there, Object wanted) {
        if (!there.equals(wanted)) {
            found.add("'%s' of %s is %s and must be %s"
                    .formatted(key, what, shortened(there.toString()), shortened(wanted.toString())));
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
