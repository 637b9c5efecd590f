package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Access Analyzer with the real one's rules: lists have pages, and a page may repeat what the one
 * before had; places refuse, calls are throttled, fail, or are done and have no answer.
 */
final class InMemoryFindings implements Findings, Time {

    static final String ADMIN = "111122223333";
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    final Set<AccountRegion> denied = new HashSet<>();
    final Set<String> deniedAnalyzers = new HashSet<>();
    String reason = "not authorized";
    final List<String> scans = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    final Map<String, List<AnalyzerRule>> rules = new HashMap<>();
    private final Map<AccountRegion, List<ExistingAnalyzer>> analyzers = new HashMap<>();
    private final Map<String, Map<String, ExternalFinding>> findings = new HashMap<>();
    private final Random random;
    private int percentOfFaults;
    private int calls;
    private Duration now = Duration.ZERO;

    InMemoryFindings(Random random) {
        this.random = random;
    }

    void faults(int percent) {
        percentOfFaults = percent;
    }

    /** Active findings of everybody. */
    static FindingsReading active(FindingsDesk desk) {
        return desk.read(List.of(List.of(FindingsDesk.is("status", List.of("ACTIVE")))));
    }

    RequestBudget budget() {
        return new RequestBudget(this, new Random(1));
    }

    int calls() {
        return calls;
    }

    ExistingAnalyzer analyzer(String account, String region, String name, String type) {
        return analyzer(account, region, name, type, "ACTIVE", false);
    }

    ExistingAnalyzer analyzer(String account, String region, String name, String type, String status, boolean managed) {
        AccountRegion place = new AccountRegion(account, region);
        String arn = "arn:aws:access-analyzer:%s:%s:analyzer/%s".formatted(region, account, name);
        ExistingAnalyzer analyzer = new ExistingAnalyzer(
                place,
                arn,
                name,
                type,
                status,
                managed ? Optional.of("securityhub.amazonaws.com") : Optional.empty(),
                Map.of());
        analyzers.computeIfAbsent(place, k -> new ArrayList<>()).add(analyzer);
        return analyzer;
    }

    /** A finding about access of another account. */
    ExternalFinding put(ExistingAnalyzer analyzer, String id, String resource, String type, String owner) {
        return put(analyzer, id, resource, type, owner, "444455556666");
    }

    /** The same of another one. */
    ExternalFinding put(
            ExistingAnalyzer analyzer, String id, String resource, String type, String owner, String principal) {
        ExternalFinding finding = new ExternalFinding(
                analyzer,
                id,
                resource,
                type,
                owner,
                FindingStatus.ACTIVE,
                Map.of("AWS", principal),
                false,
                List.of("s3:GetObject"),
                Map.of(),
                List.of(),
                NOW,
                NOW,
                NOW,
                "");
        findings.computeIfAbsent(analyzer.arn(), k -> new LinkedHashMap<>()).put(id, finding);
        return finding;
    }

    synchronized void forget(ExternalFinding finding) {
        of(finding.analyzer()).remove(finding.id());
    }

    synchronized FindingStatus status(ExternalFinding finding) {
        return of(finding.analyzer()).getOrDefault(finding.id(), finding).status();
    }

    private Map<String, ExternalFinding> of(ExistingAnalyzer analyzer) {
        return findings.computeIfAbsent(analyzer.arn(), k -> new LinkedHashMap<>());
    }

