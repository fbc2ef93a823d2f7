package org.thalweg.experiments.run;

import com.google.common.base.Throwables;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Threads that train groups; the calling thread collects what they bring, and is the only one to do so. */
final class Workers {

    /** How long to wait for a component that does not notice that it is interrupted. */
    private static final int PATIENCE_SECONDS = 10;

    private final int threads;

    /** @param threads how many at the most; no more than there are groups */
    Workers(int threads) {
        this.threads = threads;
    }

    /**
     * Runs groups, and hands over each one's outcomes as they come.
     *
     * @throws InterruptedException if the calling thread was interrupted; all that was finished by then has been handed over
     */
    void run(List<Group> groups, Consumer<List<Outcome>> collect) throws InterruptedException {
        if (groups.isEmpty()) {
            return;
        }
        ExecutorService pool =
                Executors.newFixedThreadPool(Math.min(threads, groups.size()), Workers::daemon);
        CompletionService<List<Outcome>> finished = new ExecutorCompletionService<>(pool);
        groups.forEach(finished::submit);
        try {
            for (int i = 0; i < groups.size(); i++) {
                collect.accept(resultOf(finished.take()));
            }
        } catch (InterruptedException e) {
            stop(pool);
            for (Future<List<Outcome>> late = finished.poll();
                    late != null;
                    late = finished.poll()) {
                collect.accept(resultOf(late));
            }
            throw e;
        } finally {
            stop(pool);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "thalweg-training");
        thread.setDaemon(true);
        return thread;
    }

    private static void stop(ExecutorService pool) throws InterruptedException {
        pool.shutdownNow();
        if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            System.getLogger(Workers.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "A component does not notice that it is interrupted; its trial is abandoned.");
        }
    }

    private static List<Outcome> resultOf(Future<List<Outcome>> future)
            throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException(cause);
        }
    }
}
