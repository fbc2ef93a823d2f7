package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.ResampledT;
import org.thalweg.experiments.statistics.StudentT;

/**
 * What the tuning of one chain on one dataset has come to.
 *
 * <p>Each replicate chooses by its own validation part, and what it chose is measured on rows that it never saw: {@link #test},
 * what to expect of tuning and training together. The values to go on with are chosen once more, by all validation parts
 * together; there are no rows left that these have not seen, so nothing is measured of them.
 *
 * @param facts of the dataset
 * @param base the chain as it was written
 * @param choices what each replicate chose, in order
 * @param candidates all that any replicate tried, each tried in all of them; values ascending
 * @param together the one with the least mean score; with one hyper-parameter, of scores that are averaged with their
 *     neighbours' as in each replicate; empty if none ended well in every replicate
 * @param open hyper-parameters whose value there is the smallest or largest that was tried, though others could be
 * @param tuned the runs that test what each replicate chose
 * @param written the runs that test the chain as it was written, on the same rows
 */
public record TunedChain(
        Experiment experiment,
        DataFacts facts,
        Arm base,
        List<Row> choices,
        List<Candidate> candidates,
        Optional<Candidate> together,
        List<String> open,
        Series tuned,
        Series written) {

    private static final double LEVEL = 0.95;

    public TunedChain {
        choices = ImmutableList.copyOf(choices);
        candidates = ImmutableList.copyOf(candidates);
        open = ImmutableList.copyOf(open);
    }

    /** Returns where the data came from. */
    public DataSource source() {
        return experiment.data().stream()
                .filter(source -> source.name().equals(facts.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the chain and the regularizers with the values chosen together; empty if there are none. */
    public Optional<Arm> arm() {
        return together.map(candidate -> candidate.setting().on(base));
    }

    /** Returns the values of a hyper-parameter that the replicates chose, in order. */
    public List<Double> chosen(String parameter) {
        return choices.stream()
                .filter(row -> row.choice() != Choice.NONE_USABLE)
                .map(row -> row.setting().values().get(parameter))
                .toList();
    }

    /** Returns why no mean here has an interval to rely on; empty if means have. */
    public Optional<Gate> gate() {
        return facts.replicates() < Gate.LEAST_PAIRS
                ? Optional.of(Gate.TOO_FEW_PAIRS)
                : Gates.ofData(source().split(), facts);
    }

    /** Returns the same of one mean, which may lack replicates. */
    public Optional<Gate> gate(StudentT mean) {
        return mean.degreesOfFreedom() + 1 < Gate.LEAST_PAIRS
                ? Optional.of(Gate.TOO_FEW_PAIRS)
                : gate();
    }

    /**
     * Returns why nothing was learned that is shown to be better than the untrained model: neither what each replicate chose nor
     * the chain as it was written. Empty if something was, or it cannot be told.
     */
    public Optional<Gate> nothingLearned() {
        List<Outcome> after = scored(tuned);
        List<Outcome> before = scored(written);
        int least = Math.min(after.size(), before.size());
        if (least > 0 && Gates.nothingToLearn(after) && Gates.nothingToLearn(before)) {
            return Optional.of(Gate.CONSTANT_TARGET);
        }
        return gate().isPresent() || least < Gate.LEAST_PAIRS || learned(after) || learned(before)
                ? Optional.empty()
                : Optional.of(Gate.NOT_LEARNED);
    }

    private boolean learned(List<Outcome> outcomes) {
        return Gates.learned(
                outcomes,
                experiment.primary(),
                source(),
                facts,
                values -> ResampledT.test(values, shared(), LEVEL));
    }

    private List<Outcome> scored(Series series) {
        return series.outcomes().stream()
                .filter(outcome -> outcome.score(experiment.primary()).isPresent())
                .toList();
    }

    /** Returns the candidates that may be the best of all, at a level of 95 %; all that ended well where {@link #gate} says why. */
    public List<Candidate> possible() {
        if (gate().isPresent()) {
            return candidates.stream().filter(Candidate::usable).toList();
        }
        return candidates.stream().filter(Candidate::possible).toList();
    }

    /**
     * Returns the candidates that are shown to be better than what was chosen together, the best first. The choice keeps away
     * from them because of their neighbours: there are none where several hyper-parameters are tuned.
     */
    public List<Candidate> better() {
        return candidates.stream()
                .filter(candidate -> gate().isEmpty() && candidate.better())
                .sorted(Comparator.comparingDouble(Candidate::score))
                .toList();
    }

    /**
     * Returns the mean of the primary measure over the replicates, each tuned by itself and tested on rows that neither its
     * tuning nor its training saw, with its interval; empty if fewer than two have a score.
     */
    public Optional<StudentT> test() {
        return test(scores(tuned, tuned));
    }

    /** Returns by how much more that is than what the chain as it was written gives on the same rows, pair by pair. */
    public Optional<StudentT> change() {
        double[] after = scores(tuned, written);
        double[] before = scores(written, tuned);
        return test(Pairs.minus(after, before));
    }

    /** Returns whether the mean of the primary measure is worse after tuning than with the chain as it was written. */
    public boolean worse() {
        return change().filter(c -> experiment.primary().direction().better(-c.estimate()))
                .isPresent();
    }

    /** Returns the mean of the primary measure with the chain as it was written. */
    public Optional<StudentT> asWritten() {
        return test(scores(written, written));
    }

    private double[] scores(Series of, Series beside) {
        Measure primary = experiment.primary();
        return IntStream.range(0, of.outcomes().size())
                .filter(r -> beside.outcomes().get(r).score(primary).isPresent())
                .filter(r -> of.outcomes().get(r).score(primary).isPresent())
                .mapToDouble(r -> of.outcomes().get(r).score(primary).orElseThrow())
                .toArray();
    }

    private Optional<StudentT> test(double[] values) {
        return values.length < 2
                ? Optional.empty()
                : Optional.of(ResampledT.test(values, shared(), LEVEL));
    }

    private double shared() {
        return SharedRows.c(source(), facts.rounds(), true, true) * facts.testToTrain();
    }
}
