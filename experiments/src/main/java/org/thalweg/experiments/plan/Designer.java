package org.thalweg.experiments.plan;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.spec.ParameterPath;
import org.thalweg.experiments.spec.Parts;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.records.Notation;

/** Turns designs into arms and comparisons. */
final class Designer {

    private final ArmTable table;
    private final Parts base;

    private Designer(ArmTable table) {
        this.table = table;
        this.base = table.base();
    }

    static void add(Design design, ArmTable table) {
        Designer designer = new Designer(table);
        if (design instanceof LeaveOneOut) {
            designer.leaveOneOut();
        } else if (design instanceof LeaveOneIn) {
            designer.leaveOneIn();
        } else if (design instanceof Swap swap) {
            swap.alternatives().forEach(designer::swap);
        } else if (design instanceof Vary vary) {
            vary.values().forEach(designer::vary);
        } else if (design instanceof Design.Factorial factorial) {
            designer.factorial(factorial.components());
        } else if (design instanceof Reorder reorder) {
            designer.reorder(reorder.links());
        }
    }

    private void leaveOneOut() {
        for (String key : base.removable()) {
            Arm without = table.arm("-" + key, base.without(List.of(key)));
            table.compare(table.baseArm(), without, key, Change.REMOVAL);
        }
    }

    private void leaveOneIn() {
        List<String> rated = base.rated();
        Arm plain = table.arm(String.join(" | ", rated) + " alone", base.only(rated));
        for (String key : base.removable()) {
            List<String> kept = ImmutableList.<String>builder().addAll(rated).add(key).build();
            Arm with = table.arm("+" + key, base.only(kept));
            table.compare(plain, with, key, Change.ADDITION);
        }
    }

    private void swap(String key, List<Component> alternatives) {
        for (Component alternative : alternatives) {
            String shown = Notation.printBeside(alternative, base.part(key));
            substitute(key + " → " + shown, base.with(key, alternative));
        }
    }

    private void vary(String written, List<Object> values) {
        ParameterPath path = ParameterPath.parse(written);
        for (Object value : values) {
            String shown = Notation.value(path.parameter(base), value);
            substitute(written + "=" + shown, path.with(base, value));
        }
    }

    /** An arm's name also says what its comparison is about. */
    private void substitute(String name, Parts changed) {
        table.compareWithBase(table.arm(name, changed), name, Change.SUBSTITUTION);
    }

    private void factorial(List<String> factors) {
        List<Arm> cells = new ArrayList<>();
        for (int cell = 0; cell < 1 << factors.size(); cell++) {
            int on = cell;
            List<String> off =
                    IntStream.range(0, factors.size())
                            .filter(j -> (on >> j & 1) == 0)
                            .mapToObj(factors::get)
                            .toList();
            String name = off.stream().map(key -> "-" + key).collect(Collectors.joining(" "));
            cells.add(off.isEmpty() ? table.baseArm() : table.arm(name, base.without(off)));
        }
        table.add(new Factorial(factors, cells));
    }

    private void reorder(List<String> keys) {
        List<String> links = base.links();
        List<Integer> places = keys.stream().map(links::indexOf).sorted().toList();
        for (List<Integer> order : Collections2.orderedPermutations(places)) {
            if (order.equals(places)) {
                continue;
            }
            List<Optimizer> changed = new ArrayList<>(base.chain().links());
            for (int i = 0; i < places.size(); i++) {
                changed.set(places.get(i), base.chain().links().get(order.get(i)));
            }
            String name = order.stream().map(links::get).collect(Collectors.joining(" before "));
            substitute(name, new Parts(new Chain(changed), base.regularizers()));
        }
    }
}
