package org.thalweg.datasets;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.thalweg.text.Shown;

/**
 * The categories of a column. Texts that are the same number, such as 1 and 1.0, are one; with zeros in front, as codes of places
 * have them, they are not.
 */
final class Categories {

    private static final int NOTES_SHOWN = 3;

    private static final Comparator<String> SHORTER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, Integer> byMeaning = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, List<String>> merged = new LinkedHashMap<>();
    private boolean closed;

    /** The code of what is no category, where there are no others than were known before. */
    static final int UNKNOWN = -1;

    /** Those of a column that was read before, and no others. */
    static Categories known(List<String> names) {
        Categories known = new Categories();
        Numerals plain = new Numerals(Optional.of(Numerals.POINT));
        names.forEach(name -> known.code(name, plain));
        known.closed = true;
        return known;
    }

    /** The number of a text's category, in the order in which they were seen. */
    int code(String text, Numerals numerals) {
        Integer known = codes.get(text);
        if (known != null) {
            return known;
        }
        if (closed) {
            return byMeaning.getOrDefault(meaning(text, numerals), UNKNOWN);
        }
        int code = byMeaning.computeIfAbsent(meaning(text, numerals), unseen -> names.size());
        if (code == names.size()) {
            names.add(text);
        } else {
            merged.computeIfAbsent(code, unseen -> new ArrayList<>(List.of(names.get(code))))
                    .add(text);
            if (SHORTER.compare(text, names.get(code)) < 0) {
                names.set(code, text);
            }
        }
        codes.put(text, code);
        return code;
    }

    private static String meaning(String text, Numerals numerals) {
        Optional<BigDecimal> number = isPadded(text) ? Optional.empty() : numerals.exactly(text);
        return number.map(value -> "number " + value).orElse("text " + text);
    }

    private static boolean isPadded(String text) {
        return text.matches("[-+]?0\\d.*");
    }

    /** The text of a category: the shortest of those that are one. */
    String name(int code) {
        return names.get(code);
    }

    /** All categories, sorted: as numbers if all are, else as texts; those that were known before in the order of then. */
    List<String> sorted() {
        if (closed) {
            return names;
        }
        Map<String, Double> numbers = new HashMap<>();
        for (String name : names) {
            Numerals.plain(name).ifPresent(number -> numbers.put(name, number));
        }
        Comparator<String> byText = Comparator.naturalOrder();
        Comparator<String> byNumber =
                Comparator.comparingDouble(name -> numbers.getOrDefault(name, 0.0));
        boolean numeric = numbers.size() == names.size();
        return names.stream().sorted(numeric ? byNumber.thenComparing(byText) : byText).toList();
    }

    /** The place among the sorted categories of each code. */
    int[] ranks() {
        Map<String, Integer> places = new HashMap<>();
        for (String name : sorted()) {
            places.put(name, places.size());
        }
        return names.stream().mapToInt(name -> places.getOrDefault(name, 0)).toArray();
    }

    /** What is to be told of categories that are one number, or might be. */
    List<String> notes(String column) {
        List<String> notes = new ArrayList<>();
        merged.forEach(
                (code, texts) ->
                        notes.add(
                                "Column '%s': '%s' are the same number, and taken as one: '%s'."
                                        .formatted(
                                                column, shown(texts), Shown.of(names.get(code)))));
        Map<BigDecimal, List<String>> byNumber = new TreeMap<>();
        for (String name : names) {
            Numerals.plainExactly(name)
                    .ifPresent(
                            number ->
                                    byNumber.computeIfAbsent(number, unseen -> new ArrayList<>())
                                            .add(name));
        }
        byNumber.values().stream()
                .filter(alike -> alike.size() > 1)
                .forEach(
                        alike ->
                                notes.add(
                                        "Column '%s': '%s' differ by zeros in front, and are not taken as one. If they are, write them alike."
                                                .formatted(column, shown(alike))));
        alike().forEach(
                        texts ->
                                notes.add(
                                        "Column '%s': '%s' differ by case, blanks or the way that letters are made of, and are not taken as one. If they are, write them alike."
                                                .formatted(column, shown(texts))));
        return notes.size() <= NOTES_SHOWN
                ? notes
                : ImmutableList.<String>builder()
                        .addAll(notes.subList(0, NOTES_SHOWN))
                        .add(
                                "Column '%s': so it is with %d more."
                                        .formatted(column, notes.size() - NOTES_SHOWN))
                        .build();
    }

    /** Texts that people take for the same. */
    private List<List<String>> alike() {
        Map<String, List<String>> byLook = new TreeMap<>();
        for (String name : names) {
            String look =
                    Normalizer.normalize(name, Normalizer.Form.NFKC)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[\\s_-]+", " ");
            byLook.computeIfAbsent(look, unseen -> new ArrayList<>()).add(name);
        }
        return byLook.values().stream().filter(texts -> texts.size() > 1).toList();
    }

    private static String shown(List<String> texts) {
        return texts.stream().map(Shown::of).collect(Collectors.joining("' and '"));
    }
}
