package org.thalweg.experiments.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;

/**
 * How often the same variants were compared on the same data: with a growing number of replicates, another seed, other epochs or
 * another tuning, by another measure or margin. Whoever looks, and then asks on because of what was seen, has more chances than
 * p-values count: that cannot be undone, but it is told.
 */
public final class Looks {

    private static final String NAME = "looks";

    private final String entry;
    private final String question;

    /**
     * @param data what is known of each dataset of the experiment
     */
    public Looks(Experiment experiment, List<DataFacts> data) {
        this.question = experiment.question(DataFacts.hashes(data));
        this.entry =
                question
                        + " "
                        + experiment.withoutSecondary().hash(DataFacts.hashes(data))
                        + " "
                        + data.stream()
                                .map(facts -> Integer.toString(facts.replicates()))
                                .collect(Collectors.joining("+"));
    }

    /** Returns which look this is, and keeps that it was taken. */
    public int add(ResultsFolder folder) {
        Description description = folder.description();
        List<String> looks = looks(description.about());
        if (!looks.contains(entry)) {
            looks.add(entry);
            Map<String, String> about = new TreeMap<>(description.about());
            about.put(NAME, String.join("\n", looks));
            folder.describe(new Description(about, description.data(), description.comparisons()));
        }
        return number(looks);
    }

    /** Returns which look at this question the replicates are, as far as a folder knows. */
    public int current(ResultsFolder folder) {
        return number(looks(folder.description().about()));
    }

    /** Returns whether a folder knows of any look at this question. */
    public boolean any(ResultsFolder folder) {
        return looks(folder.description().about()).stream()
                .anyMatch(look -> look.startsWith(question));
    }

    /** A look that is not finished comes after those that are. */
    private int number(List<String> looks) {
        List<String> same = looks.stream().filter(look -> look.startsWith(question)).toList();
        return 1 + (same.contains(entry) ? same.indexOf(entry) : same.size());
    }

    /** Returns what a folder has kept of looks, to be put into its next description. */
    public static Map<String, String> keptIn(ResultsFolder folder) {
        String looks = folder.description().about().get(NAME);
        return looks == null ? Map.of() : Map.of(NAME, looks);
    }

    private static List<String> looks(Map<String, String> about) {
        return new ArrayList<>(about.getOrDefault(NAME, "").lines().toList());
    }
}
