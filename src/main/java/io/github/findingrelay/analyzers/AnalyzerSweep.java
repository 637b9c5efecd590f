package io.github.findingrelay.analyzers;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.Workers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Looks for analyzers in all accounts and Regions, and deletes some. AWS limits calls by account,
 * so that each account has a budget of its own.
 */
final class AnalyzerSweep {

    /** What an entry in the receipt calls a place that could not be looked at. */
    static final String LIST = "list analyzers";

    /** What it says of an analyzer that somebody else has deleted. */
    static final String GONE = "it was gone already";

    private final AnalyzerInventory inventory;
    private final int atATime;
    private final Supplier<RequestBudget> budget;
    private final BooleanSupplier stopped;
    private final Map<String, RequestBudget> budgets = new ConcurrentHashMap<>();

    /**
     * With limits.
     *
     * @param atATime how many calls are on their way at most
     * @param budget makes one for an account
     * @param stopped whether nothing new is to begin
     */
    AnalyzerSweep(AnalyzerInventory inventory, int atATime, Supplier<RequestBudget> budget, BooleanSupplier stopped) {
        this.inventory = inventory;
        this.atATime = atATime;
        this.budget = budget;
        this.stopped = stopped;
    }

    /**
     * All analyzers of each place.
     *
     * @param progress is told how many places are done, from several threads
     */
    Survey<AccountRegion, List<ExistingAnalyzer>> look(Collection<AccountRegion> places, IntConsumer progress) {
        return Survey.of(places, atATime, this::analyzers, progress);
    }

    private List<ExistingAnalyzer> analyzers(AccountRegion place) {
        return budgetOf(place).pages(next -> {
            if (stopped.getAsBoolean()) {
                throw new RequestException(Fault.REFUSED, "interrupted before it was asked");
            }
            return inventory.analyzers(place, next);
        });
    }

    /**
     * Deletes analyzers. One that is absent is as good as deleted. When it is stopped, those that
     * have not begun are left out.
     *
     * @param ended is told of each as soon as it is known, from several threads
     */
    void delete(Collection<ExistingAnalyzer> analyzers, Consumer<ReceiptEntry> ended) {
        try (Workers workers = new Workers(atATime)) {
            workers.forEach(analyzers, analyzer -> {
                if (!stopped.getAsBoolean()) {
                    ended.accept(deleted(analyzer));
                }
            });
        }
    }

    private ReceiptEntry deleted(ExistingAnalyzer analyzer) {
        AccountRegion place = analyzer.place();
        try {
            budgetOf(place).idempotent(() -> inventory.delete(place, analyzer.name()));
            return analyzer.deletion(ReceiptResult.DONE, "");
        } catch (RequestException e) {
            return e.fault() == Fault.ABSENT
                    ? analyzer.deletion(ReceiptResult.DONE, GONE)
                    : analyzer.deletion(ReceiptResult.FAILED, e.reason());
        }
    }

    private RequestBudget budgetOf(AccountRegion place) {
        return budgets.computeIfAbsent(place.account(), account -> budget.get());
    }
}
