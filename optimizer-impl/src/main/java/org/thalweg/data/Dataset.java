package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.data.Encoding.Source;
import org.thalweg.text.Numbers;

/**
 * N instances of D inputs and C targets each: dense, finite, immutable. Inputs may be missing, where that was asked for.
 *
 * <p>Values lie instance by instance, in chunks, so that N × D may exceed one Java array. Two datasets are equal when their
 * shapes, names, values and keys are.
 *
 * <p>Keys are no inputs, but say how instances may be divided: {@link #groupOf} those that belong together, {@link #orderOf}
 * which are earlier, {@link #isTest} which are a test set that was given. {@link Folds} keep to them. {@link #weightOf} says
 * what an instance counts, in training and in all that is measured.
 */
public final class Dataset {

    /** The most that a weight may be, and its inverse the least above 0: so sums and products of weights do not overflow. */
    private static final double LARGEST_WEIGHT = 1e70;

    private final AllRows table;
    private final int[] rows;
    private final RowKeys keys;
    private final FileOrigin origin;

    /**
     * @param rows the rows of the table that are the instances; not copied
     * @param keys of the instances
     */
    private Dataset(AllRows table, int[] rows, RowKeys keys, FileOrigin origin) {
        this.table = table;
        this.rows = rows;
        this.keys = keys;
        this.origin = origin;
    }

    /**
     * Returns a dataset of copies of these values, one row an instance, with inputs named x1, x2, … and outputs y1, y2, ….
     *
     * @throws DataException if there is no row, no input or no target, if rows differ in length, or if a value is not finite
     */
    public static Dataset of(double[][] inputs, double[][] targets) {
        if (inputs.length != targets.length) {
            throw lengths(inputs.length, targets.length);
        }
        Rows x = Rows.of("inputs", inputs);
        Rows y = Rows.of("targets", targets);
        Encoding columns = Encoding.unnamed(x.width(), y.width());
        return of(AllRows.of(x, y, columns), RowKeys.NONE, FileOrigin.NONE);
    }

    /**
     * Returns the same of inputs that may be missing: NaN. What is filled in is found in the part that is trained on.
     *
     * @throws DataException if there is no row, no input or no target, if rows differ in length, or if another value is not
     *     finite
     */
    public static Dataset withMissing(double[][] inputs, double[][] targets, Imputation by) {
        if (inputs.length != targets.length) {
            throw lengths(inputs.length, targets.length);
        }
        Rows x = Rows.withGaps("inputs", inputs);
        Rows y = Rows.of("targets", targets);
        Encoding columns = Encoding.unnamed(x.width(), y.width());
        return of(AllRows.of(x, y, columns), RowKeys.NONE, FileOrigin.NONE).imputing(by);
    }

    /**
     * Returns a dataset without targets, for predictions alone, of inputs that may be missing: NaN. The model says what is filled in.
     *
     * @throws DataException as {@link #ofInputs}, but for NaN
     */
    public static Dataset inputsWithMissing(double[][] inputs) {
        return ofInputs(Rows.withGaps("inputs", inputs));
    }

    /**
     * Returns a dataset without targets, for predictions alone: copies of these values, one row an instance, with inputs named x1,
     * x2, ….
     *
     * @throws DataException if there is no row or no input, if rows differ in length, or if a value is not finite
     */
    public static Dataset ofInputs(double[][] inputs) {
        return ofInputs(Rows.of("inputs", inputs));
    }

    private static DataException lengths(int inputs, int targets) {
        return new DataException(
                "There are %d rows of inputs but %d rows of targets. Give each instance both."
                        .formatted(inputs, targets));
    }

    private static Dataset ofInputs(Rows x) {
        return of(
                AllRows.of(x, withoutTargets(x.size()), Encoding.unnamed(x.width(), 0)),
                RowKeys.NONE,
                FileOrigin.NONE);
    }

    private static Rows withoutTargets(int size) {
        return zeros(size, 0);
    }

    private static Rows zeros(int size, int width) {
        Rows.Builder rows = new Rows.Builder(width);
        double[] row = new double[width];
        for (int i = 0; i < size; i++) {
            rows.add(row);
        }
        return rows.build();
    }

    /**
     * Returns a dataset of these values, which are not copied: for readers of files.
     *
     * @param inputs N × D
     * @param targets N × C
     * @throws DataException if the numbers of rows differ or are 0, or if the names are not D and C in number or one occurs
     *     twice among the inputs or the outputs
     */
    public static Dataset of(
            Rows inputs, Rows targets, List<String> inputNames, List<String> outputNames) {
        return of(inputs, targets, Encoding.ofNumbers(inputNames, outputNames));
    }

