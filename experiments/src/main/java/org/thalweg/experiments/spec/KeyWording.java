package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.thalweg.datasets.CsvSetting;
import org.thalweg.datasets.Wording;

/** Settings of a data file as keys of a spec, or as options of the command line. */
final class KeyWording implements Wording {

    private static final Map<CsvSetting, Key<?>> KEYS =
            ImmutableMap.<CsvSetting, Key<?>>builder()
                    .put(CsvSetting.TARGET, Keys.TARGET)
                    .put(CsvSetting.CLASS, Keys.CLASS)
                    .put(CsvSetting.CATEGORICAL, Keys.CATEGORICAL)
                    .put(CsvSetting.DROP, Keys.DROP)
                    .put(CsvSetting.GROUP, Keys.GROUP)
                    .put(CsvSetting.ORDER, Keys.ORDER)
                    .put(CsvSetting.WEIGHTS, Keys.WEIGHTS)
                    .put(CsvSetting.MISSING, Keys.MISSING)
                    .put(CsvSetting.MISSING_VALUES, Keys.MISSING_VALUES)
                    .put(CsvSetting.HEADER, Keys.HEADER)
                    .put(CsvSetting.DELIMITER, Keys.DELIMITER)
                    .put(CsvSetting.DECIMAL, Keys.DECIMAL)
                    .put(CsvSetting.SKIP_LINES, Keys.SKIP_LINES)
                    .buildOrThrow();

    /** Options of the command line. */
    static final Wording OPTIONS = new KeyWording(true, key -> Optional.empty());

    private final boolean options;
    private final Function<Key<?>, Optional<Position>> places;

    private KeyWording(boolean options, Function<Key<?>, Optional<Position>> places) {
        this.options = options;
        this.places = places;
    }

    /** Keys of a spec, each of which may stand somewhere in it. */
    static Wording keys(Function<Key<?>, Optional<Position>> places) {
        return new KeyWording(false, places);
    }

    /** The quote is usual everywhere, and only Java can set it; what is unseen matters to models alone, which no spec reads. */
    private static Optional<Key<?>> key(CsvSetting setting) {
        return Optional.ofNullable(KEYS.get(setting));
    }

    @Override
    public String name(CsvSetting setting) {
        if (setting == CsvSetting.UNSEEN) {
            return "--unseen";
        }
        return key(setting).map(this::name).orElse("");
    }

    private String name(Key<?> key) {
        return options ? key.option().orElseThrow().name() : key.label();
    }

    @Override
    public String with(CsvSetting setting, String value) {
        if (options && setting == CsvSetting.HEADER) {
            return value.equals("true") ? "--header" : "--no-header";
        }
        return options
                ? name(setting) + " " + (value.matches("[\\w.,-]+") ? value : "'" + value + "'")
                : name(setting) + ": " + (isPlain(value) ? value : Canonical.quoted(value));
    }

    private static boolean isPlain(String value) {
        return value.matches("[\\p{L}\\d]([\\p{L}\\d_. -]*[\\p{L}\\d_.-])?");
    }

    @Override
    public String place(CsvSetting setting) {
        if (options) {
            return name(setting) + ": ";
        }
        return key(setting)
                .flatMap(places)
                .or(
                        () ->
                                setting == CsvSetting.CLASS
                                        ? places.apply(Keys.TARGET)
                                        : Optional.empty())
                .map(position -> position + ": ")
                .orElse("");
    }
}
