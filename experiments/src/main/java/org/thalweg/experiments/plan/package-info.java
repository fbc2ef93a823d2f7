/** What an experiment will do: arms, comparisons, trials. */
@NullMarked
package org.thalweg.experiments.plan;

import org.jspecify.annotations.NullMarked;
