package org.thalweg.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an interruption of the thread that does some work, and lets the JVM end only when the work has ended:
 * whatever it has to write is written by then.
 */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread worker;

    private Interruption(Thread worker) {
        this.worker = worker;
    }

    /** Does some work in the calling thread. */
    static <T> T during(Callable<T> work) throws Exception {
        Interruption interruption = new Interruption(Thread.currentThread());
        Thread hook = new Thread(interruption::interrupt, "thalweg-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            interruption.finished.countDown();
            remove(hook);
        }
    }

    private void interrupt() {
        worker.interrupt();
        try {
            boolean inTime = finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!inTime) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, by this very hook.
        }
    }
}
