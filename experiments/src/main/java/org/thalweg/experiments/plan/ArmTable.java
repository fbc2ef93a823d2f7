package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.UsageException;
import org.thalweg.experiments.spec.Parts;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.Change;

/** Arms and comparisons as they are being collected. */
final class ArmTable {

    private static final String BASE = "base";

    private final Parts base;
    private final Map<String, Arm> byCell = new LinkedHashMap<>();
    private final Map<Set<Arm>, Comparison> comparisons = new LinkedHashMap<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<Factorial> factorials = new ArrayList<>();
    private final ListMultimap<String, String> aliases = LinkedListMultimap.create();

    ArmTable(Parts base) {
        this.base = base;
        arm(BASE, base);
    }

    /** Returns the parts of the base. */
    Parts base() {
        return base;
    }

    Arm baseArm() {
        return byCell.values().iterator().next();
    }

    /** Returns the arm with these parts: a new one of this name, unless there is one with another. */
    Arm arm(String name, Parts parts) {
        Arm asked = new Arm(name, parts.chain(), parts.regularizers());
        Arm arm = byCell.computeIfAbsent(asked.cell(), cell -> asked);
        if (!arm.name().equals(name) && !aliases.containsEntry(arm.name(), name)) {
            aliases.put(arm.name(), name);
        }
        return arm;
    }

    /** Adds a comparison, unless the two are one, or are compared already. */
    void compare(Arm reference, Arm arm, String subject, Change change) {
        if (!reference.equals(arm)) {
            comparisons.putIfAbsent(
                    Set.of(reference, arm), new Comparison(reference, arm, subject, change));
        }
    }

    /** Compares a variant with the base, or notes that it is the base. */
    void compareWithBase(Arm arm, String name, Change change) {
        if (arm.equals(baseArm())) {
            unchanged.add(name);
        }
        compare(baseArm(), arm, name, change);
    }

    void add(Factorial factorial) {
        factorials.add(factorial);
    }

    /** Two arms that become one when both get the same values would be tuned to the same thing. */
    void checkDistinct(Tuning tuning) {
        Map<String, Arm> tuned = new LinkedHashMap<>();
        List<Arm> arms = List.copyOf(byCell.values());
        Space space = new Space(tuning, arms);
        Space.Point point = space.points().get(0);
        for (Arm arm : arms) {
            Arm same = tuned.putIfAbsent(space.setting(point, arm).on(arm).cell(), arm);
            if (same != null) {
                throw new UsageException(
                        String.format(
                                "'%s' and '%s' differ only in %s, which is tuned for both. Leave one out, or tune something else.",
                                same.name(),
                                arm.name(),
                                String.join(" and ", tuning.parameters())));
            }
        }
    }

    Arms arms() {
        return new Arms(
                List.copyOf(byCell.values()),
                List.copyOf(comparisons.values()),
                factorials,
                ImmutableListMultimap.copyOf(aliases),
                unchanged);
    }
}
