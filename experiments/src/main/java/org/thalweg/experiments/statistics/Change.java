package org.thalweg.experiments.statistics;

/** What was done to the base to make the variant: it decides whom a verdict is about. */
public enum Change {
    /** A component was taken out; the verdict is about that component. */
    REMOVAL("removing it"),
    /** A component was put in; the verdict is about that component. */
    ADDITION("adding it"),
    /** Something was swapped, varied or reordered; the verdict is about the change. */
    SUBSTITUTION("the change");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** Returns the change as the subject of a sentence: "removing it". */
    public String words() {
        return words;
    }
}
