package io.github.findingrelay.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** An accounts.yaml that can be changed in everything that has to do with who is told. */
final class OrganizationDraft {

    /** What can be changed; each takes a draft to another one. */
    static final Map<String, BiConsumer<OrganizationDraft, Random>> CHANGES = changes();

    private static final int OWNERS = 3;
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-northeast-1");
    private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL", "INFORMATIONAL");

    private String routing = "account";
    private int fallback;
    private Set<String> severities = new TreeSet<>(List.of("LOW", "MEDIUM", "HIGH", "CRITICAL"));
    private String roleFindings = "one-region";
    private String roleRegion = "eu-west-1";
    private Set<String> regions = new TreeSet<>(REGIONS);
    private String state = "enabled";
    private boolean encryption = true;
    private boolean once = true;
    private boolean unusedAccess;
    private String language = "en";
    private String help = "Ask in the channel";
    private String tag = "blue";
    private int eventBuses;
    private final List<String> languages = new ArrayList<>(List.of("", "", ""));
    private final List<Set<Integer>> contacts = new ArrayList<>();
    private final Map<String, Integer> accounts = new TreeMap<>();
    private final Map<String, Integer> own = new TreeMap<>();

    private OrganizationDraft() {
        for (int owner = 0; owner < OWNERS; owner++) {
            contacts.add(new TreeSet<>(List.of(owner)));
        }
    }

    /** Some accounts in any routing, and everything else as it is by default. */
    static OrganizationDraft of(Random random) {
        OrganizationDraft draft = new OrganizationDraft();
        draft.routing =
                List.of("account", "account", "owner", "owner", "shared").get(random.nextInt(5));
        draft.eventBuses = List.of(0, 2, 3).get(random.nextInt(3));
        for (int i = 0; i < 6; i++) {
            draft.addAccount(random);
        }
        return draft;
    }

    OrganizationDraft copy() {
        OrganizationDraft copy = new OrganizationDraft();
        copy.routing = routing;
        copy.fallback = fallback;
        copy.severities = new TreeSet<>(severities);
        copy.roleFindings = roleFindings;
        copy.roleRegion = roleRegion;
        copy.regions = new TreeSet<>(regions);
        copy.state = state;
        copy.encryption = encryption;
        copy.once = once;
        copy.unusedAccess = unusedAccess;
        copy.language = language;
        copy.help = help;
        copy.tag = tag;
        copy.eventBuses = eventBuses;
        for (int owner = 0; owner < OWNERS; owner++) {
            copy.languages.set(owner, languages.get(owner));
            copy.contacts.set(owner, new TreeSet<>(contacts.get(owner)));
        }
        copy.accounts.putAll(accounts);
        copy.own.putAll(own);
        return copy;
    }

    OrganizationDraft encrypted(boolean with) {
        encryption = with;
        return this;
    }

    OrganizationDraft chatting() {
        for (int owner = 0; owner < OWNERS; owner++) {
            contacts.set(owner, new TreeSet<>(List.of(3 + owner)));
        }
        return this;
    }

    Set<String> accounts() {
        return accounts.keySet();
    }

    private static Map<String, BiConsumer<OrganizationDraft, Random>> changes() {
        Map<String, BiConsumer<OrganizationDraft, Random>> changes = new TreeMap<>();
        changes.put("accounts added", (draft, random) -> {
            draft.addAccount(random);
            draft.addAccount(random);
        });
        changes.put("accounts removed", (draft, random) -> draft.removeAccount(random));
        changes.put("accounts moved", OrganizationDraft::move);
        changes.put("contacts of an account", OrganizationDraft::changeOwnContact);
        changes.put(
                "contacts of an owner",
                (draft, random) -> draft.contacts.set(
                        random.nextInt(OWNERS),
                        random.ints(1 + random.nextInt(3), 0, 6)
                                .boxed()
                                .collect(Collectors.toCollection(TreeSet::new))));
        changes.put("fallback", (draft, random) -> draft.fallback = (draft.fallback + 1) % OWNERS);
        changes.put(
                "routing",
                (draft, random) -> draft.routing = other(draft.routing, List.of("account", "owner", "shared"), random));
        changes.put(
                "eventBuses",
                (draft, random) -> draft.eventBuses = other(draft.eventBuses, List.of(0, 0, 1, 2, 3, 5), random));
        changes.put(
                "severities",
                (draft, random) -> draft.severities = random.ints(1 + random.nextInt(4), 0, 5)
                        .mapToObj(SEVERITIES::get)
                        .collect(Collectors.toCollection(TreeSet::new)));
        changes.put(
                "roleFindings",
                (draft, random) ->
                        draft.roleFindings = other(draft.roleFindings, List.of("one-region", "archive-rules"), random));
        changes.put("roleRegion", (draft, random) -> draft.roleRegion = other(draft.roleRegion, REGIONS, random));
        changes.put(
                "regions",
                (draft, random) -> draft.regions = new TreeSet<>(List.of("eu-west-1", REGIONS.get(random.nextInt(3)))));
        changes.put(
                "state", (draft, random) -> draft.state = other(draft.state, List.of("enabled", "disabled"), random));
        changes.put("encryption", (draft, random) -> draft.encryption = !draft.encryption);
        changes.put("once", (draft, random) -> draft.once = !draft.once);
        changes.put("unusedAccess", (draft, random) -> draft.unusedAccess = !draft.unusedAccess);
        changes.put("language", (draft, random) -> draft.language = other(draft.language, List.of("en", "ja"), random));
        changes.put(
                "language of an owner",
                (draft, random) -> draft.languages.set(
                        random.nextInt(OWNERS), List.of("en", "ja").get(random.nextInt(2))));
        changes.put("help", (draft, random) -> draft.help = "Ask " + random.nextInt(9));
        changes.put("tags", (draft, random) -> draft.tag = other(draft.tag, List.of("blue", "green"), random));
        return changes;
    }