    /**
     * Returns a dataset of these values, which are not copied, and the columns that they were made of: for readers of files.
     *
     * @param inputs N × D
     * @param targets N × C; C is 0 of a dataset for predictions alone
     * @throws DataException if the numbers of rows differ or are 0, or if the columns do not make D inputs and C outputs or one
     *     name occurs twice among the inputs or the outputs
     */
    public static Dataset of(Rows inputs, Rows targets, Encoding columns) {
        if (inputs.size() != targets.size() || inputs.size() == 0) {
            throw new DataException(
                    "There are %d rows of inputs and %d rows of targets. Give at least one of each, and as many of both."
                            .formatted(inputs.size(), targets.size()));
        }
        ColumnNames.check("inputs", inputs.width(), columns.inputNames());
        ColumnNames.check("outputs", targets.width(), columns.outputNames());
        return of(AllRows.of(inputs, targets, columns), RowKeys.NONE, FileOrigin.NONE);
    }

    /** All rows of a table. */
    static Dataset of(AllRows table, RowKeys keys, FileOrigin origin) {
        int[] all = IntStream.range(0, table.inputs().size()).toArray();
        return new Dataset(table, all, keys, origin);
    }

    /** Whether values are as they lie in memory; else they are rescaled as they are read. */
    boolean isAsItLies() {
        return table.inputs().areAsTheyLie();
    }

    /** A view of the same instances, which are as they lie, in other units. */
    Dataset in(Rescaling inputs, Rescaling targets) {
        AllRows other = table.withValues(table.inputs().in(inputs), table.targets().in(targets));
        return new Dataset(other, rows, keys, FileOrigin.NONE);
    }

    /** The same instances with other inputs, and targets as they are: {@code change} changes an instance's in place. */
    Dataset withInputs(Consumer<double[]> change) {
        Rows.Builder inputs = table.inputs().none(false);
        Rows.Builder targets = table.targets().none();
        addTo(inputs, targets, change);
        return of(table.withValues(inputs.build(), targets.build()), keys, FileOrigin.NONE);
    }

    /** The same instances with other targets, and inputs where they lie; targets of rows that are not shown are 0. */
    Dataset withTargets(TargetTransform transform) {
        BitSet shown = new BitSet();
        Arrays.stream(rows).forEach(shown::set);
        Rows.Builder targets = table.targets().none();
        double[] row = new double[outputs()];
        for (int r = 0; r < table.targets().size(); r++) {
            table.targets().copy(r, row, 0);
            for (int k = 0; k < row.length; k++) {
                row[k] = shown.get(r) ? transform.apply(row[k]) : 0;
            }
            targets.add(row);
        }
        AllRows other = table.withValues(table.inputs(), targets.build());
        return new Dataset(other, rows, keys, FileOrigin.NONE);
    }

    /** The same instances, one row each, as they are read. */
    Dataset copy() {
        Rows.Builder inputs = table.inputs().none();
        Rows.Builder targets = table.targets().none();
        addTo(inputs, targets, row -> {});
        return of(table.withValues(inputs.build(), targets.build()), keys, FileOrigin.NONE);
    }

    private void addTo(Rows.Builder inputs, Rows.Builder targets, Consumer<double[]> change) {
        double[] x = new double[inputs()];
        double[] y = new double[outputs()];
        for (int i = 0; i < size(); i++) {
            copyInputs(i, x, 0);
            copyTargets(i, y, 0);
            change.accept(x);
            inputs.add(x);
            targets.add(y);
        }
    }

    /** The same dataset with other chunks: for tests, which cannot fill the ordinary ones. */
    Dataset withChunk(int values) {
        Rows inputs = table.inputs().withChunk(values);
        Rows targets = table.targets().withChunk(values);
        return new Dataset(table.withValues(inputs, targets), rows, keys, origin);
    }

    private Dataset withKeys(RowKeys other) {
        return new Dataset(table, rows, other, origin);
    }

    /** The values, of which this dataset may show a part. */
    AllRows table() {
        return table;
    }

    RowKeys keys() {
        return keys;
    }

    /** Returns N, the number of instances. */
    public int size() {
        return rows.length;
    }

    /** Returns D, the number of inputs of each instance. */
    public int inputs() {
        return table.inputs().width();
    }

