package org.thalweg.training;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.Block;
import org.thalweg.Component;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.UsageException;
import org.thalweg.backprop.Program;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.CatalogException;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Fills;
import org.thalweg.data.Imputation;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.Standardization;
import org.thalweg.data.TargetTransform;
import org.thalweg.data.Unseen;
import org.thalweg.records.Notation;

/** A trained model as a tree of maps and lists, and back. */
final class ModelTree {

    private static final String MODEL = "model";
    private static final String LOSS = "loss";
    private static final String TRAINING = "training";
    private static final String NAMED = "named";
    private static final String INPUTS = "inputs";
    private static final String TARGETS = "targets";
    private static final String NAME = "name";
    private static final String UNIT = "unit";
    private static final String CATEGORIES = "categories";
    private static final String STANDARDIZATION = "standardization";
    private static final String PARAMETERS = "parameters";
    private static final String MISSING = "missing";
    private static final String BY = "by";
    private static final String VALUES = "values";
    private static final String UNSEEN = "unseen";
    private static final String UNTRAINED = "untrained-inputs";
    private static final String TRANSFORM = "target-transform";
    private static final String THALWEG = "thalweg";
    private static final String DATA = "data";
    private static final String ROWS = "rows";
    private static final String WEIGHTS = "weights";
    private static final String CLASS_WEIGHTS = "class-weights";
    private static final String CHAIN = "chain";
    private static final String REGULARIZERS = "regularizers";
    private static final String ELSEWHERE = "elsewhere";
    private static final String BATCH_SIZE = "batch-size";
    private static final String EPOCHS = "epochs";
    private static final String SEED = "seed";
    private static final String ENDED = "ended";
    private static final String VALIDATION_LOSS = "validation-loss";

    private ModelTree() {}

    /**
     * Returns the members of a model.
     *
     * @throws UsageException if it could not be made again of them
     */
    static Map<String, Object> of(TrainedModel trained) {
        requireFinite(trained.parameters());
        ImmutableMap.Builder<String, Object> tree = ImmutableMap.builder();
        tree.put(MODEL, text("model", trained.model()))
                .put(LOSS, text("loss", trained.lossFunction()))
                .put(TRAINING, tree(trained.training()))
                .put(NAMED, trained.encoding().named())
                .put(INPUTS, trained.encoding().inputs().stream().map(ModelTree::tree).toList())
                .put(TARGETS, trained.encoding().targets().stream().map(ModelTree::tree).toList());
        Preprocessing preprocessing = trained.preprocessing();
        preprocessing
                .fills()
                .ifPresent(
                        f ->
                                tree.put(
                                        MISSING,
                                        ImmutableMap.of(
                                                BY, f.by().word(), VALUES, f.values().asList())));
        if (trained.unseen() != Unseen.ERROR) {
            tree.put(UNSEEN, word(trained.unseen()));
        }
        if (!preprocessing.unseen().isEmpty()) {
            List<String> names = trained.encoding().inputNames();
            tree.put(UNTRAINED, preprocessing.unseen().stream().mapToObj(names::get).toList());
        }
        preprocessing.transform().ifPresent(t -> tree.put(TRANSFORM, t.word()));
        trained.standardization().ifPresent(s -> tree.put(STANDARDIZATION, tree(s)));
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Block block : trained.layout().blocks()) {
            double[][] matrix = trained.parameter(block.name());
            parameters.put(
                    block.name(),
                    block.isWeights()
                            ? Arrays.stream(matrix).map(Doubles::asList).toList()
                            : Doubles.asList(Doubles.concat(matrix)));
        }
        return tree.put(PARAMETERS, parameters).buildOrThrow();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether data are prepared for a model in ways that the first version of the format does not know. */
    static boolean isOfFirstVersion(Map<String, Object> tree) {
        return Stream.of(MISSING, UNSEEN, UNTRAINED, TRANSFORM).noneMatch(tree::containsKey);
    }

    private static void requireFinite(double[] parameters) {
        for (double parameter : parameters) {
            if (!Double.isFinite(parameter)) {
                throw new UsageException(
                        "The model has the parameter "
                                + parameter
                                + ": it predicts nothing, and is not saved.");
            }
        }
    }

    private static String text(String what, Component component) {
        if (!component.getClass().isRecord()) {
            throw new UsageException(
                    "The model is not saved, since its %s %s is no record, and could not be made again. Make it a public record with a line in META-INF/services, as a plug-in has."
                            .formatted(what, component.getClass().getName()));
        }
        return Notation.printWhole(component);
    }

    private static Map<String, Object> tree(TrainingRecord training) {
        ImmutableMap.Builder<String, Object> tree = ImmutableMap.builder();
        tree.put(THALWEG, training.thalweg());
        training.data().ifPresent(name -> tree.put(DATA, name));
        tree.put(ROWS, training.rows());
        training.weights().ifPresent(column -> tree.put(WEIGHTS, column));
        training.classWeights().ifPresent(weights -> tree.put(CLASS_WEIGHTS, weights));
        tree.put(CHAIN, training.chain())
                .put(REGULARIZERS, training.regularizers())
                .put(ELSEWHERE, training.elsewhere())
                .put(BATCH_SIZE, training.batchSize())
                .put(EPOCHS, training.epochs())
                .put(SEED, training.seed())
                .put(ENDED, training.ended());
        training.loss().ifPresent(value -> tree.put(LOSS, value));
        training.validationLoss().ifPresent(value -> tree.put(VALIDATION_LOSS, value));
        return tree.buildOrThrow();
    }

