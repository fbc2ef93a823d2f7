package org.thalweg.experiments.store;

import com.google.common.base.Enums;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row that a result set is at, read strictly. SQLite keeps any type in any column, and its driver makes a number of whatever
 * it finds, 0 of most: here a value of another type than was written is {@link Damage}.
 */
final class StoredRow {

    private final ResultSet row;
    private final String place;

    private StoredRow(ResultSet row, String place) {
        this.row = row;
        this.place = place;
    }

    /** Makes something of a row; what it does not accept is damage. */
    @FunctionalInterface
    interface Decoder<T> {
        T from(StoredRow row) throws SQLException;
    }

    /**
     * Returns what a decoder makes of the row.
     *
     * @param place table and row, as a message names them
     */
    static <T> T decoded(ResultSet row, String place, Decoder<T> decoder) throws SQLException {
        try {
            return decoder.from(new StoredRow(row, place));
        } catch (UncheckedIOException | IllegalArgumentException | NullPointerException e) {
            throw new Damage(place, "cannot be understood: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        Throwable told =
                e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
    }

    String text(int column) throws SQLException {
        return value(column, String.class, "a text");
    }

    /** Returns the constant of that name. */
    <E extends Enum<E>> E constant(int column, Class<E> type) throws SQLException {
        String name = text(column);
        Optional<E> constant = Enums.getIfPresent(type, name).toJavaUtil();
        if (constant.isEmpty()) {
            throw wrong(column, "one of " + Arrays.toString(type.getEnumConstants()), name);
        }
        return constant.get();
    }

    double number(int column) throws SQLException {
        return value(column, Double.class, "a number");
    }

    /** Returns the number of a column in which SQLite keeps NaN as nothing. */
    double numberOrNaN(int column) throws SQLException {
        return row.getObject(column) == null ? Double.NaN : number(column);
    }

    byte[] bytes(int column) throws SQLException {
        return value(column, byte[].class, "bytes");
    }

    /** Returns a number of things. */
    long count(int column) throws SQLException {
        Number count = value(column, Number.class, "a whole number");
        if (count instanceof Double || count.longValue() < 0) {
            throw wrong(column, "a whole number from 0", count);
        }
        return count.longValue();
    }

    /** Returns the bytes of a column that may be empty. */
    Optional<byte[]> anyBytes(int column) throws SQLException {
        return row.getObject(column) == null ? Optional.empty() : Optional.of(bytes(column));
    }

    /** Returns the text of a column that may be empty. */
    Optional<String> anyText(int column) throws SQLException {
        return row.getObject(column) == null ? Optional.empty() : Optional.of(text(column));
    }

    private <T> T value(int column, Class<T> type, String kind) throws SQLException {
        @Nullable Object value = row.getObject(column);
        if (!type.isInstance(value)) {
            throw wrong(column, kind, value);
        }
        return type.cast(value);
    }

    private Damage wrong(int column, String kind, @Nullable Object value) throws SQLException {
        String found =
                value == null
                        ? "nothing"
                        : value instanceof byte[] bytes
                                ? bytes.length + " bytes"
                                : "'" + shortened(value.toString()) + "'";
        return new Damage(
                place + ", column " + row.getMetaData().getColumnName(column),
                "should hold " + kind + " and holds " + found);
    }

    private static String shortened(String text) {
        int most = 40;
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