    /** Returns C, the number of targets of each instance. */
    public int outputs() {
        return table.targets().width();
    }

    /** Returns D names. */
    public List<String> inputNames() {
        return table.inputNames();
    }

    /** Returns C names; of a dataset read with {@code classes}, the names of the classes. */
    public List<String> outputNames() {
        return table.outputNames();
    }

    /** Returns whether an input may be missing, in this dataset or in one that it is a part of; else none is. */
    boolean lacksAny() {
        return table.inputs().haveGaps();
    }

    /**
     * Returns how many values are missing, by the names of the columns of inputs, in their order; columns that lack none are not
     * there.
     */
    public Map<String, Integer> missing() {
        Map<String, Integer> missing = new LinkedHashMap<>();
        int at = 0;
        for (Source source : encoding().inputs()) {
            int input = at;
            int count =
                    lacksAny()
                            ? (int)
                                    IntStream.range(0, size())
                                            .filter(i -> isMissing(i, input))
                                            .count()
                            : 0;
            if (count > 0) {
                missing.put(source.name(), count);
            }
            at += source.width();
        }
        return missing;
    }

    /** Returns whether an input is missing; one of a category is if all of its column are. */
    public boolean isMissing(int instance, int feature) {
        return Double.isNaN(input(instance, feature));
    }

    /** Returns how inputs that are missing are filled where this is trained on, if that was said. */
    public Optional<Imputation> imputation() {
        return table.imputation();
    }

    /** Returns the same dataset, whose missing inputs are filled so where it is trained on. */
    public Dataset imputing(Imputation by) {
        return new Dataset(table.imputing(by), rows, keys, origin);
    }

    private static String counted(int missing) {
        return missing == 1 ? "1 missing value is" : missing + " missing values are";
    }

    private boolean lacksCategories(Map<String, Integer> missing) {
        return encoding().inputs().stream()
                .anyMatch(source -> source.isCategorical() && missing.containsKey(source.name()));
    }

