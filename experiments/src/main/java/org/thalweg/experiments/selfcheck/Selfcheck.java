package org.thalweg.experiments.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.PlannedPower;
import org.thalweg.random.Streams;

/**
 * Simulates the whole program, by its public API: ablations of components between which there is nothing to find, and of some
 * between which there is as much as the result says it could show.
 */
public final class Selfcheck {

    private static final double LEAST = 0.01;

    private final int repetitions;
    private final long seed;
    private final int threads;

    /**
     * @param repetitions of each case, at least 1
     * @param seed from which all data derive
     * @param threads how many repetitions run at once
     */
    public Selfcheck(int repetitions, long seed, int threads) {
        this.repetitions = repetitions;
        this.seed = seed;
        this.threads = threads;
    }

    /** Returns the names of all cases. */
    public static List<String> cases() {
        return Case.all().stream().map(Case::name).toList();
    }

    /**
     * Runs cases, and tells the table as it comes, in Markdown.
     *
     * @param names of cases; none for all
     * @return whether all is as it should be
     * @throws InterruptedException if the thread was interrupted
     */
    public boolean run(List<String> names, Consumer<String> out) throws InterruptedException {
        List<CaseCounts> tallies = new ArrayList<>();
        out.accept(CaseCounts.header());
        for (Case one : Case.all()) {
            if (names.isEmpty() || names.contains(one.name())) {
                CaseCounts tally = run(one);
                tallies.add(tally);
                out.accept(tally.line());
            }
        }
        double mean =
                tallies.stream()
                        .filter(CaseCounts::isOfPopulation)
                        .mapToDouble(CaseCounts::share)
                        .average()
                        .orElse(1);
        boolean decides = !names.isEmpty() || mean >= LEAST;
        if (!decides) {
            out.accept(
                    "Verdicts are given in less than 1 % of the repetitions: errors are avoided by never deciding.\n");
        }
        return decides && tallies.stream().allMatch(CaseCounts::holds);
    }

    private CaseCounts run(Case one) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CompletionService<Findings> finished = new ExecutorCompletionService<>(pool);
        try {
            for (int i = 0; i < repetitions; i++) {
                long own = Streams.seed(seed, "selfcheck", one.name(), Integer.toString(i));
                Callable<Findings> repetition = () -> one.run(own);
                finished.submit(repetition);
            }
            CaseCounts tally = new CaseCounts(one);
            for (int i = 0; i < repetitions; i++) {
                Findings findings = finished.take().get();
                tally.add(findings, reach(findings));
            }
            return tally;
        } catch (ExecutionException e) {
            throw new IllegalStateException(one.name() + " could not be simulated.", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Returns what difference could be shown, whether the verdict had to say so or not. */
    private static double reach(Findings findings) {
        return PlannedPower.of(findings, findings.study().data().get(0)).stream()
                .mapToDouble(PlannedPower::detectable)
                .findFirst()
                .orElse(Double.NaN);
    }
}
