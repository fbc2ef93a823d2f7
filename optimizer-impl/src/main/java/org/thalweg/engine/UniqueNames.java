package org.thalweg.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.Component;

/** Names made unique: {@code #2}, {@code #3} … mark the second, third … component of a name. */
public final class UniqueNames {

    private UniqueNames() {}

    /** Returns one key a component, in order. */
    public static List<String> of(List<? extends Component> components) {
        List<String> keys = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Component component : components) {
            String name = component.key();
            int same = counts.merge(name, 1, Integer::sum);
            keys.add(same == 1 ? name : name + "#" + same);
        }
        return keys;
    }
}
