package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.thalweg.Component;

/** Which arms are made of the base chain and its regularizers. Components are addressed by key, as in a chain. */
public sealed interface Design {

    /** One arm for each removable component, without it. */
    record LeaveOneOut() implements Design {}

    /** Plain SGD, and one arm for each removable component, with it alone. */
    record LeaveOneIn() implements Design {}

    /** No arm but the base: its hyper-parameters are tuned, and it is compared with nothing. */
    record Alone() implements Design {}

    /** One arm for each alternative, in the place of a component. */
    record Swap(Map<String, List<Component>> alternatives) implements Design {
        public Swap {
            alternatives = ImmutableMap.copyOf(alternatives);
        }
    }

    /** One arm for each value of a hyper-parameter, addressed as {@code momentum.decay}. */
    record Vary(Map<String, List<Object>> values) implements Design {
        public Vary {
            values = ImmutableMap.copyOf(values);
        }
    }

    /** All on/off combinations of some components: 2ᵏ arms. */
    record Factorial(List<String> components) implements Design {
        public Factorial {
            components = ImmutableList.copyOf(components);
        }
    }

    /** All orders of some links, the rest staying where they are. */
    record Reorder(List<String> links) implements Design {
        public Reorder {
            links = ImmutableList.copyOf(links);
        }
    }
}
