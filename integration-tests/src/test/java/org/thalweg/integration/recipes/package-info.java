/** Optimizers as docs/writing-an-optimizer.md shows how to write them. */
@NullMarked
package org.thalweg.integration.recipes;

import org.jspecify.annotations.NullMarked;
