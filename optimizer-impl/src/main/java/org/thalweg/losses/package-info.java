/** Losses: what a prediction costs. */
@NullMarked
package org.thalweg.losses;

import org.jspecify.annotations.NullMarked;
