package org.thalweg.experiments;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Running;

/** What {@link AblationRun} has been told besides the experiment. Only it writes this, and only while making a copy. */
final class RunSettings {

    Map<String, String> plugins = ImmutableMap.of();
    Map<String, String> about = ImmutableMap.of();
    Progress progress = Progress.SILENT;
    Running running = Running.onAllCores();
    Optional<List<LoadedData>> data = Optional.empty();

    RunSettings copy() {
        RunSettings copy = new RunSettings();
        copy.plugins = plugins;
        copy.about = about;
        copy.progress = progress;
        copy.running = running;
        copy.data = data;
        return copy;
    }
}
