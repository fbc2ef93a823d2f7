package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** A result table as text, cell by cell: what all writers write. */
record Grid(List<Column> columns, List<List<String>> rows) {

    /** A column; those of numbers are set to the right, and their hyphens are minus signs. */
    record Column(String title, boolean numbers) {}

    static Grid of(ResultTable table, Question question) {
        boolean tuned = !question.tuned().isEmpty();
        List<List<String>> rows = new ArrayList<>();
        rows.add(reference(table.reference(), tuned));
        table.rows().forEach(row -> rows.add(cells(row, table.reference().rates(), tuned)));
        return new Grid(columns(table, question, tuned), ImmutableList.copyOf(rows));
    }

    private static List<Column> columns(ResultTable table, Question question, boolean tuned) {
        double level = table.rows().isEmpty() ? 0.95 : table.rows().get(0).effect().level();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("variant", false));
        columns.add(new Column("Δ " + question.measure(), true));
        columns.add(new Column(Words.percent(level) + " CI", true));
        columns.add(new Column("better/worse", true));
        columns.add(new Column("p (Holm)", true));
        columns.add(new Column("diverged", true));
        if (tuned) {
            columns.add(new Column("tuned rate", false));
        }
        columns.add(new Column("verdict", false));
        return ImmutableList.copyOf(columns);
    }

    private static List<String> reference(ResultTable.Reference base, boolean tuned) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                base.variant(),
                                Words.mean(base.mean()),
                                "reference",
                                "-",
                                "-",
                                base.diverged() + "/" + base.runs()));
        if (tuned) {
            cells.add(Words.rate(base.rates(), base.rates()));
        }
        cells.add("");
        return ImmutableList.copyOf(cells);
    }

    private static List<String> cells(ResultRow row, List<Double> baseRates, boolean tuned) {
        boolean same = row.same();
        ResultRow.Effect effect = row.effect();
        int decimals = Words.decimals(effect);
        List<String> cells = new ArrayList<>();
        cells.add(row.variant());
        cells.add(same ? "0" : Words.signed(effect.mean(), effect.relative(), decimals));
        cells.add(
                same
                        ? "identical " + row.identical() + "/" + row.runs()
                        : Words.interval(effect, decimals));
        cells.add(same ? "-" : row.better() + " / " + row.worse());
        cells.add(same ? "-" : Words.p(row.tests().adjustedP()));
        cells.add(row.diverged() + "/" + row.runs());
        if (tuned) {
            cells.add(Words.rate(row.rates(), baseRates));
        }
        cells.add(Words.verdict(row));
        return ImmutableList.copyOf(cells);
    }

    /** Returns the caption: what was measured, in which direction it improves, over what. */
    static String caption(ResultTable table, Question question) {
        return question.measure()
                + ", "
                + question.better()
                + "; difference to "
                + table.reference().variant()
                + "; "
                + question.pairs(table.dataset())
                + "; "
                + question.tuning();
    }
}
