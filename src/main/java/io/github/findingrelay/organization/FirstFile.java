package io.github.findingrelay.organization;

import io.github.findingrelay.config.PlainText;
import io.github.findingrelay.generate.QuotaSettings;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.model.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A new accounts.yaml, with a comment on each of its settings.
 *
 * @param origin where it comes from, in sentences
 */
record FirstFile(FirstSettings settings, FirstAccounts accounts, List<String> origin, Phrases phrases) {

    /** An address that never exists: RFC 2606 keeps its domain. {@code validate} warns of it. */
    static final String NOBODY = "security@example.invalid";

    /** Of comments, in columns. */
    private static final int WIDTH = 100;

    /** A line that stands for any number of lines. */
    private static final Pattern LINES = Pattern.compile("(?m)^( *)@(\\w+)@\\n");

    /** What YAML takes for a text without quotes. */
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("[a-z0-9][a-z0-9._+-]*@[a-z0-9.-]+");

    private static final Pattern VALUE = Pattern.compile("@(\\w+)@");

    FirstFile {
        origin = List.copyOf(origin);
    }

    /** The whole text. */
    String text(QuotaSettings quotas) {
        Map<String, String> values = values();
        Map<String, List<String>> lines = lines(quotas);
        String skeleton = phrases.skeleton();
        String text = LINES.matcher(skeleton).replaceAll(place -> {
            String all = lines.getOrDefault(place.group(2), List.of()).stream()
                    .map(line -> line.isEmpty() ? "\n" : place.group(1) + line + "\n")
                    .collect(Collectors.joining());
            return Matcher.quoteReplacement(all);
        });
        return VALUE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    private Map<String, String> values() {
        return Map.of(
                "adminAccount", PlainText.quoted(settings.landscape().admin()),
                "managementAccount", PlainText.quoted(settings.landscape().management()),
                "homeRegion", settings.home(),
                "trustZone", settings.zone().label(),
                "fallback", accounts.owners().fallback().key());
    }

    private Map<String, List<String>> lines(QuotaSettings quotas) {
        Map<String, List<String>> lines = new HashMap<>();
        lines.put(
                "origin",
                origin.stream().flatMap(line -> comments(line).stream()).toList());
        lines.put("admin", remarks("admin"));
        lines.put("home", remarks("home"));
        lines.put("zone", remarks("zone"));
        lines.put("regionRemarks", remarks("regions"));
        lines.put(
                "regions",
                settings.regions().stream().map(region -> "- " + region).toList());
        lines.put("partition", partition());
        lines.put(
                "units",
                List.of("# organizationalUnits: [%s]"
                        .formatted(settings.landscape().root().orElse("r-ab12"))));
        lines.put("aggregator", aggregator());
        lines.put("quota", quota(quotas));
        lines.put("owners", owners());
        lines.put("unreachable", unreachable());
        lines.put("accountRemarks", isUntagged() ? comment("accounts.untagged", fallback()) : List.of());
        lines.put("accounts", entries());
        return lines;
    }

    /** Whether nobody has said where owners are written. */
    private boolean isUntagged() {
        return accounts.tag().isEmpty() && accounts.listed().size() == 1;
    }

    private String fallback() {
        return accounts.owners().fallback().key();
    }

    private List<String> comment(String key, Object... values) {
        return comments(phrases.text(key, values));
    }

    private static List<String> comments(String text) {
        return text.lines()
                .flatMap(line -> BrokenLines.of(line, WIDTH).stream())
                .map(PlainText::comment)
                .toList();
    }

    private String behind(String key, Object... values) {
        return remark(phrases.text(key, values));
    }

    /** Lines behind a comment on them. */
    private List<String> commented(String key, String... lines) {
        return Stream.concat(comment(key).stream(), Stream.of(lines)).toList();
    }

    private List<String> remarks(String place) {
        return settings.remarks().stream()
                .filter(remark -> remark.place().equals(place))
                .flatMap(remark -> comments(remark.text(phrases)).stream())
                .toList();
    }

    private List<String> partition() {
        Partition partition = settings.landscape().partition();
        return partition == Partition.AWS ? List.of() : commented("partition", "partition: " + partition.id());
    }

    private List<String> aggregator() {
        return settings.makesAggregator()
                ? commented("todo.aggregator", "securityHub:", "  aggregator: managed", "")
                : List.of();
    }

    private List<String> quota(QuotaSettings quotas) {
        List<String> lines = new ArrayList<>();
        if (quotas.routing() != Routing.ACCOUNT) {
            lines.addAll(
                    commented("quota.routing", "routing: " + quotas.routing().label()));
        }
        if (quotas.eventBuses() > 0) {
            lines.addAll(commented("quota.buses", "eventBuses: " + quotas.eventBuses()));
        }
        return lines;
    }

    private List<String> owners() {
        List<String> lines = new ArrayList<>();
        for (NewOwner owner : accounts.listed()) {
            Stream<String> contacts = owner.isReachable()
                    ? owner.addresses().stream().map(FirstFile::address)
                    : Stream.of(NOBODY + behind("todo.contact"));
            lines.addAll(stanza(owner, contacts));
            lines.add("");
        }
        return lines.subList(0, lines.size() - 1);
    }

    private static List<String> stanza(NewOwner owner, Stream<String> contacts) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.written(owner.key()) + ":");
        lines.add("  name: " + PlainText.written(owner.name()));
        lines.add("  contacts:");
        contacts.forEach(contact -> lines.add("    - email: " + contact));
        return lines;
    }

    private static String address(String address) {
        return PLAIN_ADDRESS.matcher(address).matches() ? address : PlainText.quoted(address);
    }

    /** Nobody is told under an address that somebody has guessed. */
    private List<String> unreachable() {
        List<String> lines = new ArrayList<>();
        accounts.wanting().forEach((owner, count) -> {
            Stream<String> contact = Stream.of("TODO" + behind("contacts.accounts", count));
            stanza(owner, contact).forEach(line -> lines.add("# " + line));
        });
        if (!lines.isEmpty()) {
            lines.addAll(0, comment("contacts.none", fallback(), accounts.tag().orElse("")));
            lines.add(0, "");
        }
        return lines;
    }

    private List<String> entries() {
        List<String> lines = new ArrayList<>();
        Optional<NewOwner> last = Optional.empty();
        for (FirstAccount account : accounts.accounts()) {
            if (last.isPresent() && !last.get().equals(account.owner())) {
                lines.add("");
            }
            last = Optional.of(account.owner());
            lines.add("- id: " + PlainText.quoted(account.id()));
            lines.add("  name: " + PlainText.written(account.name())
                    + remark(account.remark().ofName()));
            lines.add("  owner: " + PlainText.written(account.owner().key())
                    + remark(account.remark().ofOwner()));
        }
        return lines.isEmpty() ? List.of("[]") : lines;
    }

    private static String remark(String text) {
        return text.isEmpty() ? "" : "  " + PlainText.comment(text).stripTrailing();
    }
}
