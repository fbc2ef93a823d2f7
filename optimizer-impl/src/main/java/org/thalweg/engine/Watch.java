package org.thalweg.engine;

import java.util.List;

/** Runs segments of one stage each, and tells a tap what each did. */
final class Watch {

    private final Tap tap;
    private final double[] parameters;
    private final double[] update;
    private final double[] before;

    Watch(Tap tap, double[] parameters, double[] update) {
        this.tap = tap;
        this.parameters = parameters;
        this.update = update;
        this.before = new double[update.length];
    }

    void run(List<Segment> segments) {
        tap.gradient(update);
        for (Segment segment : segments) {
            Stage stage = segment.stages().get(0);
            double[] changed = stage.isProximal() ? parameters : update;
            System.arraycopy(changed, 0, before, 0, before.length);
            segment.run();
            if (!stage.name().isEmpty()) {
                tap.worked(stage.name(), before, changed);
            }
        }
        tap.stepped(update, parameters);
    }
}
