package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.Clock;

/** What looks like a mistake in a chain: legal, but seldom meant. */
final class ChainWarnings {

    private ChainWarnings() {}

    static List<String> of(Chain chain) {
        List<String> keys = chain.keys();
        List<String> rates =
                keys.stream()
                        .filter(key -> chain.link(key).learningRate(Clock.SAMPLE).isPresent())
                        .toList();
        List<String> warnings = new ArrayList<>();
        if (rates.isEmpty()) {
            warnings.add(
                    "No link has a learning rate: what the last link leaves is subtracted as it is. End the chain with sgd.");
        }
        if (rates.size() > 1) {
            warnings.add(
                    "The learning rates of "
                            + String.join(" and ", rates)
                            + " multiply. Keep one of them.");
        }
        if (!rates.isEmpty()) {
            for (String key : keys.subList(keys.indexOf(rates.get(0)) + 1, keys.size())) {
                if (!rates.contains(key)) {
                    warnings.add(
                            key
                                    + " comes after "
                                    + rates.get(0)
                                    + ": it works on a step that the learning rate has already scaled. Put it before.");
                }
            }
        }
        return warnings;
    }
}
