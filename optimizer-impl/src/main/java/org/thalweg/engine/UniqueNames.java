package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.Component;

/** Names made unique: {@code #2}, {@code #3} … mark the second, third … component of a name. */
public final class UniqueNames {

    private UniqueNames() {}

    /** Returns one key a component, in order. */
    public static List<String> of(List<? extends Component> components) {
        List<String> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Component component : components) {
            String name = component.key();
            names.add(name);
            long same = names.stream().filter(name::equals).count();
            keys.add(same == 1 ? name : name + "#" + same);
        }
        return keys;
    }
}