    /** Returns a sentence about the inputs that are missing, if any are. */
    public Optional<String> filled() {
        Map<String, Integer> missing = missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s filled by %s: %s."
                                .formatted(
                                        counted(missing.values().stream().mapToInt(n -> n).sum()),
                                        imputation()
                                                .map(
                                                        by ->
                                                                "the "
                                                                        + by.word()
                                                                        + " of the training part"
                                                                        + (lacksCategories(missing)
                                                                                ? ", categories by the most frequent"
                                                                                : ""))
                                                .orElse("what the model has for them"),
                                        FileOrigin.counts(missing)));
    }

    /** Returns the columns that inputs and targets were made of. */
    public Encoding encoding() {
        return table.encoding();
    }

    /**
     * Returns the same instances with the inputs and targets of other data, in their order: as {@link #inputsLike} has it, and
     * targets likewise. A class that none of these instances is of is an output of zeros.
     *
     * @throws DataException if an input or target is not here, or a category or class is not there
     */
    public Dataset like(Encoding other) {
        return like(other, Unseen.ERROR);
    }

    /** Returns the same; what becomes of a category that is not there is said, a class that is not is an error. */
    public Dataset like(Encoding other, Unseen unseen) {
        Alignment inputs = Alignment.ofInputs(this, other, unseen);
        Alignment targets = Alignment.ofTargets(this, other);
        return inputs.isIdentity(inputs()) && targets.isIdentity(outputs())
                ? this
                : with(
                        inputs.rows(size(), inputs(), (to, i) -> copyInputs(i, to, 0)),
                        targets.rows(size(), outputs(), (to, i) -> copyTargets(i, to, 0)),
                        other);
    }

    /**
     * Returns the same instances with the inputs of other data, in their order, for predictions alone: targets mean nothing. Inputs
     * are found by the names of the columns that they were made of, if both data have names, else by position. A category that none
     * of these instances has is an input of zeros; inputs that the other data do not have are left out: see {@link #surplus}.
     *
     * @throws DataException that names the inputs that are not here, or the category that is not there and its instance
     */
    public Dataset inputsLike(Encoding other) {
        return inputsLike(other, Unseen.ERROR);
    }

    /** Returns the same; what becomes of a category that is not there is said. */
    public Dataset inputsLike(Encoding other, Unseen unseen) {
        Alignment inputs = Alignment.ofInputs(this, other, unseen);
        int outputs = other.outputNames().size();
        if (!inputs.isIdentity(inputs())) {
            return with(
                    inputs.rows(size(), inputs(), (to, i) -> copyInputs(i, to, 0)),
                    zeros(size(), outputs),
                    other);
        }
        return outputs() == outputs
                ? this
                : new Dataset(
                        table.with(table.inputs(), zeros(table.inputs().size(), outputs), other),
                        rows,
                        keys,
                        FileOrigin.NONE);
    }

    /** Returns the columns of inputs that {@link #inputsLike} leaves out. */
    public List<String> surplus(Encoding other) {
        return Alignment.ofInputs(this, other, Unseen.IGNORE).surplus();
    }

    /**
     * Returns how many instances have a category that other data do not, by the names of its column; columns of which none has
     * are not there.
     */
    public Map<String, Integer> unseen(Encoding other) {
        return Alignment.unseen(this, other);
    }

    /** Other values of the same instances. */
    private Dataset with(Rows inputs, Rows targets, Encoding columns) {
        return new Dataset(
                table.with(inputs, targets, columns),
                IntStream.range(0, size()).toArray(),
                keys,
                FileOrigin.NONE);
    }

    /** Returns one value of one instance, both counted from 0. */
    public double input(int instance, int feature) {
        return table.inputs().at(rows[instance], feature);
    }

    /** Returns one target of one instance, both counted from 0. */
    public double target(int instance, int output) {
        return table.targets().at(rows[instance], output);
    }

    /** Writes the D inputs of an instance into the array, beginning at the given index. */
    public void copyInputs(int instance, double[] to, int at) {
        table.inputs().copy(rows[instance], to, at);
    }

    /** Writes the C targets of an instance into the array, beginning at the given index. */
    public void copyTargets(int instance, double[] to, int at) {
        table.targets().copy(rows[instance], to, at);
    }

    /**
     * Shows the inputs of instances one after another.
     *
     * @param order instances; those from {@code from} on, {@code count} of them
     * @param window is moved there; as wide as D, and with room for so many
     */
    public void showInputs(int[] order, int from, int count, RowWindow window) {
        table.inputs().show(rows, order, from, count, window);
    }

    /** Shows the targets of instances likewise, in a window as wide as C. */
    public void showTargets(int[] order, int from, int count, RowWindow window) {
        table.targets().show(rows, order, from, count, window);
    }

    /**
     * Returns whether the targets say which class an instance is of: every target 0 or 1 and, with several outputs, exactly one
     * of them 1. A part of a dataset is a classification if the whole is, even if the part is empty.
     */
    public boolean isClassification() {
        return table.classification();
    }

    /**
     * Returns the names of the classes, in the order of {@link #classOf}: the outputs' names, or
     * "0" and "1" with a single output; empty if this is no classification.
     */
    public List<String> classNames() {
        if (!isClassification()) {
            return List.of();
        }
        return outputs() == 1 ? List.of("0", "1") : outputNames();
    }

    /** Returns the number, from 0, of the class of an instance; of no meaning unless {@link #isClassification()}. */
    public int classOf(int instance) {
        if (outputs() == 1) {
            return target(instance, 0) == 1 ? 1 : 0;
        }
        int k = 0;
        while (k < outputs() - 1 && target(instance, k) != 1) {
            k++;
        }
        return k;
    }

    /** Returns how it came out of a file; of a part of a dataset, {@link FileOrigin#NONE}. */
    public FileOrigin origin() {
        return origin;
    }

    /** Returns the same dataset with another origin: for readers of files. */
    public Dataset withOrigin(FileOrigin other) {
        return new Dataset(table, rows, keys, other);
    }

    /** Returns a view of these instances, counted from 0, in the order given; one may occur again. No value is copied. */
    public Dataset select(int[] instances) {
        int[] chosen = Arrays.stream(instances).map(instance -> rows[instance]).toArray();
        return new Dataset(table, chosen, keys.select(instances), FileOrigin.NONE);
    }

    /**
     * Returns the same values under other names.
     *
     * @throws DataException if the names are not D and C in number or if one occurs twice among the inputs or the outputs
     */
    public Dataset withNames(List<String> newInputNames, List<String> newOutputNames) {
        ColumnNames.check("inputs", inputs(), newInputNames);
        ColumnNames.check("outputs", outputs(), newOutputNames);
        return new Dataset(table.withNames(newInputNames, newOutputNames), rows, keys, origin);
    }

    /** Returns the name of the column by which instances are grouped, if any. */
    public Optional<String> groupColumn() {
        return keys.groups().map(RowKeys.Groups::column);
    }

    /**
     * Returns the name of the group that an instance is of.
     *
     * @throws DataException if there is no group column
     */
    public String groupOf(int instance) {
        return keys.requireGroups().names().get(instance);
    }

    /**
     * Returns the same dataset with each instance in a group.
     *
     * @param column what the groups are, such as "subject"
     * @param groups N names
     * @throws DataException if there are not N
     */
    public Dataset withGroups(String column, List<String> groups) {
        checkCount("groups", groups.size());
        return withKeys(keys.withGroups(column, groups));
    }

    /** Returns the name of the column by which instances are ordered, if any. */
    public Optional<String> orderColumn() {
        return keys.order().map(RowKeys.Order::column);
    }

    /**
     * Returns where an instance stands in the order: what is smaller is earlier. Dates are in seconds since 1970 began.
     *
     * @throws DataException if there is no order column
     */
    public double orderOf(int instance) {
        return keys.requireOrder().values().get(instance);
    }

    /**
     * Returns where an instance stands in the order, as text: a number, or a date, with its time unless that is midnight.
     *
     * @throws DataException if there is no order column
     */
    public String orderTextOf(int instance) {
        double value = orderOf(instance);
        return keys.requireOrder().dates() ? Dates.text(value) : Numbers.shortest(value);
    }

    /**
     * Returns the same dataset in an order.
     *
     * @param column what the order is, such as "year"
     * @param values N finite numbers, copied
     * @throws DataException if there are not N, or if one is not finite
     */
    public Dataset withOrder(String column, double[] values) {
        return withOrder(column, false, values);
    }

    /**
     * Returns the same dataset in the order of dates, in seconds since 1970 began: see {@link Dates}.
     *
     * @param column what the order is, such as "sold on"
     * @param seconds N finite numbers, copied
     * @throws DataException if there are not N, or if one is not finite
     */
    public Dataset withDates(String column, double[] seconds) {
        return withOrder(column, true, seconds);
    }

    private Dataset withOrder(String column, boolean dates, double[] values) {
        checkCount("values of '%s'".formatted(column), values.length);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataException(
                        "%s[%d] is %s. All values must be finite.".formatted(column, i, values[i]));
            }
        }
        return withKeys(keys.withOrder(column, dates, ImmutableDoubleArray.copyOf(values)));
    }

    /** Returns the name of the column by which instances are weighted, if any. */
    public Optional<String> weightColumn() {
        return keys.weights().map(RowKeys.Weights::column);
    }

    /**
     * Returns what an instance counts, relative to others: one of weight 2 counts as if it were there twice, one of weight 0 as if
     * it were not there. 1 where there is no weight column.
     */
    public double weightOf(int instance) {
        return keys.weights().isPresent() ? keys.weights().get().values().get(instance) : 1;
    }

    /** Returns whether there are weights, and not all the same: else all is as without. */
    public boolean isWeighted() {
        return keys.weights().filter(RowKeys.Weights::differ).isPresent();
    }

    /**
     * Returns each instance's weight over the mean weight: what its loss is multiplied by in a mean over all. Empty if none counts
     * more than another.
     */
    public double[] relativeWeights() {
        if (!isWeighted()) {
            return new double[0];
        }
        double[] weights = IntStream.range(0, size()).mapToDouble(this::weightOf).toArray();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double mean = sum / weights.length;
        Arrays.setAll(weights, i -> weights[i] / mean);
        return weights;
    }

    /** What instances count: 1 each, where none counts more than another. */
    IntToDoubleFunction weights() {
        return isWeighted() ? this::weightOf : instance -> 1;
    }

    /**
     * Returns the same dataset with a weight for each instance: {@link #weightOf}.
     *
     * @param column what the weights are, such as "count"
     * @param weights N numbers: 0, or between 10⁻⁷⁰ and 10⁷⁰; copied
     * @throws DataException if there are not N, if one is none of these, or if all are 0
     */
    public Dataset withWeights(String column, double[] weights) {
        checkCount("weights", weights.length);
        for (int i = 0; i < weights.length; i++) {
            if (!isWeight(weights[i])) {
                throw new DataException(
                        "%s[%d] is %s. A weight is 0, or a number from 1e-70 to 1e70."
                                .formatted(column, i, Numbers.shortest(weights[i])));
            }
        }
        if (weights.length > 0 && Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            throw new DataException(
                    "All weights of '%s' are 0: no instance counts. Give one a weight above 0."
                            .formatted(column));
        }
        return withKeys(keys.withWeights(column, ImmutableDoubleArray.copyOf(weights)));
    }

    /** Returns whether a number can be a weight: 0, or from 10⁻⁷⁰ to 10⁷⁰. */
    public static boolean isWeight(double number) {
        return number == 0 || (number >= 1 / LARGEST_WEIGHT && number <= LARGEST_WEIGHT);
    }

    /** Returns the instances of a weight above 0, in order: this dataset, if all are. */
    public Dataset counted() {
        if (keys.weights().isEmpty()) {
            return this;
        }
        int[] counted = IntStream.range(0, size()).filter(i -> weightOf(i) > 0).toArray();
        return counted.length == size() ? this : select(counted);
    }

    private void checkCount(String what, int count) {
        if (count != size()) {
            throw new DataException(
                    "There are %d instances but %d %s. Give each instance one."
                            .formatted(size(), count, what));
        }
    }

    /** Returns how many instances are a test set that was given with the dataset; 0 if none was. */
    public int testSize() {
        return keys.test().cardinality();
    }

    /** Returns whether an instance is of the test set that was given with the dataset. */
    public boolean isTest(int instance) {
        return keys.test().get(instance);
    }

    /**
     * Returns the same dataset, whose instances from this one on, counted from 0, are a test set.
     *
     * @throws IndexOutOfBoundsException if there is no such instance
     */
    public Dataset withTestFrom(int first) {
        Objects.checkIndex(first, size());
        return withKeys(keys.withTest(first, size()));
    }

    /**
     * Returns copies of these instances followed by those of a test set.
     *
     * @throws DataException if the names of inputs, outputs or key columns differ, or if there is a test set already
     */
    public Dataset withTest(Dataset test) {
        if (testSize() > 0 || test.testSize() > 0) {
            throw new DataException(
                    "There is a test set already, of %d instances."
                            .formatted(Math.max(testSize(), test.testSize())));
        }
        if (test.size() == 0) {
            throw new DataException("The test set is empty. Give it an instance.");
        }
        ColumnNames.checkSame("inputs", inputNames(), test.inputNames());
        ColumnNames.checkSame("outputs", outputNames(), test.outputNames());
        Rows.Builder inputs = table.inputs().none(lacksAny() || test.lacksAny());
        Rows.Builder targets = table.targets().none();
        addTo(inputs, targets, row -> {});
        test.addTo(inputs, targets, row -> {});
        RowKeys both = keys.followedBy(size(), test.keys, test.size());
        AllRows all = AllRows.of(inputs.build(), targets.build(), encoding());
        return of(imputation().map(all::imputing).orElse(all), both, origin.and(test.origin));
    }

    /** Returns 64 hexadecimal digits: the SHA-256 of shape, names, values and keys. Equal datasets have equal hashes. */
    public String hash() {
        return Fingerprint.of(this);
    }

    /**
     * Returns a number for each column, inputs and then targets, that follows from its values in their order: where it differs, they
     * do. The same of a view as of a copy. Much faster than {@link #hash}.
     */
    public ImmutableLongArray columnDigests() {
        return ImmutableLongArray.copyOf(ColumnDigests.of(this));
    }

    /** Returns such a number for the weights, if some instances count more than others. */
    public OptionalLong weightDigest() {
        return isWeighted()
                ? OptionalLong.of(ColumnDigests.of(keys.weights().orElseThrow().values()))
                : OptionalLong.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dataset that
                && size() == that.size()
                && inputNames().equals(that.inputNames())
                && outputNames().equals(that.outputNames())
                && keys.equals(that.keys)
                && imputation().equals(that.imputation())
                && sameValues(that);
    }

    private boolean sameValues(Dataset that) {
        int width = inputs() + outputs();
        double[] mine = new double[width];
        double[] theirs = new double[width];
        for (int i = 0; i < size(); i++) {
            copyRow(i, mine);
            that.copyRow(i, theirs);
            if (!Arrays.equals(mine, theirs)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the inputs of an instance, then its targets. */
    void copyRow(int instance, double[] to) {
        copyInputs(instance, to, 0);
        copyTargets(instance, to, inputs());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size() + inputNames().hashCode()) + outputNames().hashCode();
    }

    @Override
    public String toString() {
        return "Dataset of %d × %d inputs, %s: %s"
                .formatted(
                        size(),
                        inputs(),
                        isClassification() ? "classes" : "targets",
                        String.join(", ", isClassification() ? classNames() : outputNames()));
    }
}
