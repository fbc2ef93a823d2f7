/** Chains, and a chain at work: state, tiles, checkpoint. */
@NullMarked
package org.thalweg.engine;

import org.jspecify.annotations.NullMarked;
