package org.thalweg.datasets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Unseen;
import org.thalweg.datasets.Column.Use;
import org.thalweg.datasets.MissingValues.Texts;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Shown;

/**
 * Columns of data that a model was trained on, as they are found in another file: by their names, wherever they stand. A file without
 * header, where the other had none, has them at the same positions or, if it has no others, in the same order.
 *
 * @param withTargets whether targets are read, too, and weights
 * @param weights the column by which rows are weighted, if any
 * @param weightsIfAny whether the file need not have it
 */
record KnownColumns(Encoding data, boolean withTargets, Pick weights, boolean weightsIfAny) {

    private static final int NAMES_SHOWN = 10;

    /** The names by which a header is known; those that are positions stand in no header. */
    Pick pick() {
        return Pick.names(
                CsvSetting.DROP,
                Stream.concat(
                                Stream.concat(data.inputs().stream(), data.targets().stream())
                                        .map(Source::name),
                                weights.columns().stream().map(Pick.Asked::text))
                        .filter(name -> !isPosition(name))
                        .toArray(String[]::new));
    }

    private static boolean isPosition(String name) {
        return name.matches("\\d{1,9}");
    }

    private List<Source> needed() {
        return Stream.concat(
                        data.inputs().stream(),
                        withTargets ? data.targets().stream() : Stream.empty())
                .toList();
    }

    private boolean inOrder(Header header) {
        return !header.named()
                && header.names().size() == needed().size()
                && needed().stream().allMatch(source -> isPosition(source.name()));
    }

    /** What is to be told of columns that nobody needs; the targets' own are known. */
    Optional<String> note(Header header, Wording wording) {
        if (inOrder(header)) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>(data.targetNames());
        data.inputs().forEach(source -> known.add(source.name()));
        weightsIn(header, wording).ifPresent(i -> known.add(header.names().get(i)));
        List<String> surplus =
                header.names().stream().filter(name -> !known.contains(name)).toList();
        return surplus.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s no input of the model, and left out: %s."
                                .formatted(
                                        surplus.size() == 1
                                                ? "A column is"
                                                : surplus.size() + " columns are",
                                        listed(surplus)));
    }

    private static String listed(List<String> names) {
        String shown =
                names.stream()
                        .limit(NAMES_SHOWN)
                        .map(text -> "'" + Shown.of(text) + "'")
                        .collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + ", …" : shown;
    }

    ColumnRoles in(Header header, Csv.Choice choice, Wording wording) {
        int[] places = places(header);
        Map<Integer, Texts> missing = choice.missingValues().in(header, wording);
        Texts elsewhere = choice.missingValues().elsewhere();
        List<Column> columns = new ArrayList<>();
        int inputs = data.inputs().size();
        for (int i = 0; i < places.length; i++) {
            columns.add(
                    new Column(
                            places[i],
                            needed().get(i),
                            missing.getOrDefault(places[i], elsewhere),
                            advice(needed().get(i), i < inputs, wording),
                            i < inputs ? choice.unseen() : Unseen.ERROR));
        }
        return new ColumnRoles(
                header,
                new ValueColumns(columns.subList(0, inputs)),
                new ValueColumns(columns.subList(inputs, columns.size())),
                new KeyColumns(
                        Optional.empty(),
                        Optional.empty(),
                        weights(header, missing, elsewhere, wording)),
                false,
                wording,
                Optional.of(
                        new Encoding(
                                data.inputs(), withTargets ? data.targets() : List.of(), true)));
    }

    /** The names that are those of no column that is needed. */
    private List<String> surplus(Header header) {
        Set<String> known = needed().stream().map(Source::name).collect(Collectors.toSet());
        return header.names().stream().filter(name -> !known.contains(name)).toList();
    }

    private static String advice(Source source, boolean input, Wording wording) {
        if (!source.isCategorical()) {
            return " In the training data it held numbers.";
        }
        return input
                ? " Use `%s` to ignore such categories."
                        .formatted(wording.with(CsvSetting.UNSEEN, "ignore"))
                : "";
    }

    private Optional<Integer> weightsIn(Header header, Wording wording) {
        if (weightsIfAny) {
            return header.place(weights.columns().get(0).text()).stream().boxed().findFirst();
        }
        return weights.in(header, wording).stream().findFirst();
    }

    /** Those that may be absent are not needed for predictions. */
    private Optional<Column> weights(
            Header header, Map<Integer, Texts> missing, Texts elsewhere, Wording wording) {
        return weightsIn(header, wording)
                .filter(i -> withTargets || !weightsIfAny)
                .map(
                        i ->
                                new Column(
                                        i,
                                        header.names().get(i),
                                        Use.NUMBER,
                                        missing.getOrDefault(i, elsewhere),
                                        ColumnRoles.WEIGHTS_ADVICE));
    }

    /** Where in the file each column stands. */
    private int[] places(Header header) {
        List<Source> needed = needed();
        int[] places = new int[needed.size()];
        List<String> missing = new ArrayList<>();
        boolean inOrder = inOrder(header);
        for (int i = 0; i < places.length; i++) {
            String name = needed.get(i).name();
            OptionalInt place = inOrder ? OptionalInt.of(i) : header.place(name);
            place.ifPresentOrElse(p -> {}, () -> missing.add(name));
            places[i] = place.orElse(0);
        }
        if (!missing.isEmpty()) {
            boolean several = missing.size() > 1;
            throw header.where()
                    .whole()
                    .error(
                            "there %s no column%s %s, which the model needs.%s %s",
                            several ? "are" : "is",
                            several ? "s" : "",
                            new Sentence(listed(missing)),
                            new Sentence(
                                    several
                                            ? ""
                                            : DidYouMean.suggest(missing.get(0), surplus(header))),
                            new Sentence(
                                    header.named()
                                            ? "It has " + header.list() + "."
                                            : "It has no header, and %d columns: the model knows its inputs by name."
                                                    .formatted(header.names().size())));
        }
        return places;
    }
}
