package org.thalweg.cli.plugin;

import com.google.common.base.Ascii;
import java.util.Arrays;
import java.util.List;
import org.thalweg.UsageException;
import org.thalweg.records.Kind;
import org.thalweg.text.DidYouMean;

/** What a new plug-in can begin as: a component of any kind, or an optimizer that has others inside. */
public enum Beginning {
    OPTIMIZER(Kind.OPTIMIZER, "\"%s | sgd(0.01)\""),
    WRAPPER(Kind.OPTIMIZER, "\"%s(chain=momentum | sgd(0.01))\""),
    REGULARIZER(Kind.REGULARIZER, "\"sgd(0.01)\" --regularize %s"),
    LOSS(Kind.LOSS, "\"sgd(0.01)\" --loss %s"),
    MODEL(Kind.MODEL, "\"sgd(0.01)\" --model %s"),
    SCHEDULE(Kind.SCHEDULE, "\"sgd(%s)\""),
    PROBLEM(Kind.PROBLEM, "\"momentum | sgd(0.01)\" --problem %s");

    private final Kind kind;
    private final String use;

    Beginning(Kind kind, String use) {
        this.kind = kind;
        this.use = use;
    }

    /** Returns the kind of the component. */
    public Kind kind() {
        return kind;
    }

    /** Returns the word for it: {@code optimizer}. */
    public String word() {
        return Ascii.toLowerCase(name());
    }

    /** Returns the command with which such a component is used. */
    public String command() {
        return this == PROBLEM ? "ablate" : "train";
    }

    /** Returns what stands behind the {@link #command} where such a component is used. */
    public String use(String component) {
        return String.format(use, component);
    }

    /** Returns the name of the template of its record. */
    String template() {
        return name().charAt(0) + word().substring(1) + ".java";
    }

    /** Returns all words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Beginning::word).toList();
    }

    /**
     * Returns what a word stands for.
     *
     * @throws UsageException if it stands for nothing
     */
    public static Beginning of(String word) {
        return Arrays.stream(values())
                .filter(one -> DidYouMean.same(one.word(), word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        String.format(
                                                "Unknown kind '%s'.%s Available: %s.",
                                                word,
                                                DidYouMean.suggest(word, words()),
                                                String.join(", ", words()))));
    }
}
