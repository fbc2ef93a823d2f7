package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.catalog.Catalog;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.datasets.Missing;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.spec.Splitting.Fixed;
import org.thalweg.experiments.spec.Splitting.Folds;
import org.thalweg.experiments.spec.Splitting.Given;
import org.thalweg.experiments.spec.Splitting.Groups;
import org.thalweg.experiments.spec.Splitting.Order;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;
import org.thalweg.schedules.CosineDecay;

class SpecReaderTest {

    private static final String SHORT =
            "chain: momentum(0.9) | sgd(0.05)\ndata: wine.csv\ntarget: quality\n";

    static final String WHOLE =
            """
            name: is-clipping-worth-it
            model: linear
            loss: squared-error
            regularizers: [l2(1e-3)]
            chain:
              - clip-by-global-norm: {max: 1}
              - momentum: {decay: 0.9}
              - sgd: {learning-rate: 0.05}
            design:
              - leave-one-out
              - leave-one-in
              - swap: {momentum: [nesterov(0.9), rmsprop]}
              - vary: {momentum.decay: [0.5, 0.9, 0.99], clip-by-global-norm.max: [0.1, 1, 10]}
              - factorial: [clip-by-global-norm, l2, momentum]
              - reorder: [clip-by-global-norm, momentum]
            data:
              - wine.csv: {target: quality, delimiter: ";"}
              - housing.data:
                  target: [value, 2]
                  name: houses
                  split: {folds: 5, rounds: 3, validation: 0.1}
                  standardize: false
                  skip-lines: 1
                  header: false
                  categorical: region
                  drop: [id, "3"]
                  missing: skip
              - iris.csv: {target: petal, split: {group: plant, folds: 8}}
              - time.csv: {target: price, split: {order: year, folds: 4}}
              - fixed.csv: {target: y, split: {fixed: 25%, replicates: 12}}
              - given.csv: {target: y, test: later.csv, split: {replicates: 20}}
            tune:
              sgd.learning-rate: log(1e-3, 1)
              momentum.decay: uniform(0, 0.99)
              nesterov.decay: default
              clip-by-global-norm.max: default
              l2.strength: log(1e-6, 0.1)
              trials: 8
            epochs: 50
            batch-size: 16
            stop-early: 4
            measure: [test.rmse, steps-to-target]
            primary: test.loss
            target-loss: 0.5
            practical: {absolute: 0.02}
            seed: 42
            limit: 5m
            """;

    @TempDir private Path folder;

    private final SpecReader reader = new SpecReader(Catalog.standard());

    @BeforeEach
    void make_data_files() throws IOException {
        for (String name :
                List.of(
                        "wine.csv",
                        "housing.data",
                        "iris.csv",
                        "time.csv",
                        "fixed.csv",
                        "given.csv",
                        "later.csv")) {
            Files.createFile(folder.resolve(name));
        }
    }

    private Experiment read(String text) {
        return reader.read("wine.yaml", text, folder);
    }

    @Test
    void a_short_spec_gets_all_defaults() {
        Experiment experiment = read(SHORT);
        DataSource wine =
                new DataSource(
                        folder.resolve("wine.csv"),
                        Values.NONE
                                .with(Keys.NAME, "wine")
                                .with(Keys.TARGET, List.of("quality"))
                                .with(Keys.CLASSES, false)
                                .with(Keys.SKIP_LINES, 0)
                                .with(Keys.CATEGORICAL, List.of())
                                .with(Keys.DROP, List.of())
                                .with(Keys.MISSING, Missing.ERROR)
                                .with(Keys.SPLIT, new Folds(10, 1, 0.2))
                                .with(Keys.STANDARDIZE, true));
        Tuned rate = Tuned.in(Dimension.log("sgd.learning-rate", 1e-4, 10));
        assertEquals(
                new Experiment(
                        Values.NONE
                                .with(Keys.NAME, "wine")
                                .with(Keys.MODEL, new Linear())
                                .with(Keys.LOSS, new SquaredError())
                                .with(Keys.CHAIN, Chain.of(new Momentum(0.9), new Sgd(0.05)))
                                .with(Keys.REGULARIZERS, List.of())
                                .with(Keys.DESIGN, List.of(new LeaveOneOut()))
                                .with(Keys.DATA, List.of(wine))
                                .with(Keys.TUNE, List.of(rate))
                                .with(Keys.TRIALS, 16)
                                .with(Keys.EPOCHS, 20)
                                .with(Keys.BATCH_SIZE, 32)
                                .with(Keys.SEED, 1L)
                                .with(
                                        Keys.MEASURE,
                                        List.of(
                                                Measure.TEST_LOSS,
                                                Measure.TEST_RMSE,
                                                Measure.TEST_R2))
                                .with(Keys.PRIMARY, Measure.TEST_LOSS)
                                .with(Keys.PRACTICAL, Margin.relative(0.01))),
                experiment);
        assertEquals(
                Optional.of(Tuning.log("sgd.learning-rate", 1e-4, 10, 16)), experiment.tuning());
        assertEquals(Optional.empty(), wine.delimiter());
        assertEquals(Optional.empty(), wine.header());
        assertEquals(OptionalInt.empty(), experiment.patience());
        assertEquals(OptionalDouble.empty(), experiment.target());
        assertEquals(Optional.empty(), experiment.limit());
    }

