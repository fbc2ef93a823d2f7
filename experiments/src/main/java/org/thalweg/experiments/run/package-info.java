/** Carrying out trials: training in lockstep, and what came of it. */
@NullMarked
package org.thalweg.experiments.run;

import org.jspecify.annotations.NullMarked;
