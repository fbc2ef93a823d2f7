package org.thalweg.integration.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.Constant;
import org.thalweg.Loss;
import org.thalweg.Optimizer;
import org.thalweg.Per;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;
import org.thalweg.Schedule;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.clipping.ClipByNorm;
import org.thalweg.clipping.ClipByValue;
import org.thalweg.clipping.Norm;
import org.thalweg.engine.Chain;
import org.thalweg.losses.AbsoluteError;
import org.thalweg.losses.Huber;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.optimizers.Adagrad;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.optimizers.WeightDecay;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;
import org.thalweg.regularizers.MaxNorm;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;

/** Translates the neutral words of the files into components; what there is no component for is {@link Missing}. */
final class Vocabulary {

    private Vocabulary() {}

    static Loss loss(JsonNode loss) {
        String type = loss.get("type").asText();
        return switch (type) {
            case "squared" -> new SquaredError();
            case "absolute" -> new AbsoluteError();
            case "huber" -> new Huber(loss.get("delta").doubleValue());
            case "logistic" -> new Logistic();
            case "softmax" -> new SoftmaxCrossEntropy();
            default -> throw new Missing(type);
        };
    }

    /**
     * What a file descends by.
     *
     * @param regularizers penalties that stand before all links, then those that act after the step
     * @param objective whether the regularizers make up the whole of the file's objective
     * @param sgd the chain's last link
     * @param size in the files proximal steps have the size of the rate, whatever the chain
     */
    record Descending(
            Chain chain,
            List<Regularizer> regularizers,
            boolean objective,
            Sgd sgd,
            FixedSteps.Size size) {}

    static Descending descending(JsonNode file) {
        List<Optimizer> links = new ArrayList<>();
        List<Regularizer> regularizers = new ArrayList<>();
        for (JsonNode op : file.get("chain")) {
            boolean first = links.isEmpty();
            if (first && op.get("op").asText().equals("l2")) {
                regularizers.add(new L2(op.get("strength").doubleValue() / 2, biases(op)));
            } else if (first && op.get("op").asText().equals("l1_subgradient")) {
                regularizers.add(
                        new L1(
                                op.get("strength").doubleValue(),
                                L1.Method.SUBGRADIENT,
                                biases(op)));
            } else {
                links.addAll(links(op));
            }
        }
        boolean objective = links.stream().noneMatch(link -> link instanceof WeightDecay);
        boolean plain = links.isEmpty();
        Sgd sgd = new Sgd(rate(file));
        links.add(sgd);
        FixedSteps.Size size = new FixedSteps.Size();
        for (JsonNode op : file.get("post")) {
            Regularizer constraint = constraint(op);
            boolean asWritten = plain || constraint.form() == Form.PROJECTION;
            regularizers.add(asWritten ? constraint : new FixedSteps(constraint, size));
        }
        if (!file.get("average").isNull()) {
            throw new Missing("average " + file.get("average").get("type").asText());
        }
        return new Descending(new Chain(links), regularizers, objective, sgd, size);
    }

    private static List<Optimizer> links(JsonNode op) {
        String name = op.get("op").asText();
        return switch (name) {
            case "clip_value" -> List.of(new ClipByValue(op.get("limit").doubleValue()));
            case "clip_norm" -> List.of(clip(op));
            case "l2", "decoupled_decay" ->
                    List.of(new WeightDecay(op.get("strength").doubleValue(), biases(op)));
            case "momentum" -> List.of(momentum(op));
            case "adagrad" -> List.of(adagrad(op));
            case "rmsprop" -> rmsprop(op);
            case "adam" ->
                    List.of(
                            new Adam(
                                    op.get("beta1").doubleValue(),
                                    op.get("beta2").doubleValue(),
                                    op.get("eps").doubleValue(),
                                    op.get("amsgrad").booleanValue()));
            default -> throw new Missing(name);
        };
    }

    private static boolean biases(JsonNode op) {
        return op.get("on").asText().equals("all");
    }

