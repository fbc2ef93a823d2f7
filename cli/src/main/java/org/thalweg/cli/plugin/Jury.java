package org.thalweg.cli.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.thalweg.UsageException;
import org.thalweg.catalog.Entry;
import org.thalweg.testkit.Compliance;
import org.thalweg.testkit.Contract;
import org.thalweg.testkit.Obligation;
import org.thalweg.text.DidYouMean;

/** Holds components to their contracts, whatever their code does: throws, or never ends. */
final class Jury {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Set<String> excused;
    private final Duration patience;
    private final Set<String> unused;
    private final Set<String> known = new TreeSet<>();

    Jury(Set<String> excused) {
        this(excused, PATIENCE);
    }

    Jury(Set<String> excused, Duration patience) {
        this.excused = excused;
        this.patience = patience;
        this.unused = new TreeSet<>(excused);
    }

    List<Examined.Result> judge(Entry entry) {
        return Contract.of(entry.prototype()).stream()
                .map(
                        one ->
                                new Examined.Result(
                                        one.number(), one.name(), compliance(entry.name(), one)))
                .toList();
    }

    private Compliance compliance(String component, Obligation obligation) {
        known.add(obligation.name());
        for (String name : List.of(obligation.name(), component + "." + obligation.name())) {
            if (excused.contains(name)) {
                unused.remove(name);
                return new Compliance(Compliance.Outcome.NOT_APPLICABLE, "Excused by request.");
            }
        }
        return inTime(obligation);
    }

    /** A thread that never ends is left behind: Java cannot stop it, but the process will. */
    Compliance inTime(Obligation obligation) {
        FutureTask<Compliance> task = new FutureTask<>(obligation::compliance);
        Thread thread = new Thread(task, obligation.name());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return failed(
                    "It is not done after %s s. Look for a loop without end.",
                    patience.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("The trial was interrupted.");
        } catch (ExecutionException e) {
            return failed(
                    "It throws %s.",
                    Optional.ofNullable(e.getCause()).<Throwable>map(cause -> cause).orElse(e));
        }
    }

    private static Compliance failed(String format, Object... values) {
        return new Compliance(Compliance.Outcome.FAILED, String.format(format, values));
    }

    /** Throws an error if an excuse is none: it may be misspelt. */
    void requireEveryExcuseUsed() {
        for (String excuse : unused) {
            String obligation = excuse.replaceFirst(".*\\.", "");
            throw new UsageException(
                    String.format(
                            "No component here has the obligation '%s'.%s Without excuses all are listed.",
                            excuse, DidYouMean.suggest(obligation, List.copyOf(known))));
        }
    }
}
