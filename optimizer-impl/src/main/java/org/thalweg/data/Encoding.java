package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that inputs and targets were made of: a column of numbers is an input or target itself, one of categories is one
 * input of zeros and ones for each, named {@code column=category}, and a target that says the class is one output for each class,
 * with its name.
 *
 * @param inputs in the order of the inputs
 * @param targets in the order of the outputs; none of data for predictions alone
 * @param named whether the names are the columns' own; those of matrices are x1, x2, … and y1, y2, …, and mean positions
 */
public record Encoding(List<Source> inputs, List<Source> targets, boolean named) {

    /**
     * One column.
     *
     * @param name of the column
     * @param unit the sign that its numbers have, such as {@code %}, with which 12% is 0.12; empty if they have none
     * @param categories in the order of the inputs or outputs; none of a column of numbers
     */
    public record Source(String name, String unit, List<String> categories) {

        public Source {
            categories = ImmutableList.copyOf(categories);
        }

        /** Returns whether it holds categories. */
        public boolean isCategorical() {
            return !categories.isEmpty();
        }

        /** Returns how many inputs are made of it. */
        int width() {
            return Math.max(1, categories.size());
        }

        List<String> inputNames() {
            return isCategorical()
                    ? categories.stream().map(category -> name + "=" + category).toList()
                    : List.of(name);
        }
    }

    public Encoding {
        inputs = ImmutableList.copyOf(inputs);
        targets = ImmutableList.copyOf(targets);
    }

    /** Returns columns of numbers. */
    public static Encoding ofNumbers(List<String> inputNames, List<String> outputNames) {
        return new Encoding(numbers(inputNames), numbers(outputNames), true);
    }

    /** Columns of numbers that have no names of their own. */
    static Encoding unnamed(int inputs, int outputs) {
        return new Encoding(
                numbers(ColumnNames.numbered("x", inputs)),
                numbers(ColumnNames.numbered("y", outputs)),
                false);
    }

    private static List<Source> numbers(List<String> names) {
        return names.stream().map(name -> new Source(name, "", List.of())).toList();
    }

    /** Returns D names. */
    public List<String> inputNames() {
        List<String> names = new ArrayList<>();
        inputs.forEach(source -> names.addAll(source.inputNames()));
        return names;
    }

    /** Returns C names; of a class, those of the classes. */
    public List<String> outputNames() {
        List<String> names = new ArrayList<>();
        targets.forEach(
                source ->
                        names.addAll(
                                source.isCategorical() ? source.categories : List.of(source.name)));
        return names;
    }

    /** Returns the names of the columns of targets: one, of a class. */
    public List<String> targetNames() {
        return targets.stream().map(Source::name).toList();
    }
}
