/** Replays reference trajectories computed by other libraries; {@code golden/FORMAT.md} has their formulas. */
@NullMarked
package org.thalweg.integration.golden;

import org.jspecify.annotations.NullMarked;