    private static <T> T other(T than, List<T> all, Random random) {
        List<T> others = all.stream().filter(one -> !one.equals(than)).toList();
        return others.get(random.nextInt(others.size()));
    }

    private void addAccount(Random random) {
        accounts.put("%012d".formatted(200_000_000_000L + random.nextInt(1000)), random.nextInt(OWNERS));
    }

    private void removeAccount(Random random) {
        accounts.remove(any(random));
        own.keySet().retainAll(accounts.keySet());
    }

    /** To another owner, several at a time. */
    private void move(Random random) {
        accounts.replaceAll((id, owner) -> random.nextBoolean() ? (owner + 1) % OWNERS : owner);
    }

    private void changeOwnContact(Random random) {
        String id = any(random);
        if (accounts.containsKey(id)) {
            own.merge(id, random.nextInt(6), (old, chosen) -> (old + 1) % 6);
        }
    }

    private String any(Random random) {
        return accounts.isEmpty() ? "" : List.copyOf(accounts.keySet()).get(random.nextInt(accounts.size()));
    }

    /** As it stands in the file. */
    String text() {
        Set<String> all = new TreeSet<>(regions);
        all.add(roleRegion);
        String receiver = routing.equals("shared")
                ? "routing: shared\n  sharedOwner: owner-" + fallback
                : "routing: %s\n  fallback: owner-%d".formatted(routing, fallback);
        return """
        organization:
          adminAccount: "111111111111"
          homeRegion: eu-west-1
          regions: %s
        stackPrefix: relay
        tags: {team: %s}
        notifications:
          %s
          severities: %s
          roleFindings: %s
          roleRegion: %s
          state: %s
          encryption: %s
          once: %s
          unusedAccess: %s
          language: %s
          help: {text: %s}
          eventBuses: %d
        """.formatted(
                                all,
                                tag,
                                receiver,
                                severities,
                                roleFindings,
                                roleRegion,
                                state,
                                encryption,
                                once,
                                unusedAccess,
                                language,
                                help,
                                routing.equals("shared") ? 0 : eventBuses)
                + ownersText()
                + accountsText();
    }

    private String ownersText() {
        StringBuilder text = new StringBuilder("owners:\n");
        for (int owner = 0; owner < OWNERS; owner++) {
            text.append("  owner-%d:\n    name: オーナー %d\n".formatted(owner, owner));
            text.append(languages.get(owner).isEmpty() ? "" : "    language: %s\n".formatted(languages.get(owner)));
            text.append("    contacts:\n");
            contacts.get(owner).forEach(contact -> text.append(contact(contact)));
        }
        return text.toString();
    }

    private static String contact(int number) {
        return switch (number) {
            case 0, 1, 2 -> "      - email: team-%d@example.com\n".formatted(number);
            case 3, 4 -> "      - slack: {workspace: T0AB12CD3, channel: C0AB12CD%d}\n".formatted(number);
            default ->
                "      - teams: {tenant: 12345678-90ab-4cde-8f01-234567890abc, team: 22345678-90ab-4cde-8f01-234567890abc, channel: \"19%3aabc%40thread.tacv2\"}\n";
        };
    }

    private String accountsText() {
        if (accounts.isEmpty()) {
            return "accounts: []\n";
        }
        StringBuilder text = new StringBuilder("accounts:\n");
        accounts.forEach((id, owner) -> {
            text.append("  - id: \"%s\"\n    name: account %s\n    owner: owner-%d\n".formatted(id, id, owner));
            Integer contact = own.get(id);
            if (contact != null && !contacts.get(owner).contains(contact)) {
                text.append("    contacts:\n").append(contact(contact));
            }
        });
        return text.toString();
    }
}
