package org.thalweg.records;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.thalweg.Component;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.Schedule;

/**
 * What a component can be. Within a kind, names are unique. This is the one list of kinds: hyper-parameters, services files,
 * the catalog, messages and pages follow it.
 */
public enum Kind {
    /** Turns a gradient into a step. */
    OPTIMIZER(Optimizer.class, "an optimizer", "optimizers"),
    /** A penalty or constraint on the parameters. */
    REGULARIZER(Regularizer.class, "a regularizer", "regularizers"),
    /** What predictions cost. */
    LOSS(Loss.class, "a loss", "losses"),
    /** What predicts. */
    MODEL(Model.class, "a model", "models"),
    /** A number that depends on the step. */
    SCHEDULE(Schedule.class, "a schedule", "schedules"),
    /** Something to minimise that is no model on data. */
    PROBLEM(Problem.class, "a problem", "problems");

    private final Class<? extends Component> type;
    private final String withArticle;
    private final String plural;

    Kind(Class<? extends Component> type, String withArticle, String plural) {
        this.type = type;
        this.withArticle = withArticle;
        this.plural = plural;
    }

    /** Returns the interface that components of this kind implement. */
    public Class<? extends Component> type() {
        return type;
    }

    /** Returns the kind as one word: {@code optimizer}. */
    public String singular() {
        return withArticle.substring(withArticle.indexOf(' ') + 1);
    }

    /** Returns the kind as one word for several: {@code optimizers}. */
    public String plural() {
        return plural;
    }

    /** Returns the kind with its article: {@code an optimizer}. */
    public String withArticle() {
        return withArticle;
    }

    /** Returns the name of the file in which a JAR lists its components of this kind. */
    public String services() {
        return "META-INF/services/" + type.getName();
    }

    /** Returns all kinds as a sentence lists them, such as {@code "optimizer, regularizer, loss, model, schedule or problem"}. */
    public static String oneOf(Function<Kind, String> word) {
        List<String> words = Arrays.stream(values()).map(word).toList();
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Returns the kinds that a type belongs to: usually one. */
    public static List<Kind> allOf(Class<?> type) {
        return Arrays.stream(values()).filter(kind -> kind.type.isAssignableFrom(type)).toList();
    }

    /** Returns the first kind that a type belongs to; empty if it is no component of a known kind. */
    public static Optional<Kind> of(Class<?> type) {
        return allOf(type).stream().findFirst();
    }
}
