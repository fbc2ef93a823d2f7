package org.thalweg.experiments.spec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.data.TargetTransform;
import org.thalweg.datasets.Missing;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Numbers;

/** The forms of simple values. */
final class Scalars {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Duration LONGEST = Duration.ofHours(999_999_999);
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) *(ms|s|m|h)");

    /** In bytes: file systems take 255, and some more are added to it. */
    private static final int LONGEST_NAME = 200;

    private Scalars() {}

    static Form<String> text() {
        return text("a text");
    }

    private static Form<String> text(String wanted) {
        return new Form<>(
                        "text",
                        schema -> SchemaNodes.type("string", "number"),
                        (reading, key, node) -> {
                            String text = scalar(key, wanted, node).text();
                            if (text.isBlank()) {
                                throw mustBe(key, wanted + " that is not empty", node);
                            }
                            return text;
                        },
                        (value, text) -> Canonical.quoted(value))
                .within(
                        "",
                        value ->
                                Optional.of("{key} is empty. Name something, or leave it out.")
                                        .filter(wrong -> value.isBlank()))
                .quoted();
    }

    /** A text that a file or folder can be named after. */
    static Form<String> name() {
        Form<String> text = text();
        return new Form<>(
                        text.name(),
                        text::schema,
                        (reading, key, node) -> {
                            String name = text.read(reading, key, node);
                            Optional<String> wrong = unfit(name);
                            if (wrong.isPresent()) {
                                throw node.position()
                                        .error("%s", wrong.get().replace("{key}", key.toString()));
                            }
                            return name;
                        },
                        text::text)
                .within("", value -> text.wrong(value).or(() -> unfit(value)))
                .quoted();
    }

    /** Returns why no file can have this name. */
    private static Optional<String> unfit(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            return Optional.of(
                    "{key} has %d bytes in UTF-8, and results are kept in a folder of that name. Take at most %d."
                            .formatted(bytes, LONGEST_NAME));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("{key} has a control character. Write it without.");
        }
        return StandardCharsets.UTF_8.newEncoder().canEncode(name)
                ? Optional.empty()
                : Optional.of("{key} has half of a pair of surrogates, which is no character.");
    }

    /** One text or a list of them. */
    static Form<List<String>> texts() {
        return text("a text or a list of texts").list();
    }

    static Form<Boolean> flag() {
        String wanted = "true or false";
        return new Form<>(
                        wanted,
                        schema -> SchemaNodes.type("boolean"),
                        (reading, key, node) ->
                                switch (scalar(key, wanted, node).text()) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default -> throw mustBe(key, wanted, node);
                                },
                        (value, text) -> value.toString())
                .typed(Boolean.class);
    }

    static Form<Integer> whole(int least) {
        return whole(least, "");
    }

    /**
     * @param unit what is counted, for the message of what is too small
     */
    static Form<Integer> whole(int least, String unit) {
        String range = "at least " + least + unit;
        return whole(least, (key, node) -> (int) whole(key, node, least, Integer.MAX_VALUE))
                .within(range, value -> must(value >= least, range, value))
                .typed(int.class);
    }

    /** What there may not be any number of, for each takes memory before anything runs. */
    static Form<Integer> whole(int least, int most) {
        Form<Integer> form =
                new Form<>(
                        "whole number",
                        schema ->
                                SchemaNodes.with(
                                        SchemaNodes.with(
                                                SchemaNodes.type("integer"), "minimum", least),
                                        "maximum",
                                        most),
                        (reading, key, node) -> (int) whole(key, node, least, most),
                        (value, text) -> value.toString());
        return form.within(
                        "at least " + least + ", at most " + most,
                        value ->
                                must(value >= least, "at least " + least, value)
                                        .or(() -> must(value <= most, "at most " + most, value)))
                .typed(int.class);
    }

    /** Any number that 64 bits hold. */
    static Form<Long> seed() {
        return new Form<Long>(
                        "whole number",
                        schema -> SchemaNodes.type("integer"),
                        (reading, key, node) -> whole(key, node, Long.MIN_VALUE, Long.MAX_VALUE),
                        (value, text) -> value.toString())
                .typed(long.class);
    }

    private static <N extends Number> Form<N> whole(
            int least, BiFunction<Key<?>, YamlNode, N> reader) {
        return new Form<>(
                "whole number",
                schema -> SchemaNodes.with(SchemaNodes.type("integer"), "minimum", least),
                (reading, key, node) -> reader.apply(key, node),
                (value, text) -> value.toString());
    }

    private static Optional<String> must(boolean condition, String be, Object got) {
        return condition
                ? Optional.empty()
                : Optional.of("{key} must be " + be + ", got " + got + ".");
    }

    private static long whole(Key<?> key, YamlNode node, long least, long most) {
        String wanted = "a whole number" + (least == Long.MIN_VALUE ? "" : " of at least " + least);
        String text = scalar(key, wanted, node).text();
        if (!NUMBER.matcher(text).matches()) {
            throw mustBe(key, wanted, node);
        }
        BigDecimal value = new BigDecimal(text);
        boolean isWhole = value.stripTrailingZeros().scale() <= 0;
        if (!isWhole || value.compareTo(BigDecimal.valueOf(least)) < 0) {
            throw mustBe(key, isWhole ? "a whole number of at least " + least : wanted, node);
        }
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw mustBe(key, "a whole number of at most " + most, node);
        }
        return value.longValueExact();
    }

    /** A part of 1, at least 0 and less than 1; {@code 1%} is 0.01. */
    static Form<Double> share() {
        String range = "from 0 to less than 1";
        return new Form<Double>(
                        "share",
                        schema -> SchemaNodes.type("string", "number"),
                        (reading, key, node) -> share(key, node),
                        (value, text) -> Numbers.shortest(value))
                .within(range, value -> must(isShare(value), range, Numbers.shortest(value)));
    }

    private static boolean isShare(double value) {
        return value >= 0 && value < 1;
    }

    static double share(Key<?> key, YamlNode node) {
        String wanted = "a share from 0 to less than 1, such as 0.25 or 25%";
        String text = scalar(key, wanted, node).text();
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!NUMBER.matcher(number).matches()) {
            throw mustBe(key, wanted, node);
        }
        BigDecimal value = new BigDecimal(number);
        double share = (percent ? value.movePointLeft(2) : value).doubleValue();
        if (!isShare(share)) {
            throw mustBe(key, wanted, node);
        }
        return share;
    }

    static Form<Double> number() {
        return new Form<Double>(
                        "number",
                        schema -> SchemaNodes.type("number"),
                        (reading, key, node) -> number(key, node),
                        (value, text) -> Numbers.shortest(value))
                .within("", value -> must(Double.isFinite(value), "a finite number", value))
                .typed(double.class);
    }

    static double number(Key<?> key, YamlNode node) {
        String wanted = "a number";
        String text = scalar(key, wanted, node).text();
        double value = isNumber(text) ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw mustBe(key, wanted, node);
        }
        return value;
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static Form<Duration> duration() {
        String range = "longer than 0, at most " + LONGEST.toHours() + "h";
        return new Form<Duration>(
                        "time",
                        schema -> SchemaNodes.type("string", "number"),
                        (reading, key, node) -> duration(key, node),
                        (value, text) -> Math.max(1, value.toMillis()) + "ms")
                .within(
                        range,
                        value ->
                                Optional.of("{key} must be " + range + ".")
                                        .filter(
                                                wrong ->
                                                        value.compareTo(Duration.ZERO) <= 0
                                                                || value.compareTo(LONGEST) > 0));
    }

    static Duration duration(Key<?> key, YamlNode node) {
        String wanted = "a time such as 500ms, 30s, 5m or 2h";
        Matcher time = TIME.matcher(scalar(key, wanted, node).text());
        if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
            throw mustBe(key, wanted, node);
        }
        long count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /** One separator. */
    static Form<Character> character() {
        return new Form<>(
                        "character",
                        schema ->
                                SchemaNodes.with(
                                        SchemaNodes.with(
                                                SchemaNodes.type("string"), "minLength", 1),
                                        "maxLength",
                                        1),
                        (reading, key, node) -> character(key, node),
                        (value, text) -> Canonical.quoted(value.toString()))
                .quoted();
    }

    private static char character(Key<?> key, YamlNode node) {
        String wanted = "one character in quotes, such as \";\" or \"\\t\"";
        String text = scalar(key, wanted, node).text();
        if (text.length() != 1) {
            throw mustBe(key, wanted, node);
        }
        return text.charAt(0);
    }

    /** A point or a comma. */
    static Form<Character> decimalMark() {
        String range = "\".\" or \",\"";
        return new Form<>(
                        "character",
                        schema -> SchemaNodes.oneOf(List.of(".", ",")),
                        (reading, key, node) -> {
                            String text = scalar(key, range, node).text();
                            if (!isDecimalMark(text)) {
                                throw mustBe(key, range, node);
                            }
                            return text.charAt(0);
                        },
                        (value, text) -> Canonical.quoted(value.toString()))
                .within(range, value -> must(isDecimalMark(value.toString()), range, value))
                .quoted();
    }

    private static boolean isDecimalMark(String text) {
        return text.equals(".") || text.equals(",");
    }

    static Form<Missing> missing() {
        return oneOf("way to treat missing values", Missing.values());
    }

    static Form<TargetTransform> targetTransform() {
        return oneOf("transform of targets", TargetTransform.values());
    }

    /** @param what a value is, for messages */
    private static <E extends Enum<E>> Form<E> oneOf(String what, E[] constants) {
        List<E> all = List.of(constants);
        List<String> words = all.stream().map(Scalars::word).toList();
        int last = words.size() - 1;
        String range = String.join(", ", words.subList(0, last)) + " or " + words.get(last);
        return new Form<E>(
                        "word",
                        schema -> SchemaNodes.oneOf(words),
                        (reading, key, node) -> {
                            Scalar word = scalar(key, range, node);
                            if (!words.contains(word.text())) {
                                throw Fields.unknown(what, word, words, "");
                            }
                            return all.get(words.indexOf(word.text()));
                        },
                        (value, text) -> word(value))
                .within(range, value -> Optional.empty())
                .said(Scalars::word)
                .quoted();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Form<Measure> measure() {
        return measure(Measure::label);
    }

    /** Written in quotes, as texts in lists are. */
    static Form<List<Measure>> measures() {
        return measure(measure -> Canonical.quoted(measure.label())).list();
    }

    private static Form<Measure> measure(Function<Measure, String> print) {
        return new Form<>(
                        "measure",
                        schema -> SchemaNodes.oneOf(Measure.labels()),
                        (reading, key, node) -> measure(key, node),
                        (value, text) -> print.apply(value))
                .within(String.join(", ", Measure.labels()), value -> Optional.empty());
    }

    private static Measure measure(Key<?> key, YamlNode node) {
        Scalar word = scalar(key, "the name of a measure", node);
        return Arrays.stream(Measure.values())
                .filter(measure -> DidYouMean.same(measure.label(), word.text()))
                .findFirst()
                .orElseThrow(() -> unknownMeasure(word));
    }

    /** Half of a name is asked for, too: {@code accuracy} may mean {@code test.accuracy}. */
    private static SpecException unknownMeasure(Scalar word) {
        String meant =
                Measure.labels().stream()
                        .filter(
                                label ->
                                        DidYouMean.same(
                                                label.replaceFirst("^test\\.", ""), word.text()))
                        .findFirst()
                        .map(label -> " Did you mean '" + label + "'?")
                        .orElseGet(() -> DidYouMean.suggest(word.text(), Measure.labels()));
        return word.position()
                .error(
                        "Unknown measure '%s'.%s Available: %s.",
                        word.text(),
                        meant,
                        Measure.labels().stream().sorted().collect(Collectors.joining(", ")));
    }

    /** Returns {@code 1%} for 0.01. */
    static String percent(double share) {
        return Numbers.shortest(100 * share) + "%";
    }

    static Scalar scalar(Key<?> key, String wanted, YamlNode node) {
        if (node instanceof Scalar scalar && !scalar.isEmpty()) {
            return scalar;
        }
        throw mustBe(key, wanted, node);
    }

    static SpecException mustBe(Key<?> key, String wanted, YamlNode node) {
        return node.position().error("%s must be %s, got %s.", key, wanted, node.described());
    }
}
