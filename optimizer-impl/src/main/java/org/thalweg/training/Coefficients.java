package org.thalweg.training;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.UsageException;
import org.thalweg.backprop.AffineMap;
import org.thalweg.data.Encoding;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.Standardization;
import org.thalweg.text.DidYouMean;

/**
 * One output of a linear model in the units of the data, whatever the units of the training:
 *
 * <pre>
 * ŷ = intercept + Σ weight · input
 * </pre>
 *
 * <p>For a loss on classes, ŷ is the score from which the probabilities are computed.
 *
 * @param output its name; of a class, the class; of a transformed target, that is what ŷ is of: {@code log(price)}
 * @param intercept ŷ where all inputs are 0
 * @param weights by the inputs' names, in their order
 */
public record Coefficients(String output, double intercept, Map<String, Double> weights) {

    public Coefficients {
        weights = ImmutableMap.copyOf(weights);
    }

    /**
     * Returns what one more of an input adds to the output.
     *
     * @throws UsageException if there is no such input
     */
    public double weight(String input) {
        Double weight = weights.get(input);
        if (weight == null) {
            throw new UsageException(
                    "There is no input '%s'.%s"
                            .formatted(input, DidYouMean.suggest(input, weights.keySet())));
        }
        return weight;
    }

    /** Returns the coefficients of each output of a map between data in these units. */
    static List<Coefficients> of(AffineMap map, Preprocessing preprocessing, Encoding encoding) {
        Optional<Standardization> units = preprocessing.standard();
        List<String> inputs = encoding.inputNames();
        List<String> outputs = encoding.outputNames();
        List<Coefficients> all = new ArrayList<>();
        for (int k = 0; k < outputs.size(); k++) {
            String output = outputs.get(k);
            double scale = at(units.map(Standardization::targetScales), k, 1);
            double intercept = map.offset()[k];
            ImmutableMap.Builder<String, Double> weights = ImmutableMap.builder();
            for (int j = 0; j < inputs.size(); j++) {
                // W(x − mean)/scale = (W/scale)x − (W/scale)mean
                double weight =
                        map.matrix()[k][j] / at(units.map(Standardization::inputScales), j, 1);
                intercept -= weight * at(units.map(Standardization::inputMeans), j, 0);
                weights.put(inputs.get(j), scale * weight);
            }
            double mean = at(units.map(Standardization::targetMeans), k, 0);
            all.add(
                    new Coefficients(
                            preprocessing.transform().map(t -> t.of(output)).orElse(output),
                            scale * intercept + mean,
                            weights.buildOrThrow()));
        }
        return all;
    }

    private static double at(Optional<ImmutableDoubleArray> values, int index, double otherwise) {
        return values.map(array -> array.get(index)).orElse(otherwise);
    }
}
