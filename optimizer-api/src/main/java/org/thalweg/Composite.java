package org.thalweg;

import java.util.List;

/**
 * A component made of others of its kind, which are record components of it: optimizers in a row, around others, side by side.
 * Parts within parts are a tree; a path such as {@code accumulate/momentum} names each.
 */
public interface Composite extends Component {

    /** Returns the parts, in the order in which they work. */
    List<? extends Component> parts();
}
