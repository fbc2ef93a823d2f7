package org.thalweg.engine;

import org.jspecify.annotations.Nullable;

/**
 * The arrays that the tiles of a stage share, indexed alike.
 *
 * @param gain null where it is not asked for
 */
record Vectors(double[] parameters, double[] update, double @Nullable [] gain) {}
