package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/** Runs segments of one stage each, and tells taps what each did. */
final class Watch {

    private final List<Tap> taps;
    private final Vectors vectors;
    private final double[] before;

    /**
     * @param others taps that are told already
     */
    Watch(Tap tap, Vectors vectors, Optional<Watch> others) {
        ImmutableList.Builder<Tap> all = ImmutableList.builder();
        others.ifPresent(watch -> all.addAll(watch.taps));
        this.taps = all.add(tap).build();
        this.vectors = vectors;
        this.before = new double[vectors.update().length];
    }

    void worked(String path, double[] from, double[] to) {
        taps.forEach(tap -> tap.worked(path, from, to));
    }

    void run(Segment[] segments) {
        taps.forEach(tap -> tap.gradient(vectors.update()));
        for (Segment segment : segments) {
            Stage stage = segment.first();
            double[] changed =
                    stage.changes() == Stage.Changes.PARAMETERS
                            ? vectors.parameters()
                            : vectors.update();
            System.arraycopy(changed, 0, before, 0, before.length);
            segment.run();
            if (!stage.path().isEmpty() && stage.runs()) {
                taps.forEach(tap -> tap.worked(stage.path(), before, changed));
            }
        }
        taps.forEach(tap -> tap.stepped(vectors.update(), vectors.parameters()));
    }
}
