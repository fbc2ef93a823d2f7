package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.Block;
import org.thalweg.Problem;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.FileOrigin;
import org.thalweg.data.Folds;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.RepeatedRows;
import org.thalweg.data.Split;
import org.thalweg.data.TargetTransform;
import org.thalweg.data.Unseen;
import org.thalweg.datasets.Csv;
import org.thalweg.datasets.IdentifierColumns;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.records.Notation;
import org.thalweg.training.Training;

/** A data source that was read, hashed and dealt into replicates; or a problem. Safe to be used by several threads. */
public final class LoadedData {

    private final DataSource source;
    private final Optional<Dataset> rows;
    private final Seeds seeds;
    private final int folds;
    private final Map<Long, Folds> bySeed = new HashMap<>();
    private final Map<Integer, Split> splits = new HashMap<>();
    private final DataFacts facts;

    private LoadedData(DataSource source, Optional<Dataset> rows, Seeds seeds) {
        this.source = source;
        this.rows = rows;
        this.seeds = seeds;
        this.folds =
                rows.isPresent()
                        ? dealt(seeds.folds(source.name(), 0)).count()
                        : source.split().replicates();
        this.facts = source.problem().map(this::gather).orElseGet(this::gather);
    }

    /**
     * Reads a data source.
     *
     * @param masterSeed from which its splits derive
     * @throws DataException if the file cannot be read or split as asked
     */
    public static LoadedData read(DataSource source, long masterSeed) {
        return source.problem().isPresent()
                ? new LoadedData(source, Optional.empty(), new Seeds(masterSeed))
                : of(source, dataset(source), masterSeed);
    }

    /** Returns data that are there already, treated as a source says; its file is not read. */
    public static LoadedData of(DataSource source, Dataset dataset, long masterSeed) {
        return new LoadedData(source, Optional.of(counted(dataset)), new Seeds(masterSeed));
    }

    /**
     * Reads the rows of a data source.
     *
     * @throws DataException if the file cannot be read as asked
     */
    public static Dataset dataset(DataSource source) {
        Csv csv =
                csv(source)
                        .categorical(source.categorical().toArray(String[]::new))
                        .drop(source.drop().toArray(String[]::new));
        if (source.split() instanceof Splitting.Groups groups) {
            csv = csv.groupBy(groups.column());
        } else if (source.split() instanceof Splitting.Order order) {
            csv = csv.orderBy(order.column());
        } else if (source.split() instanceof Splitting.Given given) {
            csv = csv.test(given.file());
        }
        csv = source.weights().map(csv::weights).orElse(csv);
        return counted(
                source.classes()
                        ? csv.classes(source.targets().get(0))
                        : csv.targets(source.targets().toArray(String[]::new)));
    }

    /** Leaves out rows of weight 0, and tells of them. */
    private static Dataset counted(Dataset dataset) {
        Dataset counted = dataset.counted();
        int left = dataset.size() - counted.size();
        if (left == 0) {
            return dataset;
        }
        String note =
                left == 1
                        ? "1 row has the weight 0, and was left out."
                        : left + " rows have the weight 0, and were left out.";
        return counted.withOrigin(dataset.origin().with(List.of(note)));
    }

    private DataFacts gather(Problem problem) {
        String whole = Notation.printWhole(problem);
        return DataFacts.of(
                source.name(),
                Hashing.sha256().hashString(whole, StandardCharsets.UTF_8).toString(),
                Math.toIntExact(problem.blocks().stream().mapToLong(Block::size).sum()),
                folds,
                whole);
    }

    /**
     * Reads the rows of a data source for the predictions of a model, as {@link Csv#inputsLike} and {@link Csv#like} do.
     *
     * @param targets whether targets are read, too
     * @param unseen what becomes of a category that is not among the columns'
     * @param weights the column of the training's weights, which weights these rows too if they have it, unless the source names
     *     another
     * @throws DataException if the file cannot be read as asked
     */
    public static Dataset datasetLike(
            Encoding columns,
            boolean targets,
            Unseen unseen,
            Optional<String> weights,
            DataSource source) {
        Csv form = csv(source).unseen(unseen);
        Csv csv =
                source.weights()
                        .map(form::weights)
                        .or(() -> weights.map(form::weightsIfAny))
                        .orElse(form);
        return targets ? csv.like(columns) : csv.inputsLike(columns);
    }

    /** How the text of a file is read, whatever its columns are for. */
    private static Csv csv(DataSource source) {
        Csv csv =
                Csv.read(source.file())
                        .wording(source.wording())
                        .skipLines(source.skipLines())
                        .missing(source.missing());
        csv = source.delimiter().map(csv::delimiter).orElse(csv);
        csv = source.decimal().map(csv::decimal).orElse(csv);
        csv = source.header().map(csv::header).orElse(csv);
        return source.missingValues().map(csv::missingValues).orElse(csv);
    }

    private DataFacts gather() {
        Dataset dataset = dataset();
        int replicates = rounds() * folds;
        double ratio = 0;
        for (int i = 0; i < replicates; i++) {
            Split split = split(i);
            ratio += (double) split.test().size() / split.train().size() / replicates;
        }
        Split first = split(0);
        int tested = IntStream.range(0, folds).map(i -> split(i).test().size()).sum();
        return new DataFacts(
                source.name(),
                dataset.hash(),
                dataset.size(),
                dataset.inputs(),
                dataset.outputs(),
                dataset.isClassification(),
                folds,
                replicates,
                dealt(seeds.folds(source.name(), 0)).groups(),
                first.train().size(),
                first.validation().size(),
                first.test().size(),
                ratio,
                tested,
                dataset.origin().skippedRows(),
                IdentifierColumns.of(dataset),
                RepeatedRows.count(dataset),
                notes(),
                dataset.origin().form(),
                dataset.origin().missing(),
                dataset.missing(),
                dataset.isWeighted() ? dataset.weightColumn().orElseThrow() : "");
    }

