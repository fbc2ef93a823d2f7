package org.thalweg.experiments.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.statistics.Verdict;

/** What the repetitions of a case found. */
final class CaseCounts {

    private static final double ALPHA = 0.05;
    private static final double AT_MOST = 0.06;
    private static final double FOUND = 0.7;

    /** How much larger than the named difference one that was built may be. */
    private static final double NAMED = 1.1;

    private final Case of;
    private int repetitions;
    private int decided;
    private int significant;
    private int tested;
    private int covered;
    private int decidedOverall;
    private final List<Double> effects = new ArrayList<>();
    private final List<Double> reaches = new ArrayList<>();

    CaseCounts(Case of) {
        this.of = of;
    }

    /** Counts one repetition; a family counts once, however many of it are wrong. */
    void add(Findings findings, double reach) {
        repetitions++;
        boolean any = false;
        boolean anyBeyondChance = false;
        for (Finding finding : findings.findings()) {
            any |= decides(finding.judgement().verdict());
            Optional<Estimate> estimate = finding.estimate();
            if (estimate.isPresent()) {
                anyBeyondChance |= estimate.get().adjustedP() <= ALPHA;
                tested++;
                covered += estimate.get().interval().contains(0) ? 1 : 0;
            }
            effects.add(finding.difference());
        }
        reaches.add(reach);
        decided += any ? 1 : 0;
        significant += anyBeyondChance ? 1 : 0;
        decidedOverall +=
                findings.overall().stream().anyMatch(o -> decides(o.judgement().verdict())) ? 1 : 0;
    }

    private static boolean decides(Verdict verdict) {
        return verdict == Verdict.HELPS || verdict == Verdict.HURTS;
    }

    /** Returns whether the case is as it should be. */
    boolean holds() {
        return switch (of.expected()) {
            case NOTHING -> rate(decided) <= AT_MOST || lower(decided) <= ALPHA;
            case ONLY_HERE -> true;
            case EFFECT -> rate(decided) >= FOUND && mean(effects) <= NAMED * mean(reaches);
        };
    }

    /** Returns in what share of the repetitions there was a difference. */
    double share() {
        return rate(decided);
    }

    /** Returns whether this is about components that are exchangeable in the population. */
    boolean isOfPopulation() {
        return of.expected() == Case.Expected.NOTHING && of.name().startsWith("population");
    }

    private double rate(int count) {
        return (double) count / repetitions;
    }

    /** Clopper and Pearson's; that of Commons Math 3.6.1 fails at counts of 0. */
    private double lower(int count) {
        return count == 0
                ? 0
                : BetaDistribution.of(count, repetitions - count + 1.0)
                        .inverseCumulativeProbability(ALPHA / 2);
    }

    private double upper(int count) {
        return count == repetitions
                ? 1
                : BetaDistribution.of(count + 1.0, repetitions - count)
                        .inverseSurvivalProbability(ALPHA / 2);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
    }

    static String header() {
        return """
        | case | repetitions | helps or hurts | p ≤ 5 % | mean over datasets | intervals that hold 0 | mean effect | could show |
        |---|---:|---:|---:|---:|---:|---:|---:|
        """;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s [%s, %s] | %s | %s | %s | %s | %s |%s%n",
                of.name(),
                repetitions,
                percent(rate(decided)),
                percent(lower(decided)),
                percent(upper(decided)),
                percent(rate(significant)),
                of.ground().count() > 1 ? percent(rate(decidedOverall)) : "",
                of.expected() == Case.Expected.NOTHING ? percent((double) covered / tested) : "",
                of.expected() == Case.Expected.EFFECT ? percent(mean(effects)) : "",
                of.expected() == Case.Expected.EFFECT ? percent(mean(reaches)) : "",
                holds() ? "" : " **fails**");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
