package io.github.findingrelay.deploy;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Analyzers of one account by Region and name, with pages of one. */
public class InMemoryAccessAnalyzer implements Analyzers {

    /** An analyzer that anybody may change. */
    public static final class Entry {
        public String type;
        public String status = "ACTIVE";
        public String reason = "";
        public final Map<String, AnalyzerRule> rules = new LinkedHashMap<>();
        public final Map<String, String> tags = new TreeMap<>();

        Entry(String type) {
            this.type = type;
        }
    }

    private final Map<String, Entry> analyzers = new TreeMap<>();

    /** Regions and calls that are refused, for example {@code eu-west-1 apply}. */
    public final Set<String> denied = new HashSet<>();

    final List<String> applied = new ArrayList<>();
    final List<String> written = new ArrayList<>();
    int archivedFindings;
    int activeFindings;
    private final AtomicInteger calls = new AtomicInteger();

    /** As somebody else sees it. */
    public synchronized Entry at(String region, String name) {
        Entry entry = analyzers.get(region + " " + name);
        if (entry == null) {
            throw new RequestException(Fault.ABSENT, name + " (ResourceNotFoundException)");
        }
        return entry;
    }

    public synchronized boolean exists(String region, String name) {
        return analyzers.containsKey(region + " " + name);
    }

    public synchronized void somebodyDeletes(String region, String name) {
        analyzers.remove(region + " " + name);
    }

    public int analyzerCalls() {
        return calls.get();
    }

    /** As by CloudFormation. */
    public synchronized void made(WantedAnalyzer wanted) {
        Entry entry = new Entry(wanted.type());
        wanted.rules().forEach(rule -> entry.rules.put(rule.name(), rule));
        analyzers.put(wanted.region() + " " + wanted.name(), entry);
    }

    private void called(String region, String call) {
        calls.incrementAndGet();
        if (denied.contains(region + " " + call) || denied.contains(region + " *")) {
            throw new RequestException(Fault.DENIED, "not authorized to %s in %s".formatted(call, region));
        }
    }

    private void writing(String region, String call, String what) {
        called(region, call);
        written.add("%s %s %s".formatted(region, call, what));
    }

    private static <T> Page<T> page(List<T> all, Optional<String> next) {
        int from = next.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + 1);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of("" + to) : Optional.empty());
    }

    @Override
    public synchronized Page<LiveAnalyzer> analyzers(String region, Optional<String> next) {
        called(region, "list");
        List<LiveAnalyzer> here = new ArrayList<>();
        analyzers.forEach((place, entry) -> {
            if (place.startsWith(region + " ")) {
                here.add(new LiveAnalyzer(
                        place.substring(region.length() + 1), entry.type, entry.status, entry.reason, entry.tags));
            }
        });
        return page(here, next);
    }

    @Override
    public synchronized Page<AnalyzerRule> archiveRules(String region, String analyzer, Optional<String> next) {
        called(region, "list rules");
        return page(List.copyOf(at(region, analyzer).rules.values()), next);
    }

    @Override
    public synchronized void create(WantedAnalyzer analyzer, Map<String, String> tags, String token) {
        writing(analyzer.region(), "create", analyzer.name());
        if (exists(analyzer.region(), analyzer.name())) {
            throw new RequestException(Fault.REFUSED, "it exists (ConflictException)");
        }
        made(analyzer);
        at(analyzer.region(), analyzer.name()).tags.putAll(tags);
    }

    @Override
    public synchronized void delete(String region, String analyzer) {
        writing(region, "delete", analyzer);
        at(region, analyzer);
        somebodyDeletes(region, analyzer);
    }

    @Override
    public synchronized void createRule(String region, String analyzer, AnalyzerRule rule, String token) {
        writing(region, "create rule", rule.name());
        if (at(region, analyzer).rules.putIfAbsent(rule.name(), rule) != null) {
            throw new RequestException(Fault.REFUSED, "it exists (ConflictException)");
        }
    }

    @Override
    public synchronized void updateRule(String region, String analyzer, AnalyzerRule rule) {
        writing(region, "update rule", rule.name());
        at(region, analyzer).rules.replace(rule.name(), rule);
    }

    @Override
    public synchronized void deleteRule(String region, String analyzer, String rule) {
        writing(region, "delete rule", rule);
        if (at(region, analyzer).rules.remove(rule) == null) {
            throw new RequestException(Fault.ABSENT, rule + " (ResourceNotFoundException)");
        }
    }

    @Override
    public synchronized void applyArchiveRule(String region, String analyzer, String rule) {
        called(region, "apply");
        applied.add(region + " " + analyzer + " " + rule);
    }

    @Override
    public synchronized void tag(String region, String analyzer, String key, String value) {
        called(region, "tag");
        at(region, analyzer).tags.put(key, value);
    }

    @Override
    public synchronized int findings(String region, String analyzer, AnalyzerRule rule, String status) {
        called(region, "list findings");
        return status.equals("ACTIVE") ? activeFindings : archivedFindings;
    }
}
