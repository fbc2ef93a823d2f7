package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;
import org.thalweg.data.Split;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Sixty rows of twelve subjects on sixty days; every row has its number for a target. */
final class GroupsOrdersAndTestFilesTest {

    private static final int ROWS = 60;
    private static final int SUBJECTS = 12;
    private static final int LATER = 25;

    @TempDir private Path folder;
    private Path file;
    private Path later;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("made.csv");
        later = folder.resolve("later.csv");
        write(file, 0, ROWS, row -> false);
        write(later, ROWS, LATER, row -> false);
    }

    /** The inputs of some rows may be others; targets, subjects and days never are. */
    private static void write(Path to, int first, int count, IntPredicate other)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of("subject,day,a,b,target"));
        for (int row = first; row < first + count; row++) {
            Random random = new Random(row);
            // 37 and 60 have no common factor: each day occurs once.
            int day = (37 * row) % ROWS;
            double shift = other.test(row) ? 1000 : 0;
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "s%02d,%d,%.6f,%.6f,%d",
                            row % SUBJECTS,
                            day,
                            random.nextGaussian() + shift,
                            row / 30.0 + random.nextGaussian() - shift,
                            row));
        }
        Files.write(to, lines);
    }

    private DataSource source(Splitting split) {
        DataSource plain = DataSource.of(file, "target").split(split);
        if (split instanceof Splitting.Groups) {
            return plain.drop("day");
        }
        return split instanceof Splitting.Order
                ? plain.drop("subject")
                : plain.drop("subject", "day");
    }

    private static Experiment experiment(DataSource source) {
        return Ablation.of(new Momentum(0.9), new Sgd(0.1))
                .data(source)
                .trials(2)
                .epochs(2)
                .experiment();
    }

    private LoadedData loaded(Splitting split) {
        return LoadedData.read(source(split), 1);
    }

    private static List<Integer> rows(Dataset part) {
        return IntStream.range(0, part.size()).mapToObj(n -> (int) part.target(n, 0)).toList();
    }

    private static Set<Integer> subjects(Dataset part) {
        return rows(part).stream()
                .map(row -> row % SUBJECTS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> days(Dataset part) {
        return rows(part).stream()
                .map(row -> (37 * row) % ROWS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_subject_is_on_one_side_in_every_replicate() {
        LoadedData data = loaded(new Splitting.Groups("subject", 5, 2, 0.25));
        assertThat(data.facts().groups()).isEqualTo(SUBJECTS);
        assertThat(data.facts().inputs()).isEqualTo(2);
        assertThat(data.facts().replicates()).isEqualTo(10);
        assertThat(data.facts().testRows()).isEqualTo(ROWS);
        for (int round = 0; round < 2; round++) {
            List<Integer> tested = new ArrayList<>();
            for (int r = 5 * round; r < 5 * round + 5; r++) {
                Split split = data.split(r);
                assertThat(subjects(split.test()))
                        .doesNotContainAnyElementsOf(subjects(split.train()))
                        .doesNotContainAnyElementsOf(subjects(split.validation()));
                assertThat(subjects(split.train()))
                        .doesNotContainAnyElementsOf(subjects(split.validation()));
                tested.addAll(rows(split.test()));
            }
            assertThat(tested)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS).boxed().toList());
        }
    }

    @Test
    void there_are_no_more_folds_than_groups() {
        DataFacts facts = loaded(new Splitting.Groups("subject", 20, 2, 0.25)).facts();
        assertThat(facts.folds()).isEqualTo(SUBJECTS);
        assertThat(facts.replicates()).isEqualTo(2 * SUBJECTS);
        assertThat(facts.rounds()).isEqualTo(2);
    }

    @Test
    void later_days_test_what_earlier_ones_trained() {
        LoadedData data = loaded(new Splitting.Order("day", 4, 0.25));
        assertThat(data.facts().folds()).isEqualTo(4);
        assertThat(data.facts().replicates()).isEqualTo(4);
        assertThat(data.facts().rounds()).isEqualTo(1);
        assertThat(data.facts().groups()).isEqualTo(0);
        // The first of five blocks of twelve is never tested on.
        assertThat(data.facts().testRows()).isEqualTo(48);
        int before = 0;
        for (int r = 0; r < 4; r++) {
            Split split = data.split(r);
            TreeSet<Integer> train = new TreeSet<>(days(split.train()));
            TreeSet<Integer> validation = new TreeSet<>(days(split.validation()));
            TreeSet<Integer> test = new TreeSet<>(days(split.test()));
            assertThat(train.last()).isLessThan(validation.first());
            assertThat(validation.last()).isLessThan(test.first());
            assertThat(split.train().size()).isGreaterThan(before);
            before = split.train().size();
        }
    }

    @Test
    void columns_may_be_named_by_their_positions() {
        DataSource byName = source(new Splitting.Groups("subject", 5, 1, 0.25));
        LoadedData byPosition =
                LoadedData.read(byName.split(new Splitting.Groups("1", 5, 1, 0.25)), 1);
        assertThat(byPosition.split(3).test())
                .isEqualTo(LoadedData.read(byName, 1).split(3).test());
    }

    @Test
    void a_given_test_set_tests_all_replicates_and_trains_none() {
        LoadedData data = loaded(new Splitting.Given(later, 6, 0.2));
        DataFacts facts = data.facts();
        assertThat(facts.folds()).isEqualTo(1);
        assertThat(facts.replicates()).isEqualTo(6);
        assertThat(facts.test()).isEqualTo(LATER);
        assertThat(facts.testRows()).isEqualTo(LATER);
        assertThat(facts.train()).isEqualTo(48);
        assertThat(facts.validation()).isEqualTo(12);
        List<Set<Integer>> validation = new ArrayList<>();
        for (int r = 0; r < 6; r++) {
            Split split = data.split(r);
            assertThat(rows(split.test()))
                    .containsExactlyElementsOf(
                            IntStream.range(ROWS, ROWS + LATER).boxed().toList());
            assertThat(rows(split.train())).allMatch(row -> row < ROWS);
            assertThat(rows(split.validation())).allMatch(row -> row < ROWS);
            validation.add(new TreeSet<>(rows(split.validation())));
        }
        assertThat(validation).doesNotHaveDuplicates();
    }

    @Test
    void what_the_test_file_holds_is_part_of_the_data() throws IOException {
        Splitting given = new Splitting.Given(later, 6, 0.2);
        String before = loaded(given).facts().hash();
        write(later, ROWS, LATER, row -> row == ROWS);
        assertThat(loaded(given).facts().hash()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "order", "given"})
    void tuning_never_sees_the_rows_that_test_its_replicate(String kind)
            throws IOException, InterruptedException {
        Splitting split =
                switch (kind) {
                    case "groups" -> new Splitting.Groups("subject", 4, 1, 0.25);
                    case "order" -> new Splitting.Order("day", 3, 0.25);
                    default -> new Splitting.Given(later, 3, 0.25);
                };
        Experiment experiment = experiment(source(split));
        LoadedData data = LoadedData.read(experiment.data().get(0), 1);
        for (int r = 0; r < data.facts().replicates(); r++) {
            List<Integer> tested = rows(data.split(r).test());
            write(file, 0, ROWS, tested::contains);
            write(later, ROWS, LATER, tested::contains);
            LoadedData others = LoadedData.read(experiment.data().get(0), 1);
            assertThat(rows(others.split(r).test())).isEqualTo(tested);
            assertThat(losses(experiment, others, Phase.TUNE, r))
                    .isEqualTo(losses(experiment, data, Phase.TUNE, r));
            // That the other values matter at all shows in the evaluation.
            assertThat(losses(experiment, others, Phase.EVALUATE, r))
                    .doesNotContainAnyElementsOf(losses(experiment, data, Phase.EVALUATE, r));
        }
    }

    /** Returns the validation losses of all arms in tuning, and their test losses in evaluation. */
    private static List<Double> losses(
            Experiment experiment, LoadedData data, Phase phase, int replicate)
            throws InterruptedException {
        TrialKeys keys = new TrialKeys(experiment, List.of(data.facts()), Map.of(), "1");
        Setting setting = new Setting(Map.of("sgd.learning-rate", 0.01));
        List<Trial> trials =
                Arms.of(experiment).all().stream()
                        .map(arm -> new Trial(phase, "made", arm, setting, replicate))
                        .toList();
        return new TrialRunner(
                        experiment,
                        List.of(data),
                        keys,
                        new InMemoryResults(keys),
                        Progress.SILENT,
                        Running.onThreads(1).unwatched())
                .outcomes(phase, trials).stream()
                        .map(
                                outcome ->
                                        outcome.measures()
                                                .get(
                                                        phase == Phase.TUNE
                                                                ? Measure.VALIDATION_LOSS
                                                                : Measure.TEST_LOSS))
                        .toList();
    }
}
