package io.github.findingrelay.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Threads that wait for AWS. */
public final class Workers implements AutoCloseable {

    private final ExecutorService threads;

    public Workers(int count) {
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** Does something with each item; returns when all is done, and throws what was thrown first. */
    public <T> void forEach(Collection<T> items, Consumer<T> task) {
        List<Future<?>> futures = new ArrayList<>();
        items.forEach(item -> futures.add(threads.submit(() -> task.accept(item))));
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
