package org.thalweg.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.thalweg.Loss;
import org.thalweg.UsageException;
import org.thalweg.data.Encoding;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.Standardization;
import org.thalweg.data.TargetTransform;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.records.Notation;
import org.thalweg.training.TrainedModel;
import org.thalweg.training.TrainingRecord;

/**
 * A trained model in the Open Neural Network Exchange format: from inputs in the units of the data to predictions in those of the
 * targets or, for a loss on classes, probabilities.
 *
 * <pre>{@code
 * OnnxModel.of(fit.trained(), Precision.DOUBLE).write(Path.of("model.onnx"));
 * }</pre>
 *
 * <p>It has one input, {@code inputs}, N × D, and one output, {@code predictions}, N × C, both of the {@link Precision} asked for.
 * The D columns are {@link Encoding#inputNames()}: a category is a column of zeros and ones, 12% is 0.12, and NaN is missing, if the model
 * fills what is. These names, the
 * outputs' and how the model came about stand in the file's metadata, one name a line: {@code inputs}, {@code outputs}, {@code
 * model}, {@code loss}, {@code chain} and {@code data}.
 *
 * <p>A model is translated by its forward pass, its own or one of somebody else's alike.
 *
 * @see <a href="https://onnx.ai">ONNX</a>
 */
public final class OnnxModel {

    /** Of the format and its operators: what runtimes have had since 2021. */
    private static final int FORMAT = 8;

    private static final int OPERATORS = 15;

    private static final String INPUTS = "inputs";
    private static final String PREDICTIONS = "predictions";

    private final ModelProto model;

    private OnnxModel(ModelProto model) {
        this.model = model;
    }

    /**
     * Translates a model.
     *
     * @throws UsageException if it uses an operation of its own that has no translation, if what its loss makes of scores has none, or if
     *     a number is too large for the precision
     */
    public static OnnxModel of(TrainedModel trained, Precision precision) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName(trained.model().name());
        Nodes nodes = new Nodes(graph, precision);
        Encoding encoding = trained.encoding();
        int width = encoding.inputNames().size();
        int outputs = encoding.outputNames().size();

        String x = standardised(filled(INPUTS, trained, nodes), trained, nodes);
        String scores = new OnnxGraph(trained, x, nodes).record(width);
        String linked = linked(scores, trained.lossFunction(), nodes);
        String targets = inUnitsOfTheData(linked, trained, nodes);
        nodes.name(
                PREDICTIONS,
                trained.preprocessing()
                        .transform()
                        .map(transform -> inverse(transform, targets, nodes))
                        .orElse(targets));

        graph.addInput(matrix(INPUTS, width, precision));
        graph.addOutput(matrix(PREDICTIONS, outputs, precision));
        return new OnnxModel(described(trained, graph.build()));
    }

    /** Inputs that are missing are NaN; those that the model was not trained on are 0. */
    private static String filled(String inputs, TrainedModel trained, Nodes nodes) {
        Preprocessing preprocessing = trained.preprocessing();
        String filled =
                preprocessing
                        .fills()
                        .map(
                                f ->
                                        nodes.add(
                                                "Where",
                                                nodes.add("IsNaN", inputs),
                                                nodes.row(f.values()),
                                                inputs))
                        .orElse(inputs);
        if (preprocessing.unseen().isEmpty()) {
            return filled;
        }
        double[] seen = new double[trained.encoding().inputNames().size()];
        Arrays.setAll(seen, j -> preprocessing.unseen().contains(j) ? 0 : 1);
        return nodes.add("Mul", filled, nodes.row(seen));
    }

    private static String standardised(String inputs, TrainedModel trained, Nodes nodes) {
        return trained.standardization()
                .map(
                        units ->
                                nodes.add(
                                        "Div",
                                        nodes.add("Sub", inputs, nodes.row(units.inputMeans())),
                                        nodes.row(units.inputScales())))
                .orElse(inputs);
    }

    /** What the loss makes of scores before they are compared with targets. */
    private static String linked(String scores, Loss loss, Nodes nodes) {
        if (loss instanceof Logistic) {
            return nodes.add("Sigmoid", scores);
        }
        if (loss instanceof SoftmaxCrossEntropy) {
            return nodes.add("Softmax", "axis", 1, scores);
        }
        if (hasOwnLink(loss)) {
            throw new UsageException(
                    "The loss %s turns scores into predictions in a way of its own, which has no translation to ONNX."
                            .formatted(loss.name()));
        }
        return scores;
    }

    private static boolean hasOwnLink(Loss loss) {
        try {
            return !loss.getClass()
                    .getMethod("inverseLink", double[].class, int.class, int.class)
                    .getDeclaringClass()
                    .equals(Loss.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every loss has this method.", e);
        }
    }

    private static String inUnitsOfTheData(String values, TrainedModel trained, Nodes nodes) {
        return trained.standardization()
                .filter(OnnxModel::changesTargets)
                .map(
                        units ->
                                nodes.add(
                                        "Add",
                                        nodes.add("Mul", values, nodes.row(units.targetScales())),
                                        nodes.row(units.targetMeans())))
                .orElse(values);
    }

    private static String inverse(TargetTransform transform, String values, Nodes nodes) {
        String exponentials = nodes.add("Exp", values);
        return switch (transform) {
            case LOG -> exponentials;
            case LOG1P -> nodes.add("Sub", exponentials, nodes.row(1));
        };
    }

    /** Those of classes stay as they are. */
    private static boolean changesTargets(Standardization units) {
        return units.targetScales().stream().anyMatch(scale -> scale != 1)
                || units.targetMeans().stream().anyMatch(mean -> mean != 0);
    }

    /** As many rows as there are instances. */
    private static ValueInfoProto matrix(String name, int columns, Precision precision) {
        TensorShapeProto shape =
                TensorShapeProto.newBuilder()
                        .addDim(Dimension.newBuilder().setDimParam("instances"))
                        .addDim(Dimension.newBuilder().setDimValue(columns))
                        .build();
        TypeProto.Tensor type =
                TypeProto.Tensor.newBuilder()
                        .setElemType(precision.type().getNumber())
                        .setShape(shape)
                        .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    private static ModelProto described(TrainedModel trained, GraphProto graph) {
        TrainingRecord training = trained.training();
        ModelProto.Builder model =
                ModelProto.newBuilder()
                        .setIrVersion(FORMAT)
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                        .setProducerName("Thalweg")
                        .setProducerVersion(training.thalweg())
                        .setGraph(graph);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(INPUTS, String.join("\n", trained.encoding().inputNames()));
        texts.put("outputs", String.join("\n", trained.encoding().outputNames()));
        texts.put("model", Notation.printWhole(trained.model()));
        texts.put("loss", Notation.printWhole(trained.lossFunction()));
        texts.put("chain", training.chain());
        training.data().ifPresent(name -> texts.put("data", name));
        texts.forEach(
                (key, text) ->
                        model.addMetadataProps(
                                StringStringEntryProto.newBuilder().setKey(key).setValue(text)));
        return model.build();
    }

    /** Returns the file's bytes. */
    public byte[] bytes() {
        return model.toByteArray();
    }

    /**
     * Writes the file, replacing it if there is one.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    /** Returns one line: the model, and how many operations it takes. */
    @Override
    public String toString() {
        return "%s in %d operations of ONNX"
                .formatted(model.getGraph().getName(), model.getGraph().getNodeCount());
    }
}
