package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.thalweg.Component;
import org.thalweg.UsageException;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.records.Parameter;

/**
 * The identity of a trial: the SHA-256 of everything that determines what comes of it. Not among that are names of arms and
 * experiments, what is measured, time limits, threads, and the other trials.
 */
public final class TrialKeys {

    private final Experiment experiment;
    private final Map<String, DataFacts> facts;
    private final Map<String, DataSource> sources;
    private final Map<String, String> plugins;
    private final String version;
    private final String common;
    private final Map<Cell, Trained> cells = new ConcurrentHashMap<>();
    private final Map<Trial, String> keys = new ConcurrentHashMap<>();

    /**
     * @param facts of every dataset of the experiment
     * @param plugins fingerprint of the JAR by the name of each component that is not the library's own
     * @param version of the library
     * @throws UsageException if a dataset is missing among the facts
     */
    public TrialKeys(
            Experiment experiment,
            Collection<DataFacts> facts,
            Map<String, String> plugins,
            String version) {
        this.experiment = experiment;
        this.facts = Maps.uniqueIndex(facts, DataFacts::name);
        this.sources = Maps.uniqueIndex(experiment.data(), DataSource::name);
        if (!this.facts.keySet().containsAll(sources.keySet())) {
            throw new UsageException(
                    String.format(
                            "Nothing is known of the data %s, only of %s. Run the experiment here first.",
                            Sets.difference(sources.keySet(), this.facts.keySet()),
                            this.facts.keySet()));
        }
        this.plugins = ImmutableMap.copyOf(plugins);
        this.version = version;
        this.common = String.join("\n", experiment.identity());
    }

    /** What is trained, in whatever replicate. */
    private record Cell(Arm arm, Setting setting) {}

    /** What of it enters an identity: its text, and the plug-ins it is made of. */
    private record Trained(String text, Set<String> plugins) {}

    /**
     * Returns 64 hexadecimal digits.
     *
     * <p>They are asked for ten times in the life of a trial, and take 100 µs to write, by reflection: two of the five seconds
     * that 750 short runs take. So they are kept.
     */
    public String of(Trial trial) {
        return keys.computeIfAbsent(
                trial,
                one -> Hashing.sha256().hashString(text(one), StandardCharsets.UTF_8).toString());
    }

    /** Returns the pipe form of what is trained, every hyper-parameter by name, with the trial's setting. */
    public String cell(Trial trial) {
        return trained(trial).text;
    }

    private Trained trained(Trial trial) {
        return cells.computeIfAbsent(
                new Cell(trial.arm(), trial.setting()),
                cell -> {
                    Arm arm = cell.setting.on(cell.arm);
                    return new Trained(arm.cell(), used(arm));
                });
    }

    String text(Trial trial) {
        DataSource source = Objects.requireNonNull(sources.get(trial.dataset()));
        DataFacts known = Objects.requireNonNull(facts.get(trial.dataset()));
        Seeds seeds = new Seeds(experiment.seed());
        Replicate replicate = new Replicate(seeds, source, known.folds(), trial.replicate());
        List<String> lines = new ArrayList<>();
        lines.add("library " + version);
        Set<String> used = new TreeSet<>(trained(trial).plugins);
        source.problem().ifPresent(problem -> addTo(used, problem));
        lines.add("plugins " + used);
        lines.add("phase " + trial.phase());
        lines.add("cell " + cell(trial));
        lines.add(common);
        lines.add("data " + known.hash());
        lines.addAll(source.identity());
        lines.add("replicate " + replicate.key());
        lines.add("seed " + seeds.run(source.name(), trial.phase(), trial.replicate()));
        return String.join("\n", lines);
    }

    private Set<String> used(Arm arm) {
        Set<String> used = new TreeSet<>();
        if (!experiment.isOfProblems()) {
            addTo(used, experiment.model());
            addTo(used, experiment.loss());
        }
        arm.chain().forEach(link -> addTo(used, link));
        arm.regularizers().forEach(regularizer -> addTo(used, regularizer));
        return used;
    }

    private void addTo(Set<String> used, Object value) {
        if (value instanceof Iterable<?> several) {
            several.forEach(element -> addTo(used, element));
        } else if (value instanceof Component component) {
            String hash = plugins.get(component.name());
            if (hash != null) {
                used.add(component.name() + "=" + hash);
            }
            for (Parameter parameter : Parameter.of(component.getClass())) {
                addTo(used, parameter.valueIn(component));
            }
        }
    }
}
