package org.thalweg.datasets;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.thalweg.data.Dataset;

/**
 * Inputs that look like identifiers of repeated subjects: to train on some rows of a subject and to test on others promises too
 * much, and {@code groupBy} prevents it.
 *
 * <p>A column is looked at if it holds whole numbers or is spread over one column a category. It is taken for an identifier if
 * at least three values repeat, twice on average, and its name says so: "id", "subject#", "patient_id", "userId". Where no name
 * does, it is taken for one if it has at least ten values, each on two or more rows that follow one another, and they are not
 * just sorted: they are texts, or in no order, or count 1, 2, 3, … or 0, 1, 2, … and are no hours, days or months by name.
 */
public final class IdentifierColumns {

    private static final int SOME = 3;
    private static final int MANY = 10;
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    private static final Set<String> IDENTIFIERS = Set.of("id", "identifier");
    private static final Set<String> FILLERS = Set.of("no", "nr", "num", "number", "code", "key");
    private static final Set<String> SUBJECTS =
            Set.of(
                    "animal",
                    "client",
                    "customer",
                    "household",
                    "individual",
                    "participant",
                    "patient",
                    "person",
                    "player",
                    "pupil",
                    "respondent",
                    "session",
                    "speaker",
                    "student",
                    "subject",
                    "user",
                    "volunteer");
    private static final Set<String> TIMES =
            Set.of(
                    "date", "day", "hour", "hr", "minute", "mnth", "month", "period", "quarter",
                    "season", "time", "week", "weekday", "year", "yr");

    private IdentifierColumns() {}

    /**
     * Returns the names of such columns, in their order, as {@link Csv#groupBy(String)} takes them. A column is left out if the
     * dataset has groups and no value of the column occurs in two of them; a test set that was given is not looked at, nor are
     * missing values.
     */
    public static List<String> of(Dataset data) {
        int[] all = IntStream.range(0, data.size()).filter(i -> !data.isTest(i)).toArray();
        List<String> byName = new ArrayList<>();
        List<String> byRuns = new ArrayList<>();
        for (Source source : sources(data.inputNames())) {
            int[] rows =
                    Arrays.stream(all).filter(i -> !data.isMissing(i, source.inputs[0])).toArray();
            double[] values = source.values(data, rows);
            if (values.length == 0 || keepsToGroups(data, rows, values)) {
                continue;
            }
            if (namesSubjects(source.name) && repeats(values)) {
                byName.add(source.name);
            } else if (runs(values, source.isText()) && !namesTime(source.name)) {
                byRuns.add(source.name);
            }
        }
        return byName.isEmpty() ? byRuns : byName;
    }

    /**
     * A column of the file and the inputs made of it: one alone, or one of zeros and ones for each category.
     *
     * @param codes numbers for the categories, their own if all are numbers; none for a single input
     */
    private record Source(String name, int[] inputs, double[] codes, boolean isText) {

        static Source of(List<String> names, String name, int[] inputs) {
            if (inputs.length == 1) {
                return new Source(names.get(inputs[0]), inputs, new double[0], false);
            }
            double[] numbers =
                    Arrays.stream(inputs)
                            .mapToObj(input -> names.get(input).substring(name.length() + 1))
                            .map(Numerals::plain)
                            .flatMapToDouble(OptionalDouble::stream)
                            .toArray();
            boolean text = numbers.length < inputs.length;
            double[] places = IntStream.range(0, inputs.length).asDoubleStream().toArray();
            return new Source(name, inputs, text ? places : numbers, text);
        }

        /** A whole number or a category's code, row by row; empty if the inputs hold anything else. */
        double[] values(Dataset data, int[] rows) {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] =
                        inputs.length == 1 ? data.input(rows[i], inputs[0]) : code(data, rows[i]);
                if (values[i] != Math.rint(values[i])) {
                    return new double[0];
                }
            }
            return values;
        }

        private double code(Dataset data, int row) {
            double code = Double.NaN;
            for (int k = 0; k < inputs.length; k++) {
                double value = data.input(row, inputs[k]);
                if (value == 1 && Double.isNaN(code)) {
                    code = codes[k];
                } else if (value != 0) {
                    return Double.NaN;
                }
            }
            return code;
        }
    }

    private static List<Source> sources(List<String> names) {
        Map<String, List<Integer>> inputs = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            int end = names.get(j).indexOf('=');
            String name = end > 0 ? names.get(j).substring(0, end) : names.get(j);
            inputs.computeIfAbsent(name, unseen -> new ArrayList<>()).add(j);
        }
        return inputs.entrySet().stream()
                .map(entry -> Source.of(names, entry.getKey(), Ints.toArray(entry.getValue())))
                .toList();
    }

    private static boolean keepsToGroups(Dataset data, int[] rows, double[] values) {
        if (data.groupColumn().isEmpty()) {
            return false;
        }
        Map<Double, String> groups = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            String group = data.groupOf(rows[i]);
            if (!groups.computeIfAbsent(values[i], unseen -> group).equals(group)) {
                return false;
            }
        }
        return true;
    }

    private static boolean namesSubjects(String name) {
        List<String> words = words(name);
        return words.stream().allMatch(word -> isSubject(word) || FILLERS.contains(word))
                && words.stream().anyMatch(IdentifierColumns::isSubject);
    }

    private static boolean isSubject(String word) {
        boolean compound =
                word.endsWith("id") && SUBJECTS.contains(word.substring(0, word.length() - 2));
        return compound || SUBJECTS.contains(word) || IDENTIFIERS.contains(word);
    }

    private static boolean namesTime(String name) {
        return words(name).stream().anyMatch(TIMES::contains);
    }

    /** The words of a name, in lower case: patient, id of "patient_id", "PatientID" and "patientId". */
    private static List<String> words(String name) {
        String apart = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return NO_LETTERS.splitAsStream(apart).filter(word -> !word.isEmpty()).toList();
    }

    private static boolean repeats(double[] values) {
        long distinct = Arrays.stream(values).distinct().count();
        return distinct >= SOME && 2 * distinct <= values.length;
    }

    private static boolean runs(double[] values, boolean text) {
        Set<Double> seen = new HashSet<>();
        boolean ascending = true;
        boolean descending = true;
        int to;
        for (int from = 0; from < values.length; from = to) {
            to = from + 1;
            while (to < values.length && values[to] == values[from]) {
                to++;
            }
            if (to - from < 2 || !seen.add(values[from])) {
                return false;
            }
            ascending &= from == 0 || values[from - 1] < values[from];
            descending &= from == 0 || values[from - 1] > values[from];
        }
        double first = values[0];
        double last = values[values.length - 1];
        boolean counts = (first == 0 || first == 1) && last == first + seen.size() - 1;
        boolean justSorted = descending || (ascending && !counts);
        return seen.size() >= MANY && (text || !justSorted);
    }
}