    private static Optimizer clip(JsonNode op) {
        double max = op.get("max").doubleValue();
        double epsilon = op.get("eps").doubleValue();
        Norm norm = op.get("norm").asText().equals("l2") ? Norm.EUCLIDEAN : Norm.LARGEST_ELEMENT;
        return op.get("scope").asText().equals("global")
                ? new ClipByGlobalNorm(max, epsilon, norm)
                : new ClipByNorm(max, epsilon, norm);
    }

    private static Optimizer momentum(JsonNode op) {
        double decay = op.get("mu").doubleValue();
        double dampening = op.get("dampening").doubleValue();
        return op.get("nesterov").booleanValue()
                ? new Nesterov(decay, dampening)
                : new Momentum(decay, dampening);
    }

    private static Optimizer adagrad(JsonNode op) {
        if (op.get("lr_decay").doubleValue() != 0) {
            throw new Missing("schedule inverse_time (lr_decay of adagrad)");
        }
        return new Adagrad(
                op.get("eps").doubleValue(), op.get("initial_accumulator").doubleValue());
    }

    private static List<Optimizer> rmsprop(JsonNode op) {
        Optimizer rmsprop =
                new RmsProp(
                        op.get("alpha").doubleValue(),
                        op.get("eps").doubleValue(),
                        op.get("centered").booleanValue());
        double momentum = op.get("momentum").doubleValue();
        return momentum > 0 ? List.of(rmsprop, new Momentum(momentum)) : List.of(rmsprop);
    }

    private static Regularizer constraint(JsonNode op) {
        String name = op.get("op").asText();
        return switch (name) {
            case "soft_threshold" ->
                    new L1(op.get("strength").doubleValue(), L1.Method.PROXIMAL, biases(op));
            case "elastic_prox" ->
                    new ElasticNet(
                            op.get("l1").doubleValue(), op.get("l2").doubleValue() / 2, biases(op));
            case "max_norm" ->
                    new MaxNorm(
                            op.get("max").doubleValue(),
                            op.get("scope").asText().equals("row")
                                    ? MaxNorm.Of.ROW
                                    : MaxNorm.Of.MATRIX,
                            op.get("eps").doubleValue(),
                            MaxNorm.Metric.EUCLIDEAN);
            default -> throw new Missing(name);
        };
    }

    private static Schedule rate(JsonNode file) {
        return schedule(file.get("lr").get("schedule"), file.get("lr").get("base").doubleValue());
    }

    private static Schedule schedule(JsonNode schedule, double base) {
        String type = schedule.get("type").asText();
        Per per = stepsPerEpoch(schedule) == 1 ? Per.STEP : Per.EPOCH;
        return switch (type) {
            case "constant" -> new Constant(base);
            case "step" ->
                    new StepDecay(
                            base,
                            schedule.get("size").intValue(),
                            schedule.get("gamma").doubleValue(),
                            per);
            case "cosine" ->
                    new CosineDecay(
                            base,
                            schedule.get("period").intValue(),
                            schedule.get("min").doubleValue(),
                            per,
                            false);
            case "linear" -> warmup(schedule, new Constant(base));
            case "sequence" -> sequence(schedule, base);
            default -> throw new Missing("schedule " + type);
        };
    }

    private static Schedule warmup(JsonNode linear, Schedule then) {
        if (linear.get("end").doubleValue() != 1) {
            throw new Missing("schedule linear");
        }
        return new Warmup(
                then, linear.get("total").intValue(), linear.get("start").doubleValue(), Per.STEP);
    }

    private static Schedule sequence(JsonNode sequence, double base) {
        JsonNode first = sequence.get("parts").get(0);
        JsonNode milestones = sequence.get("milestones");
        if (milestones.size() != 1
                || !first.get("type").asText().equals("linear")
                || first.get("total").intValue() != milestones.get(0).intValue()) {
            throw new Missing("schedule sequence");
        }
        return warmup(first, schedule(sequence.get("parts").get(1), base));
    }

    /** Returns how many steps an epoch has: a schedule with {@code steps_per_unit} counts epochs of that length. */
    static int stepsPerEpoch(JsonNode schedule) {
        return schedule.path("steps_per_unit").asInt(1);
    }
}
