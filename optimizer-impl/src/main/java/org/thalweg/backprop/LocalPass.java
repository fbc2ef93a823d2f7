package org.thalweg.backprop;

import java.util.List;
import org.thalweg.backprop.Memory.Matrix;
import org.thalweg.graph.Columns;
import org.thalweg.graph.Op;

/** An operation column by column, one variant after another; once for all if it depends on no parameter. */
final class LocalPass implements Pass {

    private static final int[] ONCE = {0};

    private final Op op;
    private final boolean varies;
    private final Columns[] y;
    private final Columns[] dy;
    private final Columns[][] x;
    private final Columns[][] dx;

    LocalPass(Operation.Local operation, Memory[] memory, int variants, int capacity) {
        op = operation.op();
        varies = operation.result().varies();
        List<Memory> inputs = operation.inputs().stream().map(value -> memory[value.id()]).toList();
        Memory result = memory[operation.result().id()];
        int kept = op.kept(operation.inputs().stream().mapToInt(Value::rows).toArray());
        x = new Columns[variants][];
        dx = new Columns[variants][];
        y = new Columns[variants];
        dy = new Columns[variants];
        for (int k = 0; k < variants; k++) {
            int variant = k;
            x[k] = inputs.stream().map(input -> input.value(variant)).toArray(Columns[]::new);
            dx[k] = inputs.stream().map(input -> input.gradient(variant)).toArray(Columns[]::new);
            Matrix value = result.value(k);
            value.keep(Math.multiplyExact(kept, capacity));
            y[k] = value;
            dy[k] = result.gradient(k);
        }
    }

    @Override
    public void forward(int[] active) {
        for (int k : varies ? active : ONCE) {
            op.forward(x[k], y[k]);
        }
    }

    @Override
    public void backward(int[] active) {
        if (!varies) {
            return;
        }
        for (int k : active) {
            op.backward(x[k], y[k], dy[k], dx[k]);
        }
    }
}
