package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Setting;

/** How every arm was tuned in every replicate. */
public final class TuningTable {

    private final List<Row> rows;
    private final Map<List<Object>, Row> byPlace = new HashMap<>();

    /**
     * @param rows one for each dataset, replicate and arm
     */
    public TuningTable(List<Row> rows) {
        this.rows = ImmutableList.copyOf(rows);
        rows.forEach(row -> byPlace.put(place(row.dataset, row.replicate, row.arm), row));
    }

    private static List<Object> place(String dataset, int replicate, Arm arm) {
        return List.of(dataset, replicate, arm.name());
    }

    /**
     * The choice for one arm in one replicate.
     *
     * @param setting what was chosen
     * @param choice how
     * @param tried what was tried, in order: the points asked for, then those of extended ranges; none if nothing was tuned
     * @param edges hyper-parameters whose chosen value is the smallest or largest that was tried
     * @param smaller what a smaller number of trials would have chosen among these, by that number
     */
    public record Row(
            String dataset,
            int replicate,
            Arm arm,
            Setting setting,
            Choice choice,
            List<Tried> tried,
            List<String> edges,
            Map<Integer, Setting> smaller) {

        public Row {
            tried = ImmutableList.copyOf(tried);
            edges = ImmutableList.copyOf(edges);
            smaller = ImmutableMap.copyOf(smaller);
        }

        /** Returns the validation loss of the chosen point; NaN if none was usable, or nothing was tuned. */
        public double loss() {
            return tried.stream()
                    .filter(t -> t.setting().equals(setting))
                    .mapToDouble(Tried::loss)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    /**
     * A point that was tried.
     *
     * @param loss its validation loss; NaN unless it ended well
     * @param ending how it ended
     */
    public record Tried(Setting setting, double loss, Ending ending) {

        /** Returns whether it ended well, so that it may be chosen. */
        public boolean usable() {
            return !Double.isNaN(loss);
        }
    }

    /** How a setting came to be chosen. */
    public enum Choice {
        /** It has the least validation loss, and there are points on both sides. */
        INSIDE,
        /** It has the least validation loss, but a range ends there, extended as far as it may be, and no value beyond was tried. */
        AT_EDGE,
        /** No point ended well; the smallest one stands in. */
        NONE_USABLE,
        /** Nothing is tuned: it is what the chain has. */
        GIVEN
    }

    /** Returns all rows. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns the rows of an arm on a dataset, one for each replicate in order. */
    public List<Row> rows(String dataset, Arm arm) {
        return rows.stream()
                .filter(row -> row.dataset().equals(dataset))
                .filter(row -> row.arm().name().equals(arm.name()))
                .toList();
    }

    /** Returns the row of an arm in a replicate. */
    public Row row(String dataset, int replicate, Arm arm) {
        Row row = byPlace.get(place(dataset, replicate, arm));
        if (row == null) {
            throw new IllegalArgumentException(
                    String.format(
                            "%s was not tuned in replicate %d on %s.",
                            arm.name(), replicate, dataset));
        }
        return row;
    }
}
