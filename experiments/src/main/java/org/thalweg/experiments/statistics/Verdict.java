package org.thalweg.experiments.statistics;

/** What an experiment says about a component, in the words of the report. */
public enum Verdict {
    /** It makes the metric better. */
    HELPS("helps"),
    /** It makes the metric worse. */
    HURTS("hurts"),
    /** Whatever it does lies within the practical margin. */
    NO_PRACTICAL_DIFFERENCE("no practical difference"),
    /** The data do not say. */
    INCONCLUSIVE("inconclusive"),
    /** It never acted: not a bit of any run depends on it. */
    INERT("inert"),
    /** It changes how often training diverges, so that means of the metric are beside the point. */
    UNSTABLE("unstable"),
    /** These runs cannot have one: a gate says why. */
    NO_VERDICT("no verdict");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Returns the verdict as the report prints it: "no practical difference". */
    public String words() {
        return words;
    }
}
