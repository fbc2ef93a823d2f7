package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.data.Encoding.Source;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Shown;

/**
 * Where the inputs, or the targets, of some data are found in others.
 *
 * @param places the place in the others of each; ABSENT of a category that none of their instances has
 * @param columns the place of the first of its column's, where a value that is missing shows
 * @param surplus columns of the others that have no place in the data
 */
record Alignment(
        ImmutableIntArray places, ImmutableIntArray columns, ImmutableList<String> surplus) {

    private static final int ABSENT = -1;
    private static final int NAMES_SHOWN = 10;

    static Alignment ofInputs(Dataset data, Encoding other, Unseen unseen) {
        int width = other.inputNames().size();
        if (!data.encoding().named() || !other.named()) {
            return byPosition("inputs", data.inputs(), width);
        }
        return data.encoding().inputs().equals(other.inputs())
                ? byPosition("inputs", width, width)
                : byName(data, other, unseen);
    }

    private static Alignment byPosition(String what, int found, int needed) {
        if (found != needed) {
            throw new DataException(
                    "The data have %d %s, the model was trained with %d."
                            .formatted(found, what, needed));
        }
        return new Alignment(identity(needed), identity(needed), ImmutableList.of());
    }

    private static ImmutableIntArray identity(int width) {
        return ImmutableIntArray.copyOf(IntStream.range(0, width));
    }

    private static Alignment byName(Dataset data, Encoding other, Unseen unseen) {
        Map<String, Source> columns = new HashMap<>();
        data.encoding().inputs().forEach(source -> columns.put(source.name(), source));
        Map<String, Integer> inputs = indices(data.inputNames());
        List<Integer> places = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Source needed : other.inputs()) {
            Optional<Source> column = Optional.ofNullable(columns.get(needed.name()));
            boolean categories =
                    needed.isCategorical() && column.filter(Source::isCategorical).isPresent();
            int first =
                    column.map(source -> inputs.getOrDefault(source.inputNames().get(0), ABSENT))
                            .orElse(ABSENT);
            if (categories) {
                if (unseen == Unseen.ERROR) {
                    checkCategories(data, column.get(), needed, data::input, first);
                }
                found.add(needed.name());
            } else if (!inputs.keySet().containsAll(needed.inputNames())) {
                missing.add(needed.name());
            }
            for (String name : needed.inputNames()) {
                int place = inputs.getOrDefault(name, ABSENT);
                places.add(place);
                firsts.add(categories ? first : place);
                found.add(name);
            }
        }
        requireNone("input", missing, data.encoding().inputs());
        return new Alignment(
                ImmutableIntArray.copyOf(places),
                ImmutableIntArray.copyOf(firsts),
                data.encoding().inputs().stream()
                        .filter(source -> !found.contains(source.name()))
                        .filter(source -> source.inputNames().stream().noneMatch(found::contains))
                        .map(Source::name)
                        .collect(ImmutableList.toImmutableList()));
    }

    static Alignment ofTargets(Dataset data, Encoding other) {
        List<String> needed = other.outputNames();
        if (!data.encoding().named() || !other.named()) {
            return byPosition("outputs", data.outputs(), needed.size());
        }
        Map<String, Integer> outputs = indices(data.outputNames());
        boolean classes = isOneClass(data.encoding()) && isOneClass(other);
        if (classes) {
            Source known = other.targets().get(0);
            Source column = data.encoding().targets().get(0);
            checkCategories(data, column, known, data::target, 0);
        } else {
            requireNone(
                    "target",
                    needed.stream().filter(name -> !outputs.containsKey(name)).toList(),
                    data.encoding().targets());
        }
        ImmutableIntArray places =
                ImmutableIntArray.copyOf(
                        needed.stream().mapToInt(name -> outputs.getOrDefault(name, ABSENT)));
        return new Alignment(places, places, ImmutableList.of());
    }

    private static boolean isOneClass(Encoding encoding) {
        return encoding.targets().size() == 1 && encoding.targets().get(0).isCategorical();
    }

    private static Map<String, Integer> indices(List<String> names) {
        Map<String, Integer> indices = new HashMap<>();
        names.forEach(name -> indices.put(name, indices.size()));
        return indices;
    }

    /** A value of an instance, at a place. */
    @FunctionalInterface
    private interface Values {
        double at(int instance, int place);
    }

    /** Refuses a category that is not known, if an instance has it. */
    private static void checkCategories(
            Dataset data, Source column, Source known, Values values, int first) {
        for (int k = 0; k < column.categories().size(); k++) {
            String category = column.categories().get(k);
            int place = first + k;
            OptionalInt instance =
                    known.categories().contains(category)
                            ? OptionalInt.empty()
                            : IntStream.range(0, data.size())
                                    .filter(i -> values.at(i, place) == 1)
                                    .findFirst();
            if (instance.isPresent()) {
                throw new DataException(
                        "Instance %d, the first being 0, has '%s' in the column '%s', which the training data did not have. They had %s."
                                .formatted(
                                        instance.getAsInt(),
                                        Shown.of(category),
                                        Shown.of(column.name()),
                                        listed(known.categories())));
            }
        }
    }

    /** How many instances have a category that is not known, by column. */
    static Map<String, Integer> unseen(Dataset data, Encoding other) {
        Map<String, Source> known = new HashMap<>();
        other.inputs().forEach(source -> known.put(source.name(), source));
        Map<String, Integer> unseen = new LinkedHashMap<>();
        int at = 0;
        for (Source column : data.encoding().inputs()) {
            List<String> categories =
                    Optional.ofNullable(known.get(column.name()))
                            .map(Source::categories)
                            .orElse(List.of());
            for (int k = 0; !categories.isEmpty() && k < column.categories().size(); k++) {
                int place = at + k;
                int count =
                        categories.contains(column.categories().get(k))
                                ? 0
                                : (int)
                                        IntStream.range(0, data.size())
                                                .filter(i -> data.input(i, place) == 1)
                                                .count();
                if (count > 0) {
                    unseen.merge(column.name(), count, Integer::sum);
                }
            }
            at += column.width();
        }
        return unseen;
    }

    private static void requireNone(String what, List<String> missing, List<Source> there) {
        if (!missing.isEmpty()) {
            List<String> names = there.stream().map(Source::name).toList();
            boolean several = missing.size() > 1;
            throw new DataException(
                    "The data lack the %s%s %s, which the model was trained with.%s They have %s."
                            .formatted(
                                    what,
                                    several ? "s" : "",
                                    listed(missing),
                                    several ? "" : DidYouMean.suggest(missing.get(0), names),
                                    names.isEmpty() ? "none" : listed(names)));
        }
    }

    /** Names, or the first of many. */
    static String listed(List<String> names) {
        String shown =
                names.stream()
                        .limit(NAMES_SHOWN)
                        .map(name -> "'" + Shown.of(name) + "'")
                        .collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + ", … (" + names.size() + ")" : shown;
    }

    /** Whether every one is where it is needed, and nothing else is there. */
    boolean isIdentity(int width) {
        return places.equals(identity(width));
    }

    /** The values of data, instance by instance, in these places; {@code copy} writes an instance's. */
    Rows rows(int size, int width, ObjIntConsumer<double[]> copy) {
        Rows.Builder rows = Rows.Builder.withGaps(places.length());
        double[] there = new double[width];
        double[] here = new double[places.length()];
        for (int i = 0; i < size; i++) {
            copy.accept(there, i);
            for (int j = 0; j < here.length; j++) {
                int place = places.get(j);
                here[j] = place == ABSENT ? absent(there, j) : there[place];
            }
            rows.add(here);
        }
        return rows.build();
    }

    /** What no instance of the data has is 0, unless the column's value is missing. */
    private double absent(double[] there, int j) {
        int first = columns.get(j);
        return first != ABSENT && Double.isNaN(there[first]) ? Double.NaN : 0;
    }
}