    /** The same as {@link #WHOLE}. */
    private Experiment inJava() {
        return Ablation.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05))
                .name("is-clipping-worth-it")
                .model(new Linear())
                .loss(new SquaredError())
                .regularize(new L2(1e-3))
                .design(
                        new LeaveOneOut(),
                        new LeaveOneIn(),
                        new Swap(Map.of("momentum", List.of(new Nesterov(0.9), new RmsProp()))),
                        new Vary(
                                Map.of(
                                        "clipByGlobalNorm.max",
                                        List.of(0.1, 1, 10),
                                        "momentum.decay",
                                        List.of(0.5, 0.9, 0.99))),
                        new Factorial(List.of("clip-by-global-norm", "L2", "momentum")),
                        new Reorder(List.of("clip-by-global-norm", "momentum")))
                .data(
                        DataSource.of(folder.resolve("wine.csv"), "quality").delimiter(';'),
                        DataSource.of(folder.resolve("housing.data"), "value", "2")
                                .named("houses")
                                .split(new Folds(5, 3, 0.1))
                                .unstandardized()
                                .skipLines(1)
                                .header(false)
                                .categorical("region")
                                .drop("id", "3")
                                .missing(Missing.SKIP),
                        DataSource.of(folder.resolve("iris.csv"), "petal")
                                .split(new Groups("plant", 8, 1, 0.2)),
                        DataSource.of(folder.resolve("time.csv"), "price")
                                .split(new Order("year", 4, 0.2)),
                        DataSource.of(folder.resolve("fixed.csv"), "y")
                                .split(new Fixed(0.25, 12, 0.2)),
                        DataSource.of(folder.resolve("given.csv"), "y")
                                .split(new Given(folder.resolve("later.csv"), 20, 0.2)))
                .tune(
                        Dimension.log("sgd.learning-rate", 1e-3, 1),
                        Dimension.uniform("momentum.decay", 0, 0.99),
                        Dimension.uniform("nesterov.decay", 0, 0.99),
                        Dimension.log("clipByGlobalNorm.max", 0.01, 100),
                        Dimension.log("L2.strength", 1e-6, 0.1))
                .trials(8)
                .epochs(50)
                .batchSize(16)
                .stopEarly(4)
                .measure(Measure.TEST_RMSE, Measure.STEPS_TO_TARGET)
                .primary(Measure.TEST_LOSS)
                .target(0.5)
                .practical(Margin.absolute(0.02))
                .seed(42)
                .limit(Duration.ofMinutes(5))
                .experiment();
    }

    @Test
    void a_file_and_java_say_the_same() {
        assertEquals(inJava(), read(WHOLE));
        assertEquals(inJava().hash(), read(WHOLE).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, SHORT, SHORT + "tune: none\nclasses: true\n"})
    void the_canonical_text_reads_back_to_the_same(String text) {
        Experiment experiment = read(text);
        String yaml = experiment.toYaml();
        Experiment again = reader.read("resolved.yaml", yaml, Path.of("elsewhere"));
        assertEquals(experiment, again);
        assertEquals(yaml, again.toYaml());
    }

    @Test
    void texts_that_yaml_would_take_for_something_else_read_back() {
        DataSource source =
                DataSource.of(folder.resolve("wine.csv"), "a: \"b\" \\ # c\té", "null", "12")
                        .delimiter('\t');
        Experiment experiment =
                Ablation.of(new Momentum(), new Sgd()).name("~").data(source).experiment();
        assertEquals(experiment, read(experiment.toYaml()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: quality\ndata: wine.csv\nchain: momentum(0.9) | sgd(0.05)\n",
                "name: other\nchain: [momentum, sgd(0.05)]\ndata: {wine.csv: {target: quality}}\n",
                "chain:\n  - Momentum: {decay: 9e-1}\n  - sgd: 0.05\ndata: [wine.csv]\ntarget: [quality]\nreplicates: 10\n",
                "chain: momentum | sgd(learning-rate=constant(0.05))\ndata: wine.csv\ntarget: quality\nprimary: test.loss\npractical: 0.01\n",
                "chain: momentum | sgd(0.05)\ndata: wine.csv\ntarget: quality\nsplit: {folds: 10, rounds: 1, validation: 20%}\ntune: {SGD.learning_rate: default, trials: 16}\n"
            })
    void the_hash_does_not_depend_on_how_it_is_written(String text) {
        assertEquals(read(SHORT).hash(), read(text).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicates: 20",
                "split: {folds: 5}",
                "split: {rounds: 2}",
                "split: {validation: 0.25}",
                "split: {group: id}",
                "split: {order: id}",
                "split: {fixed: 20%}",
                "test: iris.csv",
                "seed: 2",
                "stop-early: 5",
                "target-loss: 0.5",
                "practical: {absolute: 0.01}",
                "tune: [sgd.learning-rate, momentum.decay]",
                "tune: [momentum.decay]",
                "epochs: 21",
                "batch-size: 31",
                "regularizers: l2(0)",
                "tune: none",
                "tune: {trials: 15}",
                "practical: 2%",
                "design: leave-one-in",
                "drop: id",
                "limit: 9s",
                "standardize: false"
            })
    void the_hash_depends_on_everything_else(String line) {
        assertNotEquals(read(SHORT).hash(), read(SHORT + line + "\n").hash());
    }

    @Test
    void the_hash_depends_on_what_the_files_hold() {
        Experiment experiment = read(SHORT);
        assertNotEquals(
                experiment.hash(Map.of("wine", "abc")), experiment.hash(Map.of("wine", "abd")));
    }

    @Test
    void a_class_asks_for_another_loss_and_measure() {
        Experiment experiment = read("chain: momentum | sgd\ndata: wine.csv\nclass: kind\n");
        assertEquals(new SoftmaxCrossEntropy(), experiment.loss());
        assertEquals(List.of(Measure.TEST_LOSS, Measure.TEST_ACCURACY), experiment.measures());
        assertEquals(true, experiment.data().get(0).classes());
        assertEquals(
                experiment,
                read("chain: momentum | sgd\ndata: wine.csv\ntarget: kind\nclasses: true\n"));
    }

    @Test
    void options_beside_the_data_hold_for_files_that_do_not_say_otherwise() {
        List<DataSource> sources =
                read("chain: momentum | sgd\ntarget: a\nmissing: skip\ndata:\n  - wine.csv\n  - housing.data: {target: b, missing: error}\n")
                        .data();
        assertEquals(List.of("a"), sources.get(0).targets());
        assertEquals(Missing.SKIP, sources.get(0).missing());
        assertEquals(List.of("b"), sources.get(1).targets());
        assertEquals(Missing.ERROR, sources.get(1).missing());
    }

    @Test
    void a_value_to_vary_may_be_a_schedule() {
        String design =
                "design: {vary: {sgd.learning-rate: [\"cosine-decay(0.1, period=5)\", 0.2]}}\n";
        Vary vary = (Vary) read(SHORT + design).designs().get(0);
        assertEquals(
                List.of(
                        new CosineDecay(0.1, 5, 0, new CosineDecay().per(), true),
                        new Sgd(0.2).learningRate()),
                vary.values().get("sgd.learning-rate"));
    }

    @Test
    void the_command_line_says_the_same_as_a_file() {
        Experiment experiment =
                reader.fromPipe(
                        "momentum(0.9) | sgd(0.05)",
                        folder.resolve("wine.csv"),
                        Map.of(
                                "target",
                                "quality",
                                "regularizers",
                                "[l2(1e-3)]",
                                "replicates",
                                "30"));
        String rest = "regularizers: l2(1e-3)\nreplicates: 30\nname: wine-momentum-sgd\n";
        assertEquals(read(SHORT + rest), experiment);
    }

    @Test
    void data_are_looked_for_beside_the_spec() throws IOException {
        Path file = Files.writeString(folder.resolve("my.spec.yaml"), SHORT);
        Experiment experiment = reader.read(file);
        assertEquals("my.spec", experiment.name());
        assertEquals(folder.resolve("wine.csv"), experiment.data().get(0).file());
    }
}
