package org.thalweg.experiments.spec;

import com.google.common.base.Joiner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.Loss;
import org.thalweg.Problem;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.random.Streams;
import org.thalweg.records.Parameter;

/** Fills in what depends on other things, and checks that all fits together. */
final class Resolution {

    private final Values said;
    private final Parts base;
    private final List<DataSource> data;

    Resolution(Values said) {
        this.said = said;
        this.base = new Parts(said.get(Keys.CHAIN), said.get(Keys.REGULARIZERS));
        this.data = said.find(Keys.DATA).orElse(List.of());
    }

    /** Returns what was said, and what follows from it. */
    Values values() {
        boolean problems = said.said(Keys.PROBLEM).isPresent();
        Keys.all().stream()
                .filter(key -> !Keys.isOf(problems, key) && said.said(key).isPresent())
                .findFirst()
                .ifPresent(
                        key -> {
                            throw misplaced(problems, key);
                        });
        if (problems) {
            return ofProblems(said.get(Keys.PROBLEM));
        }
        checkData();
        Loss loss = said.said(Keys.LOSS).orElseGet(() -> Keys.loss(isOfClasses()));
        List<Measure> measures = measures(loss);
        Measure primary = primary(measures);
        return said.with(Keys.LOSS, loss)
                .with(Keys.DESIGN, designs())
                .with(Keys.DATA, data.stream().map(this::replicated).toList())
                .with(Keys.TUNE, tuned())
                .with(Keys.MEASURE, measures)
                .with(Keys.PRIMARY, primary)
                .with(Keys.PRACTICAL, practical(primary));
    }

    /** Returns what is wrong with a key of the other sort of experiment. */
    static SpecException misplaced(boolean problems, Key<?> key) {
        if (key == Keys.DATA) {
            return SpecException.about(
                    key,
                    "An experiment is on data or on a problem. Leave one of '%s' and '%s' out.",
                    Keys.DATA,
                    Keys.PROBLEM);
        }
        return problems
                ? SpecException.about(
                        key,
                        "'%s' is about models on data, and a problem is none. Leave it out.",
                        key)
                : SpecException.about(
                        key,
                        "'%s' is about problems, and this is an experiment on data. Leave it out.",
                        key);
    }

    private Values ofProblems(List<Problem> problems) {
        Checks.that(!problems.isEmpty(), Keys.PROBLEM, "problem names nothing. Name a problem.");
        Checks.that(
                new HashSet<>(problems).size() == problems.size(),
                Keys.PROBLEM,
                "A problem is named twice. Name it once.");
        List<Measure> measures =
                withPrimary(
                        problems.stream().allMatch(Resolution::isMinimumKnown)
                                ? List.of(Measure.LOG_GAP, Measure.GAP, Measure.EVALUATIONS_TO_GAP)
                                : List.of(Measure.VALUE));
        requireKind(measures, true);
        Measure primary = said.said(Keys.PRIMARY).orElse(measures.get(0));
        Checks.that(
                primary != Measure.EVALUATIONS_TO_GAP,
                said.said(Keys.PRIMARY).isPresent() ? Keys.PRIMARY : Keys.MEASURE,
                "%s cannot be what verdicts are about: hyper-parameters are chosen by how low a run ends, not by how soon. Measure it beside: 'measure: [%s, %s]'.",
                primary,
                Measure.LOG_GAP,
                primary);
        return said.with(
                        Keys.EVALUATIONS,
                        said.said(Keys.EVALUATIONS).orElse(Keys.USUAL_EVALUATIONS))
                .with(Keys.TARGET_GAP, said.said(Keys.TARGET_GAP).orElse(Keys.USUAL_GAP))
                .with(Keys.REPLICATES, said.get(Keys.REPLICATES))
                .with(Keys.DESIGN, designs())
                .with(Keys.TUNE, tuned())
                .with(Keys.MEASURE, measures)
                .with(Keys.PRIMARY, primary)
                .with(Keys.PRACTICAL, practical(primary));
    }

