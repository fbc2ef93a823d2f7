/** Problems: what is minimised where there is no model and no data. */
@NullMarked
package org.thalweg.problems;

import org.jspecify.annotations.NullMarked;
