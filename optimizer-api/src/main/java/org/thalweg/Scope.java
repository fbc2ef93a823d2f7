package org.thalweg;

/** The least of the parameter vector that a kernel must see at once. Promise less, and it runs on small tiles, which stay in the cache. */
public enum Scope {
    /** Every element is treated by itself: a tile may be any stretch of one block. */
    ELEMENT,
    /** A tile is a whole {@link Block}. */
    BLOCK,
    /** A tile is the whole parameter vector; {@link Tile#blocks()} divides it. */
    VECTOR
}
