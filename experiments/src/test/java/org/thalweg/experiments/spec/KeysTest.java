package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.Key.Level;

/** Holds everything that follows from the table to it, by going through its rows. */
class KeysTest {

    private static final String BASE = "chain: momentum | sgd\ndata: wine.csv\ntarget: quality\n";

    private static final String ON_A_PROBLEM = "chain: momentum | sgd\nproblem: valley\n";

    /** Another value than the default for keys whose form does not tell one. */
    private static final Map<Key<?>, String> OTHERS =
            Map.ofEntries(
                    Map.entry(Keys.MODEL, "linear(bias=false)"),
                    Map.entry(Keys.LOSS, "huber"),
                    Map.entry(Keys.REGULARIZERS, "[l2(0.5)]"),
                    Map.entry(Keys.CHAIN, "sgd | momentum"),
                    Map.entry(Keys.DESIGN, "leave-one-in"),
                    Map.entry(Keys.DATA, "later.csv"),
                    Map.entry(Keys.PROBLEM, "rosenbrock"),
                    Map.entry(Keys.TUNE, "none"),
                    Map.entry(Keys.REPLICATES, "20"),
                    Map.entry(Keys.MEASURE, "[test.mae]"),
                    Map.entry(Keys.PRIMARY, "test.mae"),
                    Map.entry(Keys.DECIMAL, "','"),
                    Map.entry(Keys.CLASS_WEIGHTS, "{ham: 1, spam: 2.5}"),
                    Map.entry(Keys.MISSING, "skip"),
                    Map.entry(Keys.TARGET_TRANSFORM, "log1p"),
                    Map.entry(Keys.MISSING_VALUES, "[none, {a: -200}]"),
                    Map.entry(Keys.SPLIT, "{folds: 7}"),
                    Map.entry(Keys.TEST, "later.csv"),
                    Map.entry(Keys.CLASS, "quality"),
                    Map.entry(Keys.ORDER, "year"));

    private static final Set<Key<?>> OF_TRIALS =
            Set.of(
                    Keys.MODEL,
                    Keys.LOSS,
                    Keys.EPOCHS,
                    Keys.BATCH_SIZE,
                    Keys.STOP_EARLY,
                    Keys.EVALUATIONS,
                    Keys.TARGET_GAP,
                    Keys.CLASS_WEIGHTS,
                    Keys.STANDARDIZE,
                    Keys.TARGET_TRANSFORM);

    @TempDir private Path folder;

    private final SpecReader reader = new SpecReader(Catalog.standard());

    static Stream<Key<?>> rows() {
        return Keys.all().stream();
    }

    private static String other(Key<?> key) {
        return Optional.ofNullable(OTHERS.get(key))
                .orElseGet(
                        () ->
                                switch (key.form().name()) {
                                    case "true or false" ->
                                            String.valueOf(
                                                    !key.fallback().equals(Optional.of(true)));
                                    case "whole number" -> "3";
                                    case "time" -> "3s";
                                    default -> "0.5";
                                });
    }

    /** Returns what goes with a key: data, or a problem. */
    private static String base(Key<?> key) {
        return Keys.isOf(false, key) ? BASE : ON_A_PROBLEM;
    }

    private static String spec(Key<?> key) {
        if (!Keys.isOf(false, key)) {
            return key == Keys.PROBLEM
                    ? ON_A_PROBLEM.replace("valley", other(key))
                    : ON_A_PROBLEM + key + ": " + other(key) + "\n";
        }
        if (key == Keys.DELIMITER) {
            return BASE + "delimiter: ';'\n";
        }
        if (key == Keys.TARGET || key == Keys.CLASS) {
            return BASE.replace("target: quality", key + ": other");
        }
        if (key == Keys.CHAIN || key == Keys.DATA) {
            return BASE.replaceFirst(key + ": .*", key + ": " + other(key));
        }
        if (key.isIn(Level.SPLIT) && !key.isIn(Level.EXPERIMENT)) {
            return BASE + "split: {" + key + ": " + other(key) + "}\n";
        }
        if (key.isIn(Level.TUNE)) {
            return BASE + "tune: {" + key + ": " + other(key) + "}\n";
        }
        return key.isIn(Level.PRACTICAL)
                ? BASE + "practical: {" + key + ": " + other(key) + "}\n"
                : BASE + key + ": " + other(key) + "\n";
    }

    private Experiment read(String text) throws IOException {
        for (String file : List.of("wine.csv", "later.csv")) {
            if (!Files.exists(folder.resolve(file))) {
                Files.createFile(folder.resolve(file));
            }
        }
        return reader.read("wine.yaml", text, folder);
    }

    @Test
    void every_constant_is_a_row_once() throws IllegalAccessException {
        List<Object> constants = new ArrayList<>();
        for (var field : Keys.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                constants.add(field.get(Keys.class));
            }
        }
        assertEquals(new HashSet<>(constants), new HashSet<>(Keys.all()));
        assertEquals(constants.size(), Keys.all().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_said_of_a_key_changes_the_experiment_and_reads_back_to_the_same(Key<?> key)
            throws IOException {
        Experiment said = read(spec(key));
        assertNotEquals(read(base(key)), said);
        Experiment again = reader.read("again.yaml", said.toYaml(), Path.of("elsewhere"));
        assertEquals(said, again);
        assertEquals(said.toYaml(), again.toYaml());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_identity_of_a_trial_changes_for_the_rows_that_say_so(Key<?> key) throws IOException {
        Experiment base = read(base(key));
        Experiment said = read(spec(key));
        boolean changes =
                !base.identity().equals(said.identity())
                        || !base.data().get(0).identity().equals(said.data().get(0).identity());
        // A class asks for another loss.
        boolean ofClasses = key == Keys.CLASS || key == Keys.CLASSES;
        assertEquals(OF_TRIALS.contains(key) || ofClasses, changes);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_default_is_possible_and_can_be_said(Key<?> key) throws IOException {
        checkDefault(key);
        if (key.fallback().isPresent() && key.form().name().equals("whole number")) {
            Experiment said = read(spec(key).replace(other(key), String.valueOf(key.usual())));
            assertEquals(read(BASE), said);
        }
    }

    private static <T> void checkDefault(Key<T> key) {
        key.fallback().ifPresent(value -> assertTrue(key.allows(value), key::toString));
    }

    @Test
    void options_have_names_of_their_own() {
        List<String> names =
                Keys.all().stream()
                        .flatMap(key -> key.option().stream())
                        .map(Key.Option::name)
                        .toList();
        assertEquals(new HashSet<>(names).size(), names.size());
        assertEquals(5, Arrays.stream(Key.Section.values()).count());
    }
}
