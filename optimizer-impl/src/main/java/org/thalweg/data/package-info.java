/**
 * Datasets, from a file to standardised parts: {@code Dataset.csv} reads, {@code Split} and {@code
 * Folds} divide, {@code Standardization} scales, {@code Metric} judges predictions.
 */
@NullMarked
package org.thalweg.data;

import org.jspecify.annotations.NullMarked;
