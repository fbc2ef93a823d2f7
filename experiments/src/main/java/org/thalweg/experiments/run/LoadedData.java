package org.thalweg.experiments.run;

import java.util.Arrays;
import org.thalweg.data.Csv;
import org.thalweg.data.Dataset;
import org.thalweg.data.Split;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.spec.DataSource;

/** A data source that was read, hashed and split. */
public final class LoadedData {

    private final DataSource source;
    private final Dataset dataset;
    private final Seeds seeds;
    private final Split shared;
    private final DataFacts facts;

    private LoadedData(DataSource source, Dataset dataset, Seeds seeds) {
        this.source = source;
        this.dataset = dataset;
        this.seeds = seeds;
        this.shared = draw(seeds.split(source.name()));
        this.facts =
                new DataFacts(
                        source.name(),
                        dataset.hash(),
                        dataset.size(),
                        dataset.inputs(),
                        dataset.outputs(),
                        dataset.isClassification(),
                        shared.train().size(),
                        shared.validation().size(),
                        shared.test().size(),
                        dataset.skippedRows());
    }

    /**
     * Reads a data source.
     *
     * @param masterSeed from which its splits derive
     * @throws org.thalweg.data.DataException if the file cannot be read or split as asked
     */
    public static LoadedData read(DataSource source, long masterSeed) {
        return of(source, dataset(source), masterSeed);
    }

    /** Returns data that are there already, treated as a source says; its file is not read. */
    public static LoadedData of(DataSource source, Dataset dataset, long masterSeed) {
        return new LoadedData(source, dataset, new Seeds(masterSeed));
    }

    private static Dataset dataset(DataSource source) {
        Csv csv =
                Dataset.csv(source.file())
                        .skipLines(source.skipLines())
                        .categorical(source.categorical().toArray(String[]::new))
                        .drop(source.drop().toArray(String[]::new))
                        .missing(source.missing());
        csv = source.delimiter().map(csv::delimiter).orElse(csv);
        csv = source.header().map(csv::header).orElse(csv);
        String[] names = source.targets().toArray(String[]::new);
        int[] positions =
                Arrays.stream(names)
                        .filter(name -> name.matches("-?\\d{1,9}"))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        boolean byPosition = positions.length == names.length;
        if (source.classes()) {
            return byPosition ? csv.classes(positions[0]) : csv.classes(names[0]);
        }
        return byPosition
                ? csv.targets(positions[0], Arrays.copyOfRange(positions, 1, positions.length))
                : csv.targets(names);
    }

    /** Returns what was read. */
    public DataSource source() {
        return source;
    }

    /** Returns sizes and hash. */
    public DataFacts facts() {
        return facts;
    }

    /** Returns the whole dataset. */
    public Dataset dataset() {
        return dataset;
    }

    /** Returns the parts for one run: the same for all, unless each seed is to draw its own. */
    public Split split(Phase phase, int seed) {
        return source.redraw() ? draw(seeds.split(source.name(), phase, seed)) : shared;
    }

    private Split draw(long seed) {
        return Split.of(dataset, source.validation(), source.test(), seed);
    }
}
