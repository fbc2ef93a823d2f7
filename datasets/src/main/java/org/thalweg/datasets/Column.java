package org.thalweg.datasets;

import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Unseen;
import org.thalweg.datasets.MissingValues.Texts;
import org.thalweg.datasets.Numerals.Written;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Shown;

/** A column that is read: as numbers, or as texts to be spread over one column per category. */
final class Column {

    private static final String PERCENT = "%";
    private static final int NAMES_SHOWN = 10;

    private final int index;
    private final String name;
    private final boolean categorical;
    private final boolean words;
    private final Texts missing;
    private final double[] suspects;
    private final Sentence advice;
    private final Categories categories;
    private final boolean known;
    private final Unseen unseen;
    private final Map<String, Integer> ignored = new LinkedHashMap<>();
    private String unit = "";
    private boolean bare;

    /** What its texts are. */
    enum Use {
        NUMBER,
        CATEGORY,
        GROUP
    }

    /**
     * @param missing which texts stand for a missing value
     * @param advice what to do about a text that is not a number
     */
    Column(int index, String name, Use use, Texts missing, String advice) {
        this(index, name, use, missing, advice, new Categories(), false, Unseen.ERROR);
    }

    /** A column of data that are known: it has their categories, and their unit. */
    Column(int index, Source source, Texts missing, String advice, Unseen unseen) {
        this(
                index,
                source.name(),
                source.isCategorical() ? Use.CATEGORY : Use.NUMBER,
                missing,
                advice,
                source.isCategorical() ? Categories.known(source.categories()) : new Categories(),
                true,
                unseen);
        unit = source.unit();
        bare = !unit.equals(PERCENT);
    }

    private Column(
            int index,
            String name,
            Use use,
            Texts missing,
            String advice,
            Categories categories,
            boolean known,
            Unseen unseen) {
        this.unseen = unseen;
        this.index = index;
        this.name = name;
        this.categories = categories;
        this.known = known;
        this.categorical = use == Use.CATEGORY;
        this.words = use != Use.NUMBER;
        this.missing = missing;
        this.suspects = missing.suspects();
        this.advice = new Sentence(advice);
    }

    int index() {
        return index;
    }

    String name() {
        return name;
    }

    String text(List<String> fields) {
        return fields.get(index);
    }

    boolean isMissing(String text, Numerals numerals) {
        return missing.has(text, numerals);
    }

    /** Whether a number may stand for a missing value. */
    boolean hasSuspects() {
        return suspects.length > 0;
    }

    /** Whether a number is one of those. */
    boolean isSuspect(double value) {
        return Doubles.contains(suspects, value);
    }

    boolean isPercent() {
        return unit.equals(PERCENT);
    }

    /** Says that a number other than 0 stood in this column without a sign. */
    void sawBare() {
        bare = true;
    }

    /** The number in this column, or, of a category, a code that {@link #ranks} puts in its place. */
    double read(String text, Where where, Numerals numerals, Wording wording) {
        if (categorical) {
            int code = categories.code(text, numerals);
            if (code == Categories.UNKNOWN) {
                if (unseen == Unseen.ERROR) {
                    throw unseen(text, where);
                }
                ignored.merge(text, 1, Integer::sum);
            }
            return code;
        }
        OptionalDouble quick = numerals.quick(text);
        double value =
                quick.isPresent()
                        ? withoutUnit(quick.getAsDouble(), text, where)
                        : withUnit(text, where, numerals, wording);
        if (Double.isInfinite(value)) {
            throw where.error("column '%s' is too large for a double: '%s'.", name, text);
        }
        return value;
    }

    private double withoutUnit(double value, String text, Where where) {
        if (value != 0) {
            bare = true;
            if (unit.equals(PERCENT)) {
                throw mixed(text, where);
            }
        }
        return value;
    }

    private double withUnit(String text, Where where, Numerals numerals, Wording wording) {
        Written number =
                numerals.written(text)
                        .orElseThrow(
                                () -> {
                                    String likely = numerals.advice(text, wording);
                                    return where.error(
                                            "column '%s' is not a number: '%s'.%s",
                                            name,
                                            text,
                                            new Sentence(
                                                    likely.isEmpty()
                                                            ? NotNumbers.withUnit(text) + advice
                                                            : likely));
                                });
        if (number.unit().isEmpty()) {
            return withoutUnit(number.value(), text, where);
        }
        boolean other = !unit.isEmpty() && !unit.equals(number.unit());
        if (other || (number.unit().equals(PERCENT) && bare)) {
            throw mixed(text, where);
        }
        unit = number.unit();
        return number.value();
    }

    private RuntimeException unseen(String text, Where where) {
        return where.error(
                "column '%s' is '%s', which the training data did not have.%s They had %s.%s",
                name,
                text,
                new Sentence(DidYouMean.suggest(text, categories.sorted())),
                new Sentence(listed(categories.sorted())),
                advice);
    }

    private String ignored() {
        int rows = ignored.values().stream().mapToInt(count -> count).sum();
        return "Column '%s' has categories in %d row%s that the training data did not have, and that are ignored: %s."
                .formatted(
                        Shown.of(name),
                        rows,
                        rows == 1 ? "" : "s",
                        listed(List.copyOf(ignored.keySet())));
    }

    private static String listed(List<String> names) {
        String shown =
                names.stream()
                        .limit(NAMES_SHOWN)
                        .map(text -> "'" + Shown.of(text) + "'")
                        .collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + ", … (" + names.size() + ")" : shown;
    }

    private RuntimeException mixed(String text, Where where) {
        return known
                ? where.error(
                        "column '%s' is '%s'. In the training data it had %s: write it in the same way.",
                        name, text, unit.isEmpty() ? "no percent sign" : "the sign " + unit)
                : where.error(
                        "column '%s' is '%s', after rows in which it has %s. Write all in one way.",
                        name, text, unit.isEmpty() ? "no percent sign" : "the sign " + unit);
    }

    /** Whether any text is a value here, as of a category or a group. */
    boolean isWords() {
        return words;
    }

    boolean isCategorical() {
        return categorical;
    }

    /** The categories seen, sorted: as numbers if all are, else as texts. */
    List<String> categories() {
        return categories.sorted();
    }

    /** The place among the sorted categories of each code. */
    int[] ranks() {
        return categories.ranks();
    }

    /** What it was in the file, for data that are read later. */
    Source source() {
        return new Source(name, unit, categorical ? categories() : List.of());
    }

    /** What whoever uses the data should know of this column. */
    List<String> notes() {
        if (known) {
            return ignored.isEmpty() ? List.of() : List.of(ignored());
        }
        List<String> notes = new ArrayList<>(categories.notes(Shown.of(name)));
        if (unit.equals(PERCENT)) {
            notes.add("Column '%s' has percent signs: 12%% is 0.12.".formatted(Shown.of(name)));
        } else if (!unit.isEmpty()) {
            notes.add(
                    "Column '%s' has the sign %s, which is left out."
                            .formatted(Shown.of(name), unit));
        }
        return notes;
    }
}
