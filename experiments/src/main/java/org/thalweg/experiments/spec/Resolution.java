package org.thalweg.experiments.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.Loss;
import org.thalweg.experiments.spec.Draft.Tuned;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.records.Parameter;

/** Fills in what depends on other things, and checks that all fits together. */
final class Resolution {

    private static final double MARGIN = 0.01;

    private final Draft draft;
    private final Parts base;

    private Resolution(Draft draft) {
        this.draft = draft;
        this.base = new Parts(draft.chain, draft.regularizers);
    }

    static Experiment of(Draft draft) {
        return new Resolution(draft).experiment();
    }

    /**
     * Checks that a hyper-parameter can be tuned.
     *
     * @throws SpecException if there is none of this name, or it cannot be tuned as asked
     */
    static void check(Draft draft, Tuned tuned) {
        new Resolution(draft).dimension(tuned);
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
                data(),
                draft.tune ? Optional.of(tuning()) : Optional.empty(),
                draft.epochs,
                draft.batchSize,
                draft.patience,
                draft.seed,
                measures,
                primary(measures),
                draft.target,
                draft.practical.orElseGet(() -> margin(primary(measures))),
                draft.limit);
    }

    private List<DataSource> data() {
        return draft.replicates.isEmpty()
                ? draft.data
                : draft.data.stream().map(this::replicated).toList();
    }

    private DataSource replicated(DataSource source) {
        int own = source.split().replicates();
        boolean stated =
                source.split().oneTestSet()
                        ? own != Splitting.DEFAULT
                        : !source.split().equals(source.split().withRounds(1));
        Checks.that(
                !stated,
                Key.REPLICATES,
                "%s has a number of replicates of its own, %s: leave it out, or 'replicates'.",
                source.name(),
                own);
        return source.split(source.split().withReplicates(draft.replicates.getAsInt()));
    }

    /** Validation data chose the hyper-parameters, so that nothing can be concluded from them. */
    private Measure primary(List<Measure> measures) {
        Measure primary = draft.primary.orElse(measures.get(0));
        Key key = draft.primary.isPresent() ? Key.PRIMARY : Key.MEASURE;
        Checks.that(
                primary != Measure.VALIDATION_LOSS,
                key,
                "%s cannot be what verdicts are about: hyper-parameters and epochs are chosen by it. Use %s.",
                primary,
                Measure.TEST_LOSS);
        Checks.that(
                primary != Measure.STEPS_TO_TARGET,
                key,
                "%s cannot be what verdicts are about: the target is one of the validation loss, by which hyper-parameters are chosen. Measure it beside: 'measure: [%s, %s]'.",
                primary,
                Measure.TEST_LOSS,
                primary);
        return primary;
    }

    /** A share of an R² near 0 would be nothing. */
    private static Margin margin(Measure primary) {
        return primary.bounded() ? Margin.absolute(MARGIN) : Margin.relative(MARGIN);
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
                    !draft.tune || source.split().validation() > 0,
                    Key.DATA,
                    "%s has no validation part, by which hyper-parameters are tuned. Give it a share, or write 'tune: none'.",
                    source.name());
            Checks.that(
                    draft.patience.isEmpty() || source.split().validation() > 0,
                    Key.STOP_EARLY,
                    "%s has no validation part, by which runs would be stopped early. Give it a share.",
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
        List<Tuned> tuned =
                draft.tuned.isEmpty() ? List.of(new Tuned("", Optional.empty())) : draft.tuned;
        return new Tuning(tuned.stream().map(this::dimension).toList(), draft.trials);
    }

    private Dimension dimension(Tuned tuned) {
        Parts owner = tuned.parameter().isEmpty() ? base : owner(tuned.parameter());
        ParameterPath path =
                tuned.parameter().isEmpty()
                        ? onlyRate()
                        : ParameterPath.parse(tuned.parameter()).in(owner);
        return SearchRange.of(path, owner, tuned.range());
    }

    /** Returns parts that have a hyper-parameter: the base, or what a swap makes of it. */
    private Parts owner(String parameter) {
        ParameterPath path = ParameterPath.parse(parameter);
        return Stream.concat(Stream.of(base), draft.designs.stream().flatMap(this::swapped))
                .filter(parts -> parts.has(path.key()))
                .findFirst()
                .orElse(base);
    }

    private Stream<Parts> swapped(Design design) {
        return design instanceof Design.Swap swap
                ? swap.alternatives().entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(c -> base.with(e.getKey(), c)))
                : Stream.of();
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
                        .filter(SearchRange::isRate)
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
}
