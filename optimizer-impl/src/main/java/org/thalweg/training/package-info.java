/** Training one chain, or many in lockstep, on a dataset. */
@NullMarked
package org.thalweg.training;

import org.jspecify.annotations.NullMarked;
