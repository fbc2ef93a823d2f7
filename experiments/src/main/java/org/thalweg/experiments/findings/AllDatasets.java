package org.thalweg.experiments.findings;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.Differences;
import org.thalweg.experiments.statistics.Equivalence;
import org.thalweg.experiments.statistics.InterquartileMean;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.McNemar;
import org.thalweg.experiments.statistics.NadeauBengio;
import org.thalweg.experiments.statistics.PairedBootstrap;
import org.thalweg.experiments.statistics.RelativeDifferences;
import org.thalweg.experiments.statistics.SignFlip;
import org.thalweg.experiments.statistics.StudentT;

/**
 * The tests over several datasets, of differences relative to the base's mean on each: the stratified sign-flip test and the
 * bootstrap over seeds. The t test behind the equivalence is of the mean over datasets, one number a seed. Where a dataset is
 * split anew for each seed, this t test, corrected by Nadeau and Bengio with the largest ratio of test to training data, takes
 * the place of all.
 */
final class AllDatasets {

    private final Study study;
    private final long seed;

    AllDatasets(Study study, long seed) {
        this.study = study;
        this.seed = seed;
    }

    /** Returns the pairs of the seeds that all datasets have. */
    static List<Pairs> joint(List<Pairs> byDataset) {
        Set<Integer> seeds = new HashSet<>(byDataset.get(0).seeds());
        byDataset.forEach(pairs -> seeds.retainAll(pairs.seeds()));
        return byDataset.stream().map(pairs -> pairs.only(seeds)).toList();
    }

    /** Returns whether differences can be relative to the base's mean on every dataset, and there are at least two. */
    static boolean comparable(List<Pairs> joint) {
        return joint.stream().allMatch(p -> p.count() >= 2 && OneDataset.mean(p.baseValues()) != 0);
    }

    private static double[][] relative(List<Pairs> joint) {
        return joint.stream()
                .map(pairs -> RelativeDifferences.of(pairs.baseValues(), pairs.armValues()))
                .toArray(double[][]::new);
    }

    /** Returns the tests of comparable pairs. */
    Tested test(List<Pairs> joint) {
        double[][] rows = relative(joint);
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        double[] bySeed = meansOverDatasets(rows);
        OptionalDouble ratio = largestTestToTrain();
        StudentT t =
                ratio.isPresent()
                        ? NadeauBengio.test(bySeed, ratio.getAsDouble(), Tested.LEVEL)
                        : StudentT.of(bySeed, Tested.LEVEL);
        Interval interval =
                ratio.isPresent()
                        ? t.interval()
                        : PairedBootstrap.of(rows, OneDataset::mean, Tested.LEVEL, seed).interval();
        double practical = study.experiment().practical();
        return new Tested(
                joint.get(0).comparison(),
                "",
                mean(joint, true),
                mean(joint, false),
                Differences.of(all),
                1,
                interval,
                ratio.isPresent() ? t.p() : SignFlip.stratified(rows, seed).p(),
                OptionalDouble.empty(),
                practical > 0 && joint.stream().noneMatch(Pairs::allDiverged)
                        ? Equivalence.of(t, practical).p()
                        : 1,
                divergence(joint),
                joint.stream().mapToInt(Pairs::diverged).sum(),
                joint.stream().mapToInt(Pairs::baseDiverged).sum(),
                joint.stream().mapToInt(Pairs::count).sum(),
                joint.stream().mapToInt(Pairs::identical).sum(),
                joint.stream().allMatch(Pairs::inert));
    }

    /** Returns what else is said of comparable pairs. */
    Overall overall(List<Pairs> joint) {
        double[][] rows = relative(joint);
        return new Overall(
                joint.get(0).comparison(),
                PairedBootstrap.of(rows, InterquartileMean::of, Tested.LEVEL, seed),
                AcrossDatasets.of(Arrays.stream(rows).mapToDouble(OneDataset::mean).toArray()));
    }

    private static double[] meansOverDatasets(double[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToDouble(
                        i -> Arrays.stream(rows).mapToDouble(row -> row[i]).sum() / rows.length)
                .toArray();
    }

    private static double mean(List<Pairs> joint, boolean base) {
        return joint.stream()
                        .mapToDouble(
                                pairs ->
                                        OneDataset.mean(
                                                base ? pairs.baseValues() : pairs.armValues()))
                        .sum()
                / joint.size();
    }

    private static McNemar divergence(List<Pairs> joint) {
        return McNemar.of(
                joint.stream().mapToInt(pairs -> pairs.divergence().baseOnly()).sum(),
                joint.stream().mapToInt(pairs -> pairs.divergence().variantOnly()).sum());
    }

    private OptionalDouble largestTestToTrain() {
        return study.data().stream()
                .filter(facts -> study.redrawn(facts.name()))
                .mapToDouble(DataFacts::testToTrain)
                .max();
    }
}
