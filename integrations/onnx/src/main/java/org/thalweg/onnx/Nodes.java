package org.thalweg.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.protobuf.ByteString;
import java.util.List;

/**
 * The nodes of a graph in the making, in their order, and its constants. Tensors are known by their names.
 *
 * @see <a href="https://onnx.ai/onnx/operators/">ONNX operators</a>
 */
final class Nodes {

    private final GraphProto.Builder graph;
    private final Precision precision;
    private int made;

    Nodes(GraphProto.Builder graph, Precision precision) {
        this.graph = graph;
        this.precision = precision;
    }

    /** Adds an operation, and returns the name of its result. */
    String add(String operator, String... inputs) {
        return add(NodeProto.newBuilder(), operator, inputs);
    }

    /** Adds an operation that has an attribute, a whole number. */
    String add(String operator, String attribute, long value, String... inputs) {
        AttributeProto.Builder pair =
                AttributeProto.newBuilder().setName(attribute).setType(AttributeType.INT);
        return add(NodeProto.newBuilder().addAttribute(pair.setI(value)), operator, inputs);
    }

    private String add(NodeProto.Builder node, String operator, String... inputs) {
        String result = unique(operator);
        graph.addNode(
                node.setOpType(operator)
                        .setName(result)
                        .addAllInput(List.of(inputs))
                        .addOutput(result));
        return result;
    }

    private String unique(String name) {
        made++;
        return name + made;
    }

    /** Adds a matrix of a name of its own, row by row. */
    String matrix(String name, double[][] rows) {
        return constant(name, Doubles.concat(rows), rows.length, rows[0].length);
    }

    /** Adds numbers that are the same for every instance: one row. */
    String row(double... values) {
        return constant(unique("row"), values, 1, values.length);
    }

    String row(ImmutableDoubleArray values) {
        return row(values.toArray());
    }

    /** Gives a tensor another name. */
    void name(String name, String tensor) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName(name)
                        .addInput(tensor)
                        .addOutput(name));
    }

    private String constant(String name, double[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(precision.type().getNumber())
                        .setRawData(ByteString.copyFrom(precision.bytesOf(values)));
        for (long length : shape) {
            tensor.addDims(length);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds one whole number, an index or a length. */
    String whole(long value) {
        String name = unique("whole");
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.INT64.getNumber())
                        .addDims(1)
                        .addInt64Data(value));
        return name;
    }
}
