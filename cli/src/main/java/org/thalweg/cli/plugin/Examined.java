package org.thalweg.cli.plugin;

import java.util.List;
import org.thalweg.records.Kind;
import org.thalweg.testkit.Compliance;

/**
 * A component held to its contract.
 *
 * @param component in pipe form, its hyper-parameters being the defaults
 * @param type its class
 * @param results what became of each obligation, in order
 */
public record Examined(
        Kind kind, String name, String component, String type, List<Result> results) {

    public Examined {
        results = List.copyOf(results);
    }

    /**
     * What became of an obligation.
     *
     * @param number its place in the contract, from 1
     * @param obligation its name
     * @param compliance with the reason, unless it is met
     */
    public record Result(int number, String obligation, Compliance compliance) {}

    /** Returns how many obligations came out so. */
    public long count(Compliance.Outcome outcome) {
        return results.stream().filter(one -> one.compliance().outcome() == outcome).count();
    }
}
