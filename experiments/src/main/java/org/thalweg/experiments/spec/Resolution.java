package org.thalweg.experiments.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.thalweg.Loss;
import org.thalweg.Range;
import org.thalweg.Schedule;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.records.Parameter;
import org.thalweg.text.Numbers;

/** Fills in what depends on other things, and checks that all fits together. */
final class Resolution {

    private static final Range ANY =
            new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    private final Draft draft;
    private final Parts base;

    private Resolution(Draft draft) {
        this.draft = draft;
        this.base = new Parts(draft.chain, draft.regularizers);
    }

    static Experiment of(Draft draft) {
        return new Resolution(draft).experiment();
    }

    private Experiment experiment() {
        checkData();
        Loss loss =
                draft.loss.orElseGet(
                        () -> isOfClasses() ? new SoftmaxCrossEntropy() : new SquaredError());
        List<Measure> measures = measures(loss);
        return new Experiment(
                draft.name,
                draft.model,
                loss,
                draft.chain,
                draft.regularizers,
                draft.designs.stream().map(design -> DesignChecks.fitted(design, base)).toList(),
                draft.data,
                draft.tune ? Optional.of(tuning()) : Optional.empty(),
                draft.seeds,
                draft.epochs,
                draft.batchSize,
                draft.seed,
                measures,
                draft.primary.orElse(measures.get(0)),
                draft.practical,
                draft.limit);
    }

    private boolean isOfClasses() {
        return draft.data.get(0).classes();
    }

    private void checkData() {
        Checks.that(!draft.data.isEmpty(), Key.DATA, "An experiment needs data.");
        Set<String> names = new HashSet<>();
        for (DataSource source : draft.data) {
            Checks.that(
                    names.add(source.name()),
                    Key.DATA,
                    "Two datasets are named '%s'. Give one of them another 'name'.",
                    source.name());
            Checks.that(
                    source.classes() == isOfClasses(),
                    Key.DATA,
                    "%s has %s for a target and %s has not. Put them into experiments of their own.",
                    source.classes() ? source.name() : draft.data.get(0).name(),
                    "a class",
                    source.classes() ? draft.data.get(0).name() : source.name());
            Checks.that(
                    !draft.tune || source.validation() > 0,
                    Key.DATA,
                    "%s has no validation part, by which learning rates are chosen. Give it a share, or write 'tune: none'.",
                    source.name());
        }
    }

    private List<Measure> measures(Loss loss) {
        List<Measure> measures = new ArrayList<>(draft.measures);
        if (measures.isEmpty()) {
            boolean classes =
                    isOfClasses()
                            || loss instanceof Logistic
                            || loss instanceof SoftmaxCrossEntropy;
            measures.add(Measure.TEST_LOSS);
            measures.addAll(
                    classes
                            ? List.of(Measure.TEST_ACCURACY)
                            : List.of(Measure.TEST_RMSE, Measure.TEST_R2));
        }
        Checks.that(
                new HashSet<>(measures).size() == measures.size(),
                Key.MEASURE,
                "A measure is named twice. Name it once.");
        draft.primary.filter(primary -> !measures.contains(primary)).ifPresent(measures::add);
        return measures;
    }

    private Tuning tuning() {
        ParameterPath path =
                draft.tuned.map(written -> rate(base, written)).orElseGet(this::onlyRate);
        Range declared = path.parameter(base).range().orElse(ANY);
        double low = draft.ranged ? draft.low : Math.max(draft.low, declared.low());
        double high = draft.ranged ? draft.high : Math.min(draft.high, declared.high());
        Tuning tuning = new Tuning(path.toString(), low, high, draft.points, draft.tuneSeeds);
        Checks.that(
                declared.contains(low) && declared.contains(high),
                Key.TUNE,
                "%s must be in %s, but would be tuned from %s to %s.",
                path,
                declared,
                Numbers.shortest(low),
                Numbers.shortest(high));
        return tuning;
    }

    /**
     * Returns the learning rate with this name.
     *
     * @throws SpecException if there is none
     */
    static ParameterPath rate(Parts base, String written) {
        ParameterPath path = ParameterPath.parse(written).in(base);
        Checks.that(
                base.rated().contains(path.key())
                        && path.names().size() == 1
                        && isRate(path.parameter(base)),
                Key.TUNE,
                "%s is no learning rate, and only learning rates are tuned. Write 'vary' into the design for other hyper-parameters.",
                path);
        return path;
    }

    private ParameterPath onlyRate() {
        List<String> rated = base.rated();
        Checks.that(
                !rated.isEmpty(),
                Key.CHAIN,
                "No link has a learning rate that could be tuned. End the chain with sgd, or write 'tune: none'.");
        Checks.that(
                rated.size() == 1,
                Key.CHAIN,
                "%s have learning rates. Say which one to tune, such as 'tune: {%s.learning-rate: \"log(1e-4, 10)\"}'.",
                String.join(" and ", rated),
                rated.get(0));
        return new ParameterPath(rated.get(0), List.of(rateOf(rated.get(0))));
    }

    /** The hyper-parameter named learning-rate, or else the only schedule. */
    private String rateOf(String key) {
        List<Parameter> rates =
                Parameter.of(base.part(key).getClass()).stream()
                        .filter(Resolution::isRate)
                        .toList();
        return rates.stream()
                .filter(rate -> rate.name().equals("learning-rate") || rates.size() == 1)
                .map(Parameter::name)
                .findFirst()
                .orElseThrow(
                        () ->
                                SpecException.about(
                                        Key.CHAIN,
                                        "It is not clear which hyper-parameter of %s is its learning rate. Name it under 'tune'.",
                                        key));
    }

    private static boolean isRate(Parameter parameter) {
        return parameter.type() == Schedule.class
                || (parameter.type() == double.class && parameter.name().equals("learning-rate"));
    }
}
