package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The comparisons with one base, on one dataset or over all of them.
 *
 * @param dataset name of the data source; empty for all together
 * @param reference the base
 * @param rows one for each comparison, in the order of the plan
 */
public record ResultTable(String dataset, Reference reference, List<ResultRow> rows) {

    /**
     * What the differences are differences to.
     *
     * @param variant its name
     * @param mean of the primary measure
     * @param diverged how many of its runs diverged
     * @param runs how many runs it had
     * @param rates learning rate by dataset, in the order of the datasets concerned; empty if none was tuned
     */
    public record Reference(
            String variant, double mean, int diverged, int runs, List<Double> rates) {
        public Reference {
            rates = ImmutableList.copyOf(rates);
        }
    }

    public ResultTable {
        rows = ImmutableList.copyOf(rows);
    }

    /** Returns the tables over all datasets; all tables, if there are none. */
    static List<ResultTable> main(List<ResultTable> tables) {
        List<ResultTable> pooled =
                tables.stream().filter(table -> table.dataset().isEmpty()).toList();
        return pooled.isEmpty() ? tables : pooled;
    }
}
