package org.thalweg.datasets;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** A column that is read: as numbers, or as texts to be spread over one column per category. */
final class Column {

    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan");
    private static final int LONGEST_MISSING = 3;

    private final int index;
    private final String name;
    private final boolean categorical;
    private final String advice;
    private final Map<String, Integer> codes = new HashMap<>();

    /** @param advice what to do about a text that is not a number */
    Column(int index, String name, boolean categorical, String advice) {
        this.index = index;
        this.name = name;
        this.categorical = categorical;
        this.advice = advice;
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

    static boolean isMissing(String text) {
        return text.length() <= LONGEST_MISSING && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /**
     * The number in this column, or, of a category, a code that {@link #ranks} puts in its place.
     */
    double read(List<String> fields, Where where) {
        return read(text(fields), where);
    }

    double read(String text, Where where) {
        if (categorical) {
            return codes.computeIfAbsent(text, unseen -> codes.size());
        }
        double value =
                number(text)
                        .orElseThrow(
                                () ->
                                        where.error(
                                                "column '%s' is not a number: '%s'.%s",
                                                name, text, advice));
        if (Double.isInfinite(value)) {
            throw where.error("column '%s' is too large for a double: '%s'.", name, text);
        }
        return value;
    }

    /** The decimal number a text holds; infinite when too large. The library also knows names, suffixes and hexadecimals. */
    static OptionalDouble number(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) && c != 'e' && c != 'E') {
                return OptionalDouble.empty();
            }
        }
        try {
            return OptionalDouble.of(JavaDoubleParser.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    boolean isCategorical() {
        return categorical;
    }

    /** The categories seen, sorted: as numbers if all are, else as texts. */
    List<String> categories() {
        boolean numeric = codes.keySet().stream().allMatch(text -> number(text).isPresent());
        Comparator<String> byText = Comparator.naturalOrder();
        Comparator<String> byNumber =
                Comparator.comparingDouble(text -> number(text).orElseThrow());
        return codes.keySet().stream()
                .sorted(numeric ? byNumber.thenComparing(byText) : byText)
                .toList();
    }

    /** The place among the sorted categories of each code. */
    int[] ranks() {
        List<String> sorted = categories();
        int[] ranks = new int[sorted.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[codes.getOrDefault(sorted.get(rank), 0)] = rank;
        }
        return ranks;
    }
}
