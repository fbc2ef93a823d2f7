package org.thalweg.cli;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.thalweg.backprop.Outline;
import org.thalweg.backprop.Outline.Box;
import org.thalweg.backprop.Outline.Role;

/** Places for the boxes of a program: layers from left to right, and rows within them. */
final class GraphLayout {

    private record Place(int layer, int row) {}

    private final ImmutableMap<Integer, Place> places;

    private GraphLayout(Map<Integer, Place> places) {
        this.places = ImmutableMap.copyOf(places);
    }

    /**
     * Returns a layout in which an operation stands right of all that it takes, in the row of the first operation that it takes,
     * and what is given, or a parameter, just left of the first operation that takes it.
     */
    static GraphLayout of(Outline outline) {
        Map<Integer, Integer> layers = new HashMap<>();
        for (Box box : outline.boxes()) {
            if (box.role() == Role.OPERATION) {
                int layer =
                        box.from().stream()
                                .mapToInt(from -> layers.getOrDefault(from, 0))
                                .max()
                                .orElse(0);
                layers.put(box.number(), layer + 1);
                box.from().forEach(from -> layers.putIfAbsent(from, layer));
            }
        }
        Map<Integer, Place> places = new HashMap<>();
        Set<Place> taken = new HashSet<>();
        for (boolean operations : new boolean[] {true, false}) {
            for (Box box : outline.boxes()) {
                if ((box.role() == Role.OPERATION) == operations) {
                    Place place =
                            new Place(layers.getOrDefault(box.number(), 0), wish(box, places));
                    while (!taken.add(place)) {
                        place = new Place(place.layer(), place.row() + 1);
                    }
                    places.put(box.number(), place);
                }
            }
        }
        return new GraphLayout(places);
    }

    private static int wish(Box box, Map<Integer, Place> places) {
        return box.from().stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .mapToInt(Place::row)
                .findFirst()
                .orElse(0);
    }

    int layer(int number) {
        return place(number).layer();
    }

    int row(int number) {
        return place(number).row();
    }

    private Place place(int number) {
        return Objects.requireNonNull(places.get(number));
    }

    int layers() {
        return 1 + places.values().stream().mapToInt(Place::layer).max().orElse(0);
    }

    int rows() {
        return 1 + places.values().stream().mapToInt(Place::row).max().orElse(0);
    }
}
