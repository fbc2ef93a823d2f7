package org.thalweg.testkit;

/**
 * Something that every component of a kind must do, and a way to find out whether one does.
 *
 * @param number its place in the contract, from 1
 * @param name a sentence in snake case; the contract's test method and the paragraph in the documentation have it too
 * @param check finds out
 */
public record Obligation(int number, String name, Check check) {

    /** A way to find out. */
    @FunctionalInterface
    public interface Check {

        /** Tries the component. */
        Compliance run();
    }

    /** Tries the component. */
    public Compliance compliance() {
        return check.run();
    }
}