    private static Map<String, Object> tree(Source source) {
        ImmutableMap.Builder<String, Object> tree = ImmutableMap.builder();
        tree.put(NAME, source.name());
        if (!source.unit().isEmpty()) {
            tree.put(UNIT, source.unit());
        }
        if (source.isCategorical()) {
            tree.put(CATEGORIES, source.categories());
        }
        return tree.buildOrThrow();
    }

    private static Map<String, Object> tree(Standardization units) {
        return ImmutableMap.of(
                "input-means", units.inputMeans().asList(),
                "input-scales", units.inputScales().asList(),
                "target-means", units.targetMeans().asList(),
                "target-scales", units.targetScales().asList());
    }

    /**
     * Returns the model that members are of.
     *
     * @throws UsageException if they are none, or if a component is not in the catalog
     */
    static TrainedModel read(Members tree, Catalog catalog) {
        TrainingRecord training = training(tree.members(TRAINING));
        Model model = component(Model.class, tree.text(MODEL), catalog, training);
        Loss loss = component(Loss.class, tree.text(LOSS), catalog, training);
        Encoding encoding =
                new Encoding(sources(tree, INPUTS), sources(tree, TARGETS), tree.flag(NAMED));
        int inputs = encoding.inputNames().size();
        int outputs = encoding.outputNames().size();
        Program program = Program.record(model, loss, inputs, outputs);
        double[] parameters = parameters(tree.members(PARAMETERS), program, model);
        return new TrainedModel(
                model,
                loss,
                encoding,
                new Units(preprocessing(tree, encoding, inputs, outputs)),
                tree.has(UNSEEN) ? tree.oneOf(UNSEEN, Unseen.values()) : Unseen.ERROR,
                program,
                parameters,
                () -> training);
    }

    private static Preprocessing preprocessing(
            Members tree, Encoding encoding, int inputs, int outputs) {
        return new Preprocessing(
                tree.has(MISSING)
                        ? Optional.of(fills(tree.members(MISSING), inputs))
                        : Optional.empty(),
                tree.has(UNTRAINED)
                        ? tree.places(UNTRAINED, encoding.inputNames())
                        : ImmutableIntArray.of(),
                tree.has(TRANSFORM)
                        ? Optional.of(tree.oneOf(TRANSFORM, TargetTransform.values()))
                        : Optional.empty(),
                tree.has(STANDARDIZATION)
                        ? Optional.of(units(tree.members(STANDARDIZATION), inputs, outputs))
                        : Optional.empty());
    }

    private static Fills fills(Members tree, int inputs) {
        return new Fills(tree.oneOf(BY, Imputation.values()), numbers(tree, VALUES, inputs));
    }

    private static TrainingRecord training(Members tree) {
        return new TrainingRecord(
                tree.text(THALWEG),
                optionalText(tree, DATA),
                tree.whole(ROWS),
                optionalText(tree, WEIGHTS),
                optionalText(tree, CLASS_WEIGHTS),
                tree.text(CHAIN),
                tree.texts(REGULARIZERS),
                tree.members(ELSEWHERE).texts(),
                tree.whole(BATCH_SIZE),
                tree.whole(EPOCHS),
                tree.whole64(SEED),
                tree.text(ENDED),
                tree.optional(LOSS),
                tree.optional(VALIDATION_LOSS));
    }

    private static Optional<String> optionalText(Members tree, String name) {
        return tree.has(name) ? Optional.of(tree.text(name)) : Optional.empty();
    }

    private static <T extends Component> T component(
            Class<T> type, String text, Catalog catalog, TrainingRecord training) {
        try {
            return catalog.parse(type, text);
        } catch (CatalogException e) {
            String name = text.replaceFirst("\\(.*", "");
            String from = training.elsewhere().getOrDefault(name, "");
            throw new UsageException(
                    "The %s '%s' cannot be made. %s%s"
                            .formatted(
                                    type == Loss.class ? "loss" : "model",
                                    name,
                                    e.sentence(),
                                    from.isEmpty()
                                            ? ""
                                            : " When it was trained, it came from "
                                                    + from
                                                    + ": name that with --plugins or, in code, load(file, Catalog.with(…))."),
                    e);
        }
    }

    private static List<Source> sources(Members tree, String name) {
        return tree.list(name).stream()
                .map(
                        each ->
                                new Source(
                                        each.text(NAME),
                                        each.has(UNIT) ? each.text(UNIT) : "",
                                        each.has(CATEGORIES) ? each.texts(CATEGORIES) : List.of()))
                .toList();
    }

    private static Standardization units(Members tree, int inputs, int outputs) {
        return new Standardization(
                numbers(tree, "input-means", inputs),
                numbers(tree, "input-scales", inputs),
                numbers(tree, "target-means", outputs),
                numbers(tree, "target-scales", outputs));
    }

    private static ImmutableDoubleArray numbers(Members tree, String name, int count) {
        return ImmutableDoubleArray.copyOf(tree.numbers(name, count));
    }

    private static double[] parameters(Members tree, Program program, Model model) {
        List<String> names = program.blocks().stream().map(Block::name).toList();
        if (!tree.names().equals(names)) {
            throw new UsageException(
                    "The model %s has the parameters %s, those of the file are %s. Load it with the version of %s that it was trained with."
                            .formatted(model.name(), names, tree.names(), model.name()));
        }
        return Doubles.concat(
                program.blocks().stream()
                        .map(b -> tree.matrix(b.name(), b.rows(), b.columns()))
                        .toArray(double[][]::new));
    }
}
