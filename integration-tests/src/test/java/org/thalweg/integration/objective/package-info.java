/** Whether a run ends at the minimum of the loss and the penalties that were written. */
@NullMarked
package org.thalweg.integration.objective;

import org.jspecify.annotations.NullMarked;