    private List<String> notes() {
        Dataset dataset = dataset();
        return ImmutableList.<String>builder()
                .addAll(dataset.origin().leftOut().stream().toList())
                .addAll(dataset.filled().stream().toList())
                .addAll(ignored().stream().toList())
                .addAll(source.targetTransform().map(LoadedData::units).stream().toList())
                .addAll(dataset.origin().notes())
                .addAll(dealt(seeds.folds(source.name(), 0)).notes())
                .build();
    }

    private static String units(TargetTransform transform) {
        return "Models are trained on %s of the target: losses are in these units, other measures in those of the file."
                .formatted(transform.of("y"));
    }

    /** What is told of categories that parts to train on lack. */
    private Optional<String> ignored() {
        if (dataset().encoding().inputs().stream().noneMatch(Source::isCategorical)) {
            return Optional.empty();
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        int replicates = rounds() * folds;
        int concerned = 0;
        for (int i = 0; i < replicates; i++) {
            Map<String, Integer> ignored = Preprocessing.ignored(split(i));
            concerned += ignored.isEmpty() ? 0 : 1;
            ignored.forEach((input, count) -> columns.merge(input, count, Integer::sum));
        }
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "In %d of %d replicates the training part lacks a category that others have; there it is ignored, its column being all zeros, in so many rows: %s."
                                .formatted(concerned, replicates, FileOrigin.counts(columns)));
    }

    private int rounds() {
        Splitting split = source.split();
        if (split instanceof Splitting.Folds several) {
            return several.rounds();
        }
        if (split instanceof Splitting.Groups groups) {
            return groups.rounds();
        }
        return split instanceof Splitting.Order ? 1 : split.replicates();
    }

    private Folds dealt(long seed) {
        synchronized (bySeed) {
            return bySeed.computeIfAbsent(seed, this::deal);
        }
    }

    private Folds deal(long seed) {
        Dataset dataset = dataset();
        Splitting split = source.split();
        if (split instanceof Splitting.Folds several) {
            return Folds.stratified(dataset, several.folds(), seed);
        }
        if (split instanceof Splitting.Groups groups) {
            return Folds.grouped(dataset, groups.folds(), seed);
        }
        if (split instanceof Splitting.Order order) {
            return Folds.ordered(dataset, order.folds());
        }
        return split instanceof Splitting.Fixed fixed
                ? Folds.fixed(dataset, fixed.test(), seed)
                : Folds.given(dataset);
    }

    /** Returns what was read. */
    public DataSource source() {
        return source;
    }

    /** Returns sizes and hash. */
    public DataFacts facts() {
        return facts;
    }

    /**
     * Returns the whole dataset.
     *
     * @throws java.util.NoSuchElementException if it is a problem, which has no rows
     */
    public Dataset dataset() {
        return rows.orElseThrow();
    }

    /** Returns the parts of one replicate: views of the data, no copies. */
    public Split split(int replicate) {
        synchronized (splits) {
            return splits.computeIfAbsent(replicate, this::draw);
        }
    }

    /** Returns a training on these data in the units that the source says. */
    public Training inUnits(Training training) {
        Training transformed =
                source.targetTransform().map(training::transformTarget).orElse(training);
        return source.standardize() ? transformed.standardize() : transformed;
    }

    /**
     * Returns what a model sees of the training part of a replicate: filled, transformed, in the units it is trained in, and with
     * the weights that its rows have in what is minimised.
     */
    public Dataset trainedOn(int replicate) {
        Dataset train = split(replicate).train();
        Dataset seen =
                Preprocessing.fit(train, source.targetTransform(), source.standardize())
                        .apply(train);
        return source.classWeights().map(weights -> weights.weigh(seen, seen)).orElse(seen);
    }

    /**
     * Checks that the training part of each replicate has a value of each column that another part lacks one of.
     *
     * @throws DataException that names the column and the replicate
     */
    void checkGaps() {
        if (dataset().missing().isEmpty()) {
            return;
        }
        for (int i = 0; i < facts.replicates(); i++) {
            Dataset train = split(i).train().counted();
            for (Map.Entry<String, Integer> column : train.missing().entrySet()) {
                if (column.getValue() == train.size()) {
                    throw new DataException(
                            "Column '%s' has no value in the part that replicate %d trains on, so that nothing can be filled in. Leave the column out."
                                    .formatted(column.getKey(), i + 1));
                }
            }
        }
    }

    /** Returns which instances a replicate tests on, ascending. */
    public int[] testRows(int replicate) {
        Replicate which = replicate(replicate);
        return dealt(which.foldsSeed()).test(which.fold());
    }

    private Split draw(int index) {
        Replicate replicate = replicate(index);
        return dealt(replicate.foldsSeed())
                .split(replicate.fold(), source.split().validation(), replicate.validationSeed());
    }

    private Replicate replicate(int index) {
        return new Replicate(seeds, source, folds, index);
    }
}
