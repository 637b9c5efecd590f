package io.github.findingrelay.analyzers;

import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Access Analyzer with pages of two, that throttles, denies, and counts who comes at a time. */
public final class InMemoryAnalyzers implements AnalyzerInventory {

    private static final int PAGE = 2;

    private final Map<AccountRegion, List<ExistingAnalyzer>> places = new ConcurrentHashMap<>();
    private final Set<AccountRegion> denied = ConcurrentHashMap.newKeySet();
    private final Set<AccountRegion> asked = ConcurrentHashMap.newKeySet();
    private final List<String> deleted = new ArrayList<>();
    private final AtomicInteger here = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    /** How many deletions there are before {@link #onLimit} is run instead of one. */
    public int limit = Integer.MAX_VALUE;

    /** Is run instead of the deletions beyond the limit. */
    public Runnable onLimit = () -> {};

    /** Every so many calls are throttled; 0: none. */
    public int throttled;

    public void add(ExistingAnalyzer analyzer) {
        places.computeIfAbsent(analyzer.place(), place -> new ArrayList<>()).add(analyzer);
    }

    public void deny(AccountRegion place) {
        denied.add(place);
    }

    public void allow(AccountRegion place) {
        denied.remove(place);
    }

    /** Where something was asked for. */
    public Set<AccountRegion> asked() {
        return asked;
    }

    /** How many calls there were at the same time. */
    public int most() {
        return most.get();
    }

    /** ARNs in the order of their deletion. */
    public synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** What is left. */
    public List<ExistingAnalyzer> left() {
        return places.values().stream().flatMap(Collection::stream).toList();
    }

    @Override
    public Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next) {
        enter(place);
        try {
            asked.add(place);
            List<ExistingAnalyzer> all = places.getOrDefault(place, List.of());
            int from = next.map(Integer::parseInt).orElse(0);
            int to = Math.min(all.size(), from + PAGE);
            return new Page<>(
                    all.subList(from, to), to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
        } finally {
            here.decrementAndGet();
        }
    }

    @Override
    public void delete(AccountRegion place, String analyzer) {
        enter(place);
        try {
            delete(places.getOrDefault(place, List.of()), analyzer);
        } finally {
            here.decrementAndGet();
        }
    }

    private synchronized void delete(List<ExistingAnalyzer> there, String analyzer) {
        if (deleted.size() >= limit) {
            onLimit.run();
        }
        ExistingAnalyzer found = there.stream()
                .filter(candidate -> candidate.name().equals(analyzer))
                .findFirst()
                .orElseThrow(() -> new RequestException(Fault.ABSENT, "there is no " + analyzer));
        there.remove(found);
        deleted.add(found.arn());
    }

    private void enter(AccountRegion place) {
        most.accumulateAndGet(here.incrementAndGet(), Math::max);
        Thread.onSpinWait();
        boolean isThrottled = throttled > 0 && calls.incrementAndGet() % throttled == 0;
        if (isThrottled || denied.contains(place)) {
            here.decrementAndGet();
            throw isThrottled
                    ? new RequestException(Fault.THROTTLED, "Rate exceeded")
                    : new RequestException(Fault.DENIED, "not authorized to perform: sts:AssumeRole");
        }
    }
}
