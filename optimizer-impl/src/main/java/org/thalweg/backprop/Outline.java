package org.thalweg.backprop;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recorded program as data, for drawings: what is given, the parameters, and the operations in the order in which they are
 * computed.
 *
 * @param boxes each has those that it takes before it
 * @param predictions number of the box that is ŷ
 * @param losses number of the box that has one loss an instance
 */
public record Outline(List<Box> boxes, int predictions, int losses) {

    /** What a box is. */
    public enum Role {
        /** x, the inputs. */
        INPUT,
        /** y, the targets. */
        TARGET,
        /** Random numbers: drawn in training, all alike otherwise. */
        RANDOM,
        /** A weight matrix, bias or scale. */
        PARAMETER,
        /** Something computed. */
        OPERATION
    }

    /**
     * A value of the program.
     *
     * @param number by which other boxes name it
     * @param label sign or name of the operation, or name of what is given
     * @param rows height
     * @param columns width of a parameter or its transpose; 0 for one column an instance
     * @param from numbers of the boxes that it takes
     * @param varies whether it depends on parameters, so that a gradient flows back through it
     */
    public record Box(
            int number,
            Role role,
            String label,
            int rows,
            int columns,
            List<Integer> from,
            boolean varies) {

        public Box {
            from = ImmutableList.copyOf(from);
        }
    }

    public Outline {
        boxes = ImmutableList.copyOf(boxes);
    }

    static Outline of(Program program) {
        Drawing drawing = new Drawing();
        drawing.given(program.x(), Role.INPUT, "x");
        drawing.given(program.y(), Role.TARGET, "y");
        program.operations().forEach(drawing::operation);
        return new Outline(
                drawing.boxes,
                drawing.taken(program.predictions()).id(),
                drawing.taken(program.losses()).id());
    }

    /** The boxes so far; a parameter is drawn where it is first used. */
    private static final class Drawing {

        private final List<Box> boxes = new ArrayList<>();
        private final Set<Integer> drawn = new HashSet<>();
        private final Map<Integer, Value> spreads = new HashMap<>();

        void given(Value value, Role role, String label) {
            box(value, role, label, 0, List.of());
        }

        private void box(Value value, Role role, String label, int columns, List<Value> inputs) {
            List<Integer> from = inputs.stream().map(Value::id).toList();
            boxes.add(
                    new Box(value.id(), role, label, value.rows(), columns, from, value.varies()));
        }

        void operation(Operation operation) {
            if (operation instanceof Operation.Product product) {
                add("×", product.result(), List.of(product.weights(), product.x()));
            } else if (operation instanceof Operation.Shift shift) {
                add("+", shift.result(), List.of(shift.x(), shift.bias()));
            } else if (operation instanceof Operation.Local local) {
                add(local.op().label(), local.result(), local.inputs());
            } else if (operation instanceof Operation.Random random) {
                given(random.result(), Role.RANDOM, "ξ");
            } else if (operation instanceof Operation.Spread spread) {
                // What takes it is drawn as taking the parameter: repeating it computes nothing.
                spreads.put(spread.result().id(), spread.parameter());
            }
        }

        /** Returns the parameter that a value only repeats, or the value itself. */
        Value taken(Value value) {
            return spreads.getOrDefault(value.id(), value);
        }

        private void add(String label, Value result, List<Value> inputs) {
            List<Value> taken = inputs.stream().map(this::taken).toList();
            taken.stream().filter(Value::isParameter).forEach(this::parameter);
            box(result, Role.OPERATION, label, 0, taken);
        }

        private void parameter(Value value) {
            if (drawn.add(value.id())) {
                List<Value> weights = value.transposeOf().stream().toList();
                weights.forEach(this::parameter);
                boolean transposed = !weights.isEmpty();
                box(
                        value,
                        transposed ? Role.OPERATION : Role.PARAMETER,
                        transposed ? "·ᵀ" : value.name(),
                        value.columns(),
                        weights);
            }
        }
    }
}
