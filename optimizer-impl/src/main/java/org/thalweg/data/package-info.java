/**
 * Data as training sees them: {@code Dataset} holds instances, {@code Split} and {@code Folds} divide them, {@code
 * Standardization} scales, {@code Metric} judges predictions. No file is read here.
 */
@NullMarked
package org.thalweg.data;

import org.jspecify.annotations.NullMarked;
