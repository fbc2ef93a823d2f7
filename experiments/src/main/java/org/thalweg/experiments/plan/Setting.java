package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.thalweg.Clock;
import org.thalweg.Constant;
import org.thalweg.Schedule;
import org.thalweg.UsageException;
import org.thalweg.experiments.spec.ParameterPath;
import org.thalweg.experiments.spec.Parts;
import org.thalweg.experiments.spec.SearchRange;
import org.thalweg.records.Parameter;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.Scaled;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;
import org.thalweg.text.Numbers;

/**
 * Values of the hyper-parameters that are tuned.
 *
 * @param values by hyper-parameter, such as {@code sgd.learning-rate}, in the order of the tuning; none where the chain's own
 *     values stay
 */
public record Setting(Map<String, Double> values) {

    /** Leaves everything as the chain has it. */
    public static final Setting NONE = new Setting(Map.of());

    public Setting {
        values = ImmutableMap.copyOf(values);
    }

    /**
     * Returns an arm with these values. Of a schedule the whole is multiplied, such that its first value, or what a warm-up
     * leads to, is the value.
     *
     * @throws UsageException if a schedule starts at 0, so that no factor gives the value
     */
    public Arm on(Arm arm) {
        Parts parts = arm.parts();
        for (Entry<String, Double> value : values.entrySet()) {
            ParameterPath path = ParameterPath.parse(value.getKey());
            Object old = path.valueIn(parts);
            parts =
                    path.with(
                            parts,
                            old instanceof Schedule schedule
                                    ? scaled(schedule, value.getValue())
                                    : number(path.parameter(parts), value.getValue()));
        }
        return new Arm(arm.name(), parts.chain(), parts.regularizers());
    }

    private static Object number(Parameter parameter, double value) {
        if (!SearchRange.isWhole(parameter)) {
            return value;
        }
        long whole = Math.round(value);
        return parameter.type() == int.class ? (Object) Math.toIntExact(whole) : (Object) whole;
    }

    /** Returns the values that an arm has a place for. */
    public Setting within(Arm arm) {
        Parts parts = arm.parts();
        return new Setting(
                values.entrySet().stream()
                        .filter(value -> ParameterPath.parse(value.getKey()).isIn(parts))
                        .collect(ImmutableMap.toImmutableMap(Entry::getKey, Entry::getValue)));
    }

    /** Returns these values, and those of another setting for what has none here. */
    public Setting orElse(Setting other) {
        return new Setting(
                ImmutableMap.<String, Double>builder()
                        .putAll(other.values)
                        .putAll(values)
                        .buildKeepingLast());
    }

    private static Schedule scaled(Schedule schedule, double rate) {
        if (schedule instanceof Constant) {
            return new Constant(rate);
        }
        if (schedule instanceof Warmup w) {
            return new Warmup(scaled(w.then(), rate), w.length(), w.start(), w.per());
        }
        double factor = rate / schedule.at(Clock.SAMPLE);
        if (!Double.isFinite(factor) || !(factor > 0)) {
            throw new UsageException(
                    String.format(
                            "%s does not start above 0, so its learning rate cannot be tuned. Start it above 0, or, in an ablation, write 'tune: none'.",
                            schedule.name()));
        }
        if (schedule instanceof StepDecay s) {
            return new StepDecay(rate, s.size(), s.factor(), s.per());
        }
        if (schedule instanceof CosineDecay c) {
            return new CosineDecay(rate, c.period(), c.minimum() * factor, c.per(), c.hold());
        }
        return new Scaled(schedule, factor);
    }

    /** Returns {@code sgd.learning-rate=0.05, momentum.decay=0.9}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + Numbers.shortest(value.getValue()))
                .collect(Collectors.joining(", "));
    }
}
