package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.spec.Splitting.Fixed;
import org.thalweg.experiments.spec.Splitting.Folds;
import org.thalweg.experiments.spec.Splitting.Given;
import org.thalweg.experiments.spec.Splitting.Groups;
import org.thalweg.experiments.spec.Splitting.Order;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

class ExperimentTest {

    @TempDir private Path folder;

    private final SpecReader reader = new SpecReader(Catalog.standard());

    @BeforeEach
    void make_data_files() throws IOException {
        Files.createFile(folder.resolve("wine.csv"));
        Files.createFile(folder.resolve("later.csv"));
    }

    private Experiment split(Splitting split) {
        return Ablation.of(new Momentum(), new Sgd())
                .data(DataSource.of(folder.resolve("wine.csv"), "quality").split(split))
                .experiment();
    }

    private static String question(Experiment experiment) {
        return experiment.question(Map.of("wine", "abc"));
    }

    @Test
    void rounds_are_set_wherever_there_are_folds() {
        Experiment experiment =
                Ablation.of(new Momentum(), new Sgd())
                        .data(
                                DataSource.of(Path.of("a.csv"), "y").folds(5),
                                DataSource.of(Path.of("b.csv"), "y").group("patient"),
                                DataSource.of(Path.of("c.csv"), "y").fixed(0.25))
                        .experiment();
        assertEquals(
                List.of(
                        new Folds(5, 3, 0.2),
                        new Groups("patient", 10, 3, 0.2),
                        new Fixed(0.25, 10, 0.2)),
                experiment.withRounds(3).data().stream().map(DataSource::split).toList());
        assertEquals(experiment, experiment.withRounds(3).withRounds(1));
    }

    @Test
    void the_question_does_not_depend_on_how_many_replicates_answer_it() {
        assertEquals(
                question(split(new Folds(10, 1, 0.2))), question(split(new Folds(10, 5, 0.2))));
        assertEquals(
                question(split(new Groups("p", 10, 1, 0.2))),
                question(split(new Groups("p", 10, 5, 0.2))));
        assertEquals(
                question(split(new Fixed(0.25, 10, 0.2))),
                question(split(new Fixed(0.25, 50, 0.2))));
        Path later = Path.of("later.csv");
        assertEquals(
                question(split(new Given(later, 10, 0.2))),
                question(split(new Given(later, 50, 0.2))));
    }

    @Test
    void the_question_depends_on_everything_else() {
        Experiment ten = split(Splitting.folds());
        List<String> questions =
                List.of(
                        question(ten),
                        question(split(new Folds(5, 2, 0.2))),
                        question(split(new Folds(10, 1, 0.25))),
                        question(split(new Groups("p", 10, 1, 0.2))),
                        question(split(new Groups("q", 10, 1, 0.2))),
                        question(split(new Order("p", 10, 0.2))),
                        question(split(new Order("p", 5, 0.2))),
                        question(split(new Fixed(0.25, 10, 0.2))),
                        question(split(new Fixed(0.5, 10, 0.2))),
                        question(split(new Given(Path.of("later.csv"), 10, 0.2))),
                        ten.question(Map.of("wine", "other rows")),
                        question(wine(ablation -> ablation.regularize(new L2(1)))));
        assertEquals(questions.size(), questions.stream().distinct().count());
        assertEquals(question(ten), question(wine(a -> a.primary(Measure.TEST_RMSE))));
        assertEquals(question(ten), question(wine(a -> a.practical(0.2).seed(9))));
        assertEquals(question(ten), question(wine(a -> a.epochs(7).batchSize(3).untuned())));
        assertNotEquals(ten.hash(), ten.withRounds(2).hash());
    }

    private static Experiment wine(UnaryOperator<Ablation> change) {
        return change.apply(
                        Ablation.of(new Momentum(), new Sgd())
                                .data(DataSource.of(Path.of("wine.csv"), "quality")))
                .experiment();
    }

    static List<Splitting> splittings() {
        return List.of(
                new Folds(2, 7, 0),
                new Groups("patient: \"1\" # é", 8, 2, 0.125),
                new Order("12", 4, 0.2),
                new Fixed(0.1, 3, 0.2));
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void every_splitting_reads_back_to_the_same(Splitting split) {
        Experiment experiment =
                Ablation.of(new Momentum(), new Sgd())
                        .untuned()
                        .data(DataSource.of(folder.resolve("wine.csv"), "quality").split(split))
                        .experiment();
        assertEquals(experiment, readBack(experiment));
    }

    @Test
    void a_given_test_set_reads_back_to_the_same() {
        Experiment experiment = split(new Given(folder.resolve("later.csv"), 12, 0.2));
        assertEquals(experiment, readBack(experiment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tune: none",
                "tune: {trials: 3}",
                "tune: [momentum.decay]",
                "tune: [sgd.learning-rate, momentum.decay, momentum.dampening]",
                "tune: {sgd.learning-rate: \"log(1e-3, 1)\", momentum.decay: \"uniform(0.5, 0.75)\"}",
                "tune: {momentum.decay: default, sgd.learning-rate: default, trials: 4}",
                "practical: 0",
                "practical: 2.5%",
                "practical: {absolute: 0}",
                "practical: {absolute: 1e-3}",
                "stop-early: 7",
                "target-loss: -0.5",
                "target-loss: 1e-3",
                "replicates: 40",
                "split: {group: id}",
                "split: {order: id, folds: 3}",
                "split: {fixed: 50%, replicates: 2}",
                "test: later.csv",
            })
    void every_setting_reads_back_to_the_same(String line) {
        String spec = "chain: momentum | sgd\ndata: wine.csv\ntarget: quality\n" + line + "\n";
        Experiment experiment = reader.read("wine.yaml", spec, folder);
        assertEquals(experiment, readBack(experiment));
        assertEquals(experiment.hash(), readBack(experiment).hash());
    }

    private Experiment readBack(Experiment experiment) {
        Experiment again = reader.read("resolved.yaml", experiment.toYaml(), Path.of("elsewhere"));
        assertEquals(experiment.toYaml(), again.toYaml());
        return again;
    }

    @Test
    void options_beside_the_data_split_the_files_that_do_not_say_otherwise() {
        Experiment experiment =
                reader.read(
                        "wine.yaml",
                        """
                        chain: momentum | sgd
                        target: quality
                        split: {folds: 4, validation: 0.5}
                        data:
                          - wine.csv
                          - later.csv: {split: {fixed: 20%}}
                        replicates: 8
                        """,
                        folder);
        assertEquals(
                List.of(new Folds(4, 2, 0.5), new Fixed(0.2, 8, 0.2)),
                experiment.data().stream().map(DataSource::split).toList());
    }
}
