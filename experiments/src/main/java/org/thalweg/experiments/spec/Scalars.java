package org.thalweg.experiments.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.datasets.Missing;
import org.thalweg.experiments.spec.Node.Scalar;
import org.thalweg.experiments.spec.Node.Sequence;
import org.thalweg.records.Parameter;
import org.thalweg.text.DidYouMean;

/** Reads the simple values of a spec. */
final class Scalars {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern RANGE = Pattern.compile("(log|uniform)\\(([^,()]*),([^,()]*)\\)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) *(ms|s|m|h)");

    private Scalars() {}

    static String text(Key key, Node node) {
        return scalar(key, "a text", node).text();
    }

    static List<String> texts(Key key, Node node) {
        return node instanceof Sequence sequence
                ? sequence.items().stream().map(item -> text(key, item)).toList()
                : List.of(scalar(key, "a text or a list of texts", node).text());
    }

    static boolean flag(Key key, Node node) {
        String wanted = "true or false";
        String text = scalar(key, wanted, node).text();
        if (!text.equals("true") && !text.equals("false")) {
            throw mustBe(key, wanted, node);
        }
        return text.equals("true");
    }

    static int whole(Key key, Node node) {
        return (int) whole(key, node, Integer.MAX_VALUE);
    }

    static long wholeLong(Key key, Node node) {
        return whole(key, node, Long.MAX_VALUE);
    }

    private static long whole(Key key, Node node, long most) {
        String wanted = "a whole number of at least " + key.least();
        String text = scalar(key, wanted, node).text();
        if (!NUMBER.matcher(text).matches()) {
            throw mustBe(key, wanted, node);
        }
        BigDecimal value = new BigDecimal(text);
        boolean isWhole = value.stripTrailingZeros().scale() <= 0;
        if (!isWhole || value.compareTo(BigDecimal.valueOf(key.least())) < 0) {
            throw mustBe(key, wanted, node);
        }
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw mustBe(key, "a whole number of at most " + most, node);
        }
        return value.longValueExact();
    }

    /** Returns a part of 1, at least 0 and less than 1; {@code 1%} is 0.01. */
    static double share(Key key, Node node) {
        String wanted = "a share from 0 to less than 1, such as 0.25 or 25%";
        String text = scalar(key, wanted, node).text();
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!NUMBER.matcher(number).matches()) {
            throw mustBe(key, wanted, node);
        }
        BigDecimal value = new BigDecimal(number);
        double share = (percent ? value.movePointLeft(2) : value).doubleValue();
        if (!(share >= 0 && share < 1)) {
            throw mustBe(key, wanted, node);
        }
        return share;
    }

    static Duration duration(Key key, Node node) {
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

    static char character(Key key, Node node) {
        String wanted = "one character in quotes, such as \";\" or \"\\t\"";
        String text = scalar(key, wanted, node).text();
        if (text.length() != 1) {
            throw mustBe(key, wanted, node);
        }
        return text.charAt(0);
    }

    static Missing missing(Key key, Node node) {
        List<String> words =
                Arrays.stream(Missing.values()).map(m -> Parameter.kebab(m.name())).toList();
        Scalar word = scalar(key, String.join(" or ", words), node);
        return Arrays.stream(Missing.values())
                .filter(policy -> Parameter.kebab(policy.name()).equals(word.text()))
                .findFirst()
                .orElseThrow(() -> Fields.unknown("way to treat missing values", word, words, ""));
    }

    static Measure measure(Key key, Node node) {
        Scalar word = scalar(key, "the name of a measure", node);
        return Arrays.stream(Measure.values())
                .filter(measure -> DidYouMean.same(measure.label(), word.text()))
                .findFirst()
                .orElseThrow(() -> Fields.unknown("measure", word, Measure.labels(), ""));
    }

    static double number(Key key, Node node) {
        String wanted = "a number";
        String text = scalar(key, wanted, node).text();
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw mustBe(key, wanted, node);
        }
        return value;
    }

    /** Returns the range that {@code log(1e-4, 10)} or {@code uniform(0, 0.99)} stands for. */
    static Dimension range(String parameter, Node node) {
        Matcher range = RANGE.matcher(node instanceof Scalar scalar ? scalar.text() : "");
        if (range.matches() && isNumber(range.group(2)) && isNumber(range.group(3))) {
            Dimension.Scale scale =
                    range.group(1).equals("log") ? Dimension.Scale.LOG : Dimension.Scale.UNIFORM;
            try {
                return new Dimension(
                        parameter,
                        scale,
                        Double.parseDouble(range.group(2).strip()),
                        Double.parseDouble(range.group(3).strip()));
            } catch (SpecException e) {
                throw node.position().error(e);
            }
        }
        throw node.position()
                .error(
                        "%s must be a range such as log(1e-4, 10) or uniform(0, 0.99), or 'default', got %s.",
                        parameter, node.described());
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text.strip()).matches();
    }

    static Scalar scalar(Key key, String wanted, Node node) {
        if (node instanceof Scalar scalar && !scalar.isEmpty()) {
            return scalar;
        }
        throw mustBe(key, wanted, node);
    }

    static SpecException mustBe(Key key, String wanted, Node node) {
        return node.position().error("%s must be %s, got %s.", key, wanted, node.described());
    }
}
