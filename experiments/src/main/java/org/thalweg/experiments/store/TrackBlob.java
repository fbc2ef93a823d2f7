package org.thalweg.experiments.store;

import com.google.common.collect.ImmutableList;
import org.thalweg.experiments.run.Track;

/** Where a run passed as bytes: deflated, whether it is complete, the numbers of points and of parameters, then point by point. */
final class TrackBlob {

    private TrackBlob() {}

    static byte[] write(Track track) {
        return Deflated.write(
                out -> {
                    out.writeBoolean(track.complete());
                    out.writeInt(track.points().size());
                    out.writeInt(
                            track.points().isEmpty()
                                    ? 0
                                    : track.points().get(0).parameters().length);
                    for (Track.Point point : track.points()) {
                        out.writeLong(point.gradients());
                        for (double parameter : point.parameters()) {
                            out.writeDouble(parameter);
                        }
                    }
                });
    }

    static Track read(byte[] blob) {
        return Deflated.read(
                blob,
                in -> {
                    boolean complete = in.readBoolean();
                    int count = Deflated.count(in);
                    int size = Deflated.count(in);
                    ImmutableList.Builder<Track.Point> points = ImmutableList.builder();
                    for (int i = 0; i < count; i++) {
                        long gradients = in.readLong();
                        points.add(new Track.Point(gradients, Deflated.doubles(in, size)));
                    }
                    return new Track(complete, points.build());
                });
    }
}