    @Override
    public Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next) {
        return call(place, () -> page(analyzers.getOrDefault(place, List.of()), next, 100));
    }

    @Override
    public Page<ExternalFinding> findings(ExistingAnalyzer analyzer, List<Criterion> filter, Optional<String> next) {
        if (deniedAnalyzers.contains(analyzer.arn())) {
            throw new RequestException(Fault.DENIED, reason);
        }
        return call(
                analyzer.place(),
                () -> page(
                        of(analyzer).values().stream()
                                .filter(finding -> filter.stream().allMatch(holds(finding)))
                                .toList(),
                        next,
                        100));
    }

    private static Predicate<Criterion> holds(ExternalFinding finding) {
        return criterion -> {
            if (criterion.eq().size() > AnalyzerRule.MAX_VALUES) {
                throw new RequestException(Fault.REFUSED, "more than 20 values");
            }
            return criterion.holds(value(finding, criterion.key()));
        };
    }

    /** What a finding has for a filter key. */
    static Optional<String> value(ExternalFinding finding, String key) {
        if (key.startsWith("principal.")) {
            return Optional.ofNullable(finding.principal().get(key.substring("principal.".length())));
        }
        if (key.startsWith("condition.")) {
            return Optional.ofNullable(finding.condition().get(key.substring("condition.".length())));
        }
        return Optional.of(
                        switch (key) {
                            case "id" -> finding.id();
                            case "status" -> finding.status().name();
                            case "resource" -> finding.resource();
                            case "resourceType" -> finding.type();
                            case "resourceOwnerAccount" -> finding.ownerAccount();
                            case "isPublic" -> String.valueOf(finding.isPublic());
                            case "error" -> finding.error();
                            default -> throw new RequestException(Fault.REFUSED, "no such key: " + key);
                        })
                .filter(value -> !value.isEmpty());
    }

    @Override
    public void update(ExistingAnalyzer analyzer, FindingStatus status, List<String> ids) {
        call(analyzer.place(), () -> {
            batches.add(ids.size());
            Map<String, ExternalFinding> all = of(analyzer);
            if (!all.keySet().containsAll(ids)) {
                throw new RequestException(Fault.ABSENT, "no such finding");
            }
            ids.forEach(id -> all.computeIfPresent(id, (k, finding) -> with(finding, status)));
            return true;
        });
    }

    private static ExternalFinding with(ExternalFinding f, FindingStatus status) {
        return new ExternalFinding(
                f.analyzer(),
                f.id(),
                f.resource(),
                f.type(),
                f.ownerAccount(),
                status,
                f.principal(),
                f.isPublic(),
                f.actions(),
                f.condition(),
                f.sources(),
                f.createdAt(),
                f.updatedAt(),
                f.analyzedAt(),
                f.error());
    }

    @Override
    public void scan(ExistingAnalyzer analyzer, String resource, String ownerAccount) {
        call(analyzer.place(), () -> scans.add("%s %s %s".formatted(analyzer.place(), resource, ownerAccount)));
    }

    @Override
    public Page<AnalyzerRule> archiveRules(ExistingAnalyzer analyzer, Optional<String> next) {
        return call(analyzer.place(), () -> page(rules.getOrDefault(analyzer.arn(), List.of()), next, 2));
    }

    private synchronized <T> T call(AccountRegion place, Supplier<T> work) {
        calls++;
        if (denied.contains(place)) {
            throw new RequestException(Fault.DENIED, reason);
        }
        if (random.nextInt(100) >= percentOfFaults) {
            return work.get();
        }
        switch (random.nextInt(3)) {
            case 0 -> throw new RequestException(Fault.THROTTLED, "too many");
            case 1 -> throw new RequestException(Fault.UNAVAILABLE, "not now");
            default -> {
                T lost = work.get();
                throw new RequestException(Fault.UNAVAILABLE, "no answer: " + (lost == null));
            }
        }
    }

    /** With faults, pages repeat the last of the page before, and may be empty. */
    private <T> Page<T> page(List<T> all, Optional<String> next, int size) {
        int start = next.map(Integer::parseInt).orElse(0);
        boolean odd = percentOfFaults > 0 && random.nextInt(4) == 0;
        if (odd && random.nextBoolean() && start < all.size()) {
            return new Page<>(List.of(), Optional.of(String.valueOf(start)));
        }
        int end = Math.min(all.size(), start + size);
        return new Page<>(
                all.subList(odd ? Math.max(0, start - 1) : start, end),
                end < all.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
    }

    @Override
    public synchronized Duration now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }
}
