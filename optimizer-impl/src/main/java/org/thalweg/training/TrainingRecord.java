package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.engine.ComponentException;
import org.thalweg.files.JarVersion;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;

/**
 * How a trained model came about: for people, and to train it again.
 *
 * @param thalweg the version that trained it
 * @param data the name of the data, if it was said
 * @param rows how many instances it was trained on
 * @param weights the column by which these were weighted, if they were
 * @param classWeights the weights of their classes, as {@link ClassWeights#parse} reads them, if there were any
 * @param chain the chain, with every hyper-parameter, as {@code Catalog.parseChain} reads it
 * @param regularizers penalties and constraints likewise
 * @param elsewhere what components were not Thalweg's own: the JAR or folder of each by its name
 * @param batchSize instances in a minibatch
 * @param epochs how many were asked for
 * @param seed the master seed
 * @param ended how the run ended, as {@link Status} says it
 * @param loss of the epoch that counts, in the units of the training: mean over its instances of the loss when each came, which is not that of the parameters at the end; if one was trained to its end
 * @param validationLoss that of the epoch whose parameters these are, likewise
 */
public record TrainingRecord(
        String thalweg,
        Optional<String> data,
        int rows,
        Optional<String> weights,
        Optional<String> classWeights,
        String chain,
        List<String> regularizers,
        Map<String, String> elsewhere,
        int batchSize,
        int epochs,
        long seed,
        String ended,
        OptionalDouble loss,
        OptionalDouble validationLoss) {

    private static final String OWN = "org.thalweg.";

    public TrainingRecord {
        regularizers = ImmutableList.copyOf(regularizers);
        elsewhere = ImmutableMap.copyOf(elsewhere);
    }

    static TrainingRecord of(Fit fit, Settings settings, int rows, Optional<String> weights) {
        Variant variant = fit.variant();
        Map<String, String> elsewhere = new TreeMap<>();
        Stream.concat(
                        Stream.of(settings.model, settings.loss, variant.chain()),
                        variant.regularizers().stream())
                .forEach(component -> addOrigins(component, elsewhere));
        Optional<Epoch> last = fit.history().stream().reduce((one, next) -> next);
        return new TrainingRecord(
                version(),
                Optional.empty(),
                rows,
                weights,
                settings.classWeights.map(ClassWeights::toString),
                Notation.printWhole(variant.chain()),
                variant.regularizers().stream().map(Notation::printWhole).toList(),
                elsewhere,
                settings.batchSize,
                settings.epochs,
                settings.seed,
                fit.status().toString(),
                finite(fit.best().or(() -> last).map(Epoch::loss)),
                finite(fit.best().or(() -> last).flatMap(e -> boxed(e.validationLoss()))));
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static OptionalDouble finite(Optional<Double> value) {
        return value.filter(Double::isFinite)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static String version() {
        return JarVersion.of(TrainingRecord.class).orElse("development");
    }

    /** Adds where components come from that are of others, down to those that are values of others. */
    private static void addOrigins(Object value, Map<String, String> origins) {
        if (value instanceof List<?> several) {
            several.forEach(each -> addOrigins(each, origins));
        }
        if (!(value instanceof Component component)) {
            return;
        }
        Class<?> type = component.getClass();
        if (!type.getName().startsWith(OWN)) {
            origins.put(component.name(), ComponentException.jar(type).orElse(type.getName()));
        }
        Parameter.of(type).forEach(p -> addOrigins(p.valueIn(component), origins));
    }

    /** Returns the same of data with a name. */
    TrainingRecord ofData(String name) {
        return new TrainingRecord(
                thalweg,
                Optional.of(name),
                rows,
                weights,
                classWeights,
                chain,
                regularizers,
                elsewhere,
                batchSize,
                epochs,
                seed,
                ended,
                loss,
                validationLoss);
    }
}