    /** What throws when it is drawn says so when it is run. */
    private static boolean isMinimumKnown(Problem problem) {
        try {
            return problem.draw(Streams.of(0, "minimum")).minimum().isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void requireKind(List<Measure> measures, boolean ofProblems) {
        measures.stream()
                .filter(measure -> measure.ofProblems() != ofProblems)
                .findFirst()
                .ifPresent(
                        measure -> {
                            throw SpecException.about(
                                    Keys.MEASURE,
                                    ofProblems
                                            ? "%s is measured of models on data, and a problem is none. There are %s."
                                            : "%s is measured of problems, and this is an experiment on data. There are %s.",
                                    measure,
                                    Joiner.on(", ").join(Measure.all(ofProblems)));
                        });
    }

    private List<Design> designs() {
        return said.get(Keys.DESIGN).stream()
                .map(design -> DesignChecks.fitted(design, base))
                .toList();
    }

    private List<Tuned> tuned() {
        return said.get(Keys.TUNE).stream().map(this::ranged).toList();
    }

    private Margin practical(Measure primary) {
        Margin margin = said.said(Keys.PRACTICAL).orElseGet(() -> Keys.margin(primary));
        Checks.that(
                primary != Measure.LOG_GAP || !margin.relative() || margin.size() == 0,
                Keys.PRACTICAL,
                "%s is a logarithm, and a share of it means nothing. Say 'absolute: 0.04', with which a tenth more or less of the gap does not matter.",
                primary);
        return margin;
    }

    private DataSource replicated(DataSource source) {
        return said.said(Keys.REPLICATES).map(count -> replicated(source, count)).orElse(source);
    }

    private static DataSource replicated(DataSource source, int replicates) {
        int own = source.split().replicates();
        boolean stated =
                source.split().oneTestSet()
                        ? own != Keys.REPLICATES.usual()
                        : !source.split().equals(source.split().withRounds(Keys.ROUNDS.usual()));
        Checks.that(
                !stated,
                Keys.REPLICATES,
                "%s has a number of replicates of its own, %s: leave it out, or 'replicates'.",
                source.name(),
                own);
        return source.split(source.split().withReplicates(replicates));
    }

    /** Validation data chose the hyper-parameters, so that nothing can be concluded from them. */
    private Measure primary(List<Measure> measures) {
        Measure primary = said.said(Keys.PRIMARY).orElse(measures.get(0));
        Key<?> key = said.said(Keys.PRIMARY).isPresent() ? Keys.PRIMARY : Keys.MEASURE;
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

    private boolean isOfClasses() {
        return data.get(0).classes();
    }

    private void checkData() {
        Checks.that(!data.isEmpty(), Keys.DATA, "An experiment needs data.");
        boolean untuned = said.get(Keys.TUNE).isEmpty();
        Set<String> names = new HashSet<>();
        for (DataSource source : data) {
            Checks.that(
                    names.add(source.name()),
                    Keys.DATA,
                    "Two datasets are named '%s'. Give one of them another 'name'.",
                    source.name());
            Checks.that(
                    source.classes() == isOfClasses(),
                    Keys.DATA,
                    "%s has %s for a target and %s has not. Put them into experiments of their own.",
                    source.classes() ? source.name() : data.get(0).name(),
                    "a class",
                    source.classes() ? data.get(0).name() : source.name());
            Checks.that(
                    untuned || source.split().validation() > 0,
                    Keys.DATA,
                    "%s has no validation part, by which hyper-parameters are tuned. Give it a share, or, in an ablation, write 'tune: none'.",
                    source.name());
            Checks.that(
                    said.said(Keys.STOP_EARLY).isEmpty() || source.split().validation() > 0,
                    Keys.STOP_EARLY,
                    "%s has no validation part, by which runs would be stopped early. Give it a share.",
                    source.name());
        }
    }

    private List<Measure> measures(Loss loss) {
        boolean classes =
                isOfClasses() || loss instanceof Logistic || loss instanceof SoftmaxCrossEntropy;
        List<Measure> measures =
                withPrimary(
                        classes
                                ? List.of(Measure.TEST_LOSS, Measure.TEST_ACCURACY)
                                : List.of(Measure.TEST_LOSS, Measure.TEST_RMSE, Measure.TEST_R2));
        requireKind(measures, false);
        return measures;
    }

    /** Returns what is to be measured, or else the usual, and the primary measure. */
    private List<Measure> withPrimary(List<Measure> usual) {
        List<Measure> measures = new ArrayList<>(said.said(Keys.MEASURE).orElse(usual));
        Checks.that(
                !measures.isEmpty(),
                Keys.MEASURE,
                "measure names nothing. Name a measure, or leave the key out.");
        Checks.that(
                new HashSet<>(measures).size() == measures.size(),
                Keys.MEASURE,
                "A measure is named twice. Name it once.");
        said.said(Keys.PRIMARY)
                .filter(primary -> !measures.contains(primary))
                .ifPresent(measures::add);
        return measures;
    }

    /**
     * Returns a hyper-parameter with its range.
     *
     * @throws SpecException if there is none of this name, or it cannot be tuned as asked
     */
    Tuned ranged(Tuned tuned) {
        return Tuned.in(dimension(tuned));
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
        return Stream.concat(Stream.of(base), said.get(Keys.DESIGN).stream().flatMap(this::swapped))
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
                Keys.CHAIN,
                "No link has a learning rate that could be tuned. End the chain with sgd, name what else to tune, or, in an ablation, write 'tune: none'.");
        Checks.that(
                rated.size() == 1,
                Keys.CHAIN,
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
                                        Keys.CHAIN,
                                        "It is not clear which hyper-parameter of %s is its learning rate. Name it under 'tune'.",
                                        key));
    }
}
