/** Datasets from files: {@code Csv} reads, {@code IdentifierColumns} warns of columns by which rows should be grouped. */
@NullMarked
package org.thalweg.datasets;

import org.jspecify.annotations.NullMarked;
