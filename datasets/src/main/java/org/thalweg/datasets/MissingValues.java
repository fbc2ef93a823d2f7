package org.thalweg.datasets;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which texts stand for a value that is missing. An empty field always does.
 *
 * <p>Texts are compared without case, and as numbers where both are some: −200 is also −200.0. Where nothing is said, these are
 * missing, in columns of numbers, categories and classes alike, as in pandas, R, Weka, SAS, SQL and Excel:
 *
 * <pre>
 * ?  NA  N/A  N.A.  &lt;NA&gt;  NaN  -NaN  NULL  &lt;null&gt;  (null)  [null]  None  nil  \N  -  --  –  —  .  ..
 * #N/A  #N/A N/A  #NA  #NULL!  #NUM!  #VALUE!  #DIV/0!  #REF!  #NAME?  1.#IND  -1.#IND  1.#QNAN  -1.#QNAN
 * </pre>
 *
 * <p>Lists that are given replace these. So does an empty one, after which {@code NA} is Namibia and {@code None} a category.
 *
 * @param everywhere for the columns that are not named; empty for the above
 * @param byColumn for columns by their names or positions
 */
public record MissingValues(Optional<List<String>> everywhere, Map<String, List<String>> byColumn) {

    /** What is missing where nothing is said. */
    public static final List<String> USUAL =
            ImmutableList.of(
                    "?",
                    "NA",
                    "N/A",
                    "N.A.",
                    "<NA>",
                    "NaN",
                    "-NaN",
                    "NULL",
                    "<null>",
                    "(null)",
                    "[null]",
                    "None",
                    "nil",
                    "\\N",
                    "-",
                    "--",
                    "–",
                    "—",
                    ".",
                    "..",
                    "#N/A",
                    "#N/A N/A",
                    "#NA",
                    "#NULL!",
                    "#NUM!",
                    "#VALUE!",
                    "#DIV/0!",
                    "#REF!",
                    "#NAME?",
                    "1.#IND",
                    "-1.#IND",
                    "1.#QNAN",
                    "-1.#QNAN");

    /** The above in all columns. */
    static final MissingValues NOTHING_SAID = new MissingValues(Optional.empty(), Map.of());

    private static final Texts USUAL_TEXTS = Texts.of(USUAL);

    public MissingValues {
        everywhere = everywhere.map(ImmutableList::copyOf);
        byColumn =
                byColumn.entrySet().stream()
                        .collect(
                                ImmutableMap.toImmutableMap(
                                        Map.Entry::getKey,
                                        entry -> ImmutableList.copyOf(entry.getValue())));
    }

    MissingValues with(List<String> texts) {
        return new MissingValues(Optional.of(texts), byColumn);
    }

    MissingValues with(String column, List<String> texts) {
        return new MissingValues(
                everywhere,
                ImmutableMap.<String, List<String>>builder()
                        .putAll(byColumn)
                        .put(column, texts)
                        .buildKeepingLast());
    }

    /** The texts of each column of a file, by its index. */
    Map<Integer, Texts> in(Header header, Wording wording) {
        return byColumn.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry ->
                                        header.index(
                                                entry.getKey(), CsvSetting.MISSING_VALUES, wording),
                                entry -> Texts.of(entry.getValue()),
                                (one, other) -> other));
    }

    /** The texts of columns that are not named. */
    Texts elsewhere() {
        return everywhere.map(Texts::of).orElse(USUAL_TEXTS);
    }

    /**
     * What is missing in one column.
     *
     * @param texts in small letters
     * @param numbers those of the texts that are numbers
     * @param exact the same with all their digits
     * @param ends the last characters of texts: fields are many, and most end with a digit
     */
    record Texts(
            Set<String> texts, double[] numbers, List<Optional<BigDecimal>> exact, String ends) {

        static Texts of(List<String> said) {
            List<String> texts = said.stream().map(Texts::plain).filter(t -> !t.isEmpty()).toList();
            List<String> numbers =
                    texts.stream().filter(text -> Numerals.plain(text).isPresent()).toList();
            return new Texts(
                    ImmutableSet.copyOf(texts),
                    numbers.stream()
                            .map(Numerals::plain)
                            .flatMapToDouble(OptionalDouble::stream)
                            .toArray(),
                    numbers.stream().map(Numerals::plainExactly).toList(),
                    texts.stream()
                            .map(text -> text.substring(text.length() - 1))
                            .collect(Collectors.joining()));
        }

        private static String plain(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }

        boolean has(String text, Numerals numerals) {
            if (text.isEmpty()) {
                return true;
            }
            char end = Character.toLowerCase(text.charAt(text.length() - 1));
            if (ends.indexOf(end) >= 0 && texts.contains(plain(text))) {
                return true;
            }
            return numbers.length > 0 && hasNumber(text, numerals);
        }

        /** The numbers among the texts, with either decimal mark. */
        double[] suspects() {
            return texts.stream()
                    .map(text -> Numerals.plain(text.replace(Numerals.COMMA, Numerals.POINT)))
                    .flatMapToDouble(OptionalDouble::stream)
                    .toArray();
        }

        /** The doubles say quickly that it is none of them. */
        private boolean hasNumber(String text, Numerals numerals) {
            OptionalDouble number = numerals.number(text);
            return number.isPresent()
                    && Arrays.stream(numbers).anyMatch(value -> value == number.getAsDouble())
                    && exact.contains(numerals.exactly(text));
        }
    }
}
