package org.thalweg.experiments.store;

import org.thalweg.experiments.run.TestRows;

/** What a run said of its test rows as bytes: deflated, the number of rows and of predictions, then all three arrays. */
final class RowsBlob {

    private RowsBlob() {}

    static byte[] write(TestRows rows) {
        return Deflated.write(
                out -> {
                    out.writeInt(rows.rows().length);
                    out.writeInt(rows.predictions().length);
                    for (int row : rows.rows()) {
                        out.writeInt(row);
                    }
                    for (double loss : rows.losses()) {
                        out.writeDouble(loss);
                    }
                    for (double prediction : rows.predictions()) {
                        out.writeDouble(prediction);
                    }
                });
    }

    static TestRows read(byte[] blob) {
        return Deflated.read(
                blob,
                in -> {
                    int rows = Deflated.count(in);
                    int predictions = Deflated.count(in);
                    return new TestRows(
                            Deflated.ints(in, rows),
                            Deflated.doubles(in, rows),
                            Deflated.doubles(in, predictions));
                });
    }
}
